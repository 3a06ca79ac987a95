extension CriterionWording {
  /// What each error is, in Afrikaans.
  static let afrikaans = CriterionWording(
    """
    E01 die gesprek eindig by ’n klant wat nog iets wil hê, en niemand antwoord nie
    E02 die antwoord gaan verby wat die klant vertel het: naas die punt, reeds probeer of
      reeds gesê
    E03 ’n agent belowe ’n daad en ’n tyd, en die tyd gaan verby sonder die daad
    E04 die agent antwoord op ’n probleem of versoek met verskoning, dank of mooi woorde, en
      geen stap nie
    E05 die klant sê dat niemand ná ’n vorige kontak geantwoord, gebel, gekom of dit opgelos
      het nie
    E06 wat die klant beslis sou nodig hê, word eers gesê wanneer hy vra
    E07 ’n direkte vraag oor ’n uitslag kry woorde in plaas van ja, nee of ’n datum
    E08 die klant sê dat hy ontevrede is, en niemand neem dit op nie, of die agent maak dit
      klein
    E09 ’n probleem kry ’n standaardverwysing, ’n stil oordrag of dieselfde raad, en nie een
      vraag nie
    E10 ’n boodskap van die klant wat ’n antwoord verwag, het langer as die kanaal se perk
      gewag
    E11 die klant vra, die agent vra net terug, en geen antwoord volg nie
    E12 “ek weet nie” oor die saak, die reëls of die maatskappy, sonder ’n stap om uit te vind
    E13 ’n vraag oor ’n produk kry “ek ken dit nie” of net die handleiding, sonder ’n stap om
      uit te vind
    E14 die laaste ding van belang wat die agent sê, is ’n weiering, en geen alternatief volg
      nie
    E15 die agent waarborg ’n uitslag wat nie in sy hande is nie, of wat vroeër uitgesluit is
    E16 agente sê dat iets gedoen is en later dat dit nie is nie, en niks lê tussenin nie
    E17 ’n probleem, verlies of gevoel kry woorde van onverskilligheid, of byna geen woorde
      nie
    E18 die gesprek eindig, en die klant se laaste woord is dat die probleem bly
    S01 die agent se eerste boodskap het geen groet en geen voorstelling nie
    S02 die klant se wagtyd, alle antwoorde saam, is bo die kanaal se perk
    S03 ’n klagte oor gehalte of ’n gevaar lei nie tot rekord, vervanging, terugbetaling,
      nagaan of oordrag nie
    S04 die saak eindig sonder ’n eienaar, ’n volgende stap of ’n pad boontoe, of ’n versoek
      om ’n toesighouer word oorgeslaan
    S05 ’n klant wat wag of in nood is, moet sy beurt afwag, of hoor dat ander voorgaan
    S06 ’n beleid word teen die klant se pleidooi gestel, sonder rede en sonder alternatief
    S07 die agent dreig met straf oor ’n resensie of klagte, of help net as dit verwyder word
    S08 ’n reël van die maatskappy se eie prosedure word as verwyt aan die klant gesê
    S09 die klant kry take wat die agent kon doen, of wat reeds gedoen is
    S10 ’n moeilike vraag kry net ’n skakel, ’n verwysing na die webwerf of na ander
    S11 ’n stadige, ou of geslote stelsel, ’n faks of ’n papiervorm is die rede waarom die
      klant niks kry nie
    S12 ’n aanbod om te koop of aan te sluit kom terwyl die saak nog oop is
    S13 die agent noem ’n private feit wat die klant nie gegee het nie, of stel private kontak
      voor
    S14 die agent vra ’n wagwoord, PIN, eenmalige kode of volle kaartdata, of wys iemand
      anders se data
    S15 ’n mens word gevra, en twee botboodskappe later is daar nog niemand nie, of die bot
      faal twee keer na mekaar
    S16 die enigste antwoord is om elders te bel, te gaan of te skryf
    S17 die agent vra wat die klant se woorde uitsluit, of wat niks met sy saak te doen het
      nie
    S18 die agent vra iets wat die klant in dieselfde gesprek gegee het
    S19 die agent ontken reguit wat die klant gesê het
    S20 die agent vra iets wat die klant se eie woorde onmoontlik maak
    S21 die klant noem ’n gevoel of vertel van ’n verlies, en die antwoord het geen woord
      daarvoor nie
    S22 die agent spreek ’n formele klant familiêr aan, of antwoord in ’n ander taal sonder om
      dit aan te bied
    S23 die agent beledig, bespot of skree op die klant
    """)
}
