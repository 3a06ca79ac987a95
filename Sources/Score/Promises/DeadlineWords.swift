/// The words for deadlines in four languages, folded; read by `DeadlineVocabulary`.
enum DeadlineWords {
  static let english = """
    limit: within, by, until, till, no later than, not later than, inside, inside of, in less than
    limit: in under, no more than, in no more than, not more than, under, up to, at most, maximum, max
    limit: over the next, in the next, for the next, during the next, in the coming, at the latest by
    before: before, prior to, ahead of
    horizon: in, after
    introducer: take, takes, taking, allow, need, needs, give me, give us, another, wait, wait for, hold
    introducer: hold for, hold on for, require, requires, is usually, expect, just, only, maybe
    approximately: about, around, approximately, roughly, approx, some, circa
    range: to, or, and, through
    business: business, working, work, office, banking
    unit second: s, sec, secs, second, seconds
    unit minute: min, mins, minute, minutes
    unit hour: h, hr, hrs, hour, hours
    unit day: day, days, calendar day, calendar days
    unit week: week, weeks
    unit month: month, months
    unit bday: weekday, weekdays, workday, workdays
    number 1: a, an, one, the next hour
    number 2: two, couple, couple of, a couple, a couple of
    number 3: three
    number 4: four
    number 5: five, few, a few, several
    number 6: six
    number 7: seven
    number 8: eight
    number 9: nine
    number 10: ten
    number 11: eleven
    number 12: twelve
    number 14: fourteen
    number 15: fifteen
    number 20: twenty
    number 24: twenty-four, twenty four
    number 30: thirty
    number 40: forty
    number 45: forty-five, forty five
    number 48: forty-eight, forty eight
    number 60: sixty
    number 72: seventy-two, seventy two
    number 90: ninety
    number 1.5: one and a half
    number 2.5: two and a half
    duration 1800: half an hour, half hour, half-hour, a half hour, half-an-hour, the next half hour
    duration 900: quarter of an hour, a quarter of an hour, quarter hour
    duration 43200: half a day
    andHalf: and a half
    day 0: today, the same day, same day
    day 1: tomorrow, tmrw, tomorrow's, the next day, the following day
    day 2: day after tomorrow, the day after tomorrow
    dayPart 0 evening: tonight, this evening
    dayPart 0 afternoon: this afternoon
    dayPart 0 morning: this morning
    part morning: morning, in the morning
    part noon: noon, midday, lunchtime, lunch time, lunch
    part afternoon: afternoon
    part evening: evening, night, midnight
    part endOfDay: end of day, end of the day, eod, the day's end, end of today
    part closeOfBusiness: close of business, cob, end of business, end of business day, closing time
    part closeOfBusiness: end of the business day, end of the working day, end of the work day, close of play
    part firstThing: first thing, first thing in the morning
    end: end of, the end of
    weekend: weekend
    next: next, following, coming, upcoming
    this: this, current
    weekday 0: monday, mondays
    weekday 1: tuesday, tue, tues
    weekday 2: wednesday
    weekday 3: thursday, thu, thur, thurs
    weekday 4: friday, fri
    weekday 5: saturday
    weekday 6: sunday
    month 1: january, jan
    month 2: february, feb
    month 3: march, mar
    month 4: april, apr
    month 5: may
    month 6: june, jun
    month 7: july, jul
    month 8: august, aug
    month 9: september, sep, sept
    month 10: october, oct
    month 11: november, nov
    month 12: december, dec
    halfPast: half past, half
    am: am, a.m
    pm: pm, p.m
    oclock: o'clock, oclock
    ordinal: st, nd, rd, th
    ordinalNumber 1: first
    past: ago, earlier, late, old, warranty, guarantee
    at: at
    filler: the, on, of, as, early, close, between, latest, next to
    vague: soon, shortly, asap, as soon as possible, as soon as we can, as soon as i can, in due course
    vague: in a moment, in a bit, in a minute, in a second, in a sec, in a few, momentarily, right away
    vague: immediately, straight away, in no time, as quickly as possible, as quickly as we can, promptly
    vague: in the near future, in a while, presently, before long, at the earliest, a.s.a.p, very soon
    vague: as fast as we can, as fast as possible, in the coming days, in the next few days, one moment
    """

  static let italian = """
    limit: entro, entro e non oltre, non oltre, nel giro di, nell' arco di, al massimo in, al massimo
    limit: al massimo entro, massimo, in meno di, al piu tardi, non piu tardi di, fino a, nelle prossime
    limit: nei prossimi, per, al massimo tra, non oltre le, nel giro d', nell' arco d', entro al massimo
    before: prima di, prima del, prima della, prima delle, prima dell', prima dei
    horizon: tra, fra, in, dopo
    introducer: ci vogliono, ci vorranno, ci vuole, ci vorra, servono, serve, richiede, richiedono
    introducer: impiega, impiegano, impieghera, attenda, attendere, mi dia, mi dai, aspetti, dura
    introducer: necessari, necessarie, occorrono, occorre, durata, concessi, tempi, ancora
    approximately: circa, all' incirca, piu o meno, intorno, verso, approssimativamente, grossomodo
    range: a, o, ai, oppure, massimo
    business: lavorativi, lavorativo, lavorative, lavorativa, feriali, feriale, utili, bancari, d' ufficio
    unit second: secondo, secondi
    unit minute: minuto, minuti, min, minutini
    unit hour: ora, ore, h, oretta
    unit day: giorno, giorni, gg, giornata, giornate
    unit week: settimana, settimane
    unit month: mese, mesi
    number 1: un, uno, una, un'
    number 2: due, paio, paio di, paio d', un paio, un paio di, un paio d'
    number 3: tre
    number 4: quattro
    number 5: cinque, qualche, pochi, poche, alcuni, alcune
    number 6: sei
    number 7: sette
    number 8: otto
    number 9: nove
    number 10: dieci
    number 12: dodici
    number 15: quindici
    number 20: venti
    number 24: ventiquattro, ventiquattr'
    number 30: trenta
    number 40: quaranta
    number 48: quarantotto, quarantott'
    number 60: sessanta
    number 72: settantadue
    duration 1800: mezz' ora, mezzora, mezza ora, una mezz' ora, una mezzora, mezz' oretta
    duration 900: quarto d' ora, un quarto d' ora
    duration 2700: tre quarti d' ora
    andHalf: e mezza, e mezzo
    day 0: oggi, data odierna
    day 1: domani
    day 2: dopodomani, dopo domani
    dayPart 0 endOfDay: in giornata, in giornata odierna, nella giornata di oggi, la giornata di oggi
    dayPart 0 endOfDay: la giornata, la giornata odierna, nell' arco della giornata, nel corso della giornata
    dayPart 0 evening: stasera, questa sera, stanotte
    dayPart 0 afternoon: questo pomeriggio
    dayPart 0 morning: stamattina, stamani, questa mattina
    dayPart 1 morning: domattina
    part morning: mattina, mattino, mattinata, in mattinata
    part noon: mezzogiorno, ora di pranzo
    part afternoon: pomeriggio, nel pomeriggio, in pomeriggio
    part evening: sera, serata, in serata, notte, mezzanotte
    part endOfDay: fine giornata, fine della giornata, la fine della giornata, fine di oggi
    part closeOfBusiness: fine giornata lavorativa, fine della giornata lavorativa, chiusura, orario di chiusura
    part closeOfBusiness: la chiusura, chiusura degli uffici, fine turno, chiusura dell' ufficio
    part firstThing: prima cosa, prima mattina, prima mattinata, in prima mattinata, primissima mattina
    end: fine, la fine, fine di, fine della, fine del, la fine della, la fine del, fine di questa
    weekend: weekend, week-end, fine settimana
    next: prossimo, prossima, seguente, successivo, successiva, entrante
    this: questo, questa, corrente, in corso
    weekday 0: lunedi
    weekday 1: martedi
    weekday 2: mercoledi
    weekday 3: giovedi
    weekday 4: venerdi
    weekday 5: sabato
    weekday 6: domenica
    month 1: gennaio
    month 2: febbraio
    month 3: marzo
    month 4: aprile
    month 5: maggio
    month 6: giugno
    month 7: luglio
    month 8: agosto
    month 9: settembre
    month 10: ottobre
    month 11: novembre
    month 12: dicembre
    ordinalNumber 1: primo
    past: fa, di garanzia
    at: alle, alle ore, le ore, all'
    dayArticle: il, il giorno, al giorno
    filler: lo, la, le, i, gli, l', di, del, della, dell', delle, dei, al, alla, nel, nella
    filler: dal, giorno, e, d', inizio, prime, prima ora
    vague: a breve, al piu presto, quanto prima, presto, il prima possibile, prima possibile, a brevissimo
    vague: appena possibile, non appena possibile, nel piu breve tempo possibile, in tempi brevi, subito
    vague: immediatamente, tra poco, fra poco, a stretto giro, prossimamente, nei prossimi giorni, in breve
    vague: nelle prossime ore, nel minor tempo possibile, tra un attimo, un attimo, un momento, tra un momento
    vague: il piu presto possibile, appena posso, appena possiamo, nel piu breve tempo, in tempi rapidi
    vague: un secondo, un minuto, un istante, tra un minuto, tra un secondo, quanto prima possibile
    """

  static let russian = """
    limit: в течение, в течении, за, не более чем за, не более, не больше, максимум, в пределах, до, к, ко
    limit: не позднее, не позже, не позднее чем, не позже чем, в ближайшие, самое позднее, максимум за, в теч
    before: перед, раньше, прежде
    horizon: через, спустя, по прошествии
    introducer: занимает, занимают, займет, займут, понадобится, потребуется, нужно, необходимо, подождите
    introducer: ожидайте, срок, сроки, составляет, составляют, дайте, дайте мне, еще, буквально, всего, длится
    approximately: примерно, около, приблизительно, где-то, порядка, ориентировочно, плюс-минус
    range: или, и
    business: рабоч*, банковск*, бизнес, календарных рабоч*
    unit second: секунд*, сек
    unit minute: минут*, мин
    unit hour: час, часа, часов, часу, часам, ч, часик*
    unit day: день, дня, дней, дню, дни, дн, календарн* день, календарн* дня, календарн* дней
    unit 24h: сутки, суток, суткам, сутк*
    unit week: недел*, нед
    unit month: месяц*, мес
    unit bday: бизнес-дней, бизнес-дня, бизнес-день, будних дней, будних дня
    number 1: один, одного, одной, одну, одна, одном
    number 1.5: полтора, полторы, полутора
    number 2: два, две, двух, двум, пара, пару, пары
    number 2.5: два с половиной, двух с половиной
    number 3: три, трех, трем
    number 4: четыре, четырех
    number 5: пять, пяти, несколько, нескольких
    number 6: шесть, шести
    number 7: семь, семи
    number 8: восемь, восьми
    number 9: девять, девяти
    number 10: десять, десяти
    number 12: двенадцать, двенадцати
    number 14: четырнадцать, четырнадцати
    number 15: пятнадцать, пятнадцати
    number 20: двадцать, двадцати
    number 24: двадцать четыре, двадцати четырех
    number 30: тридцать, тридцати
    number 40: сорок, сорока
    number 48: сорок восемь, сорока восьми
    number 60: шестьдесят, шестидесяти
    number 72: семьдесят два, семидесяти двух
    duration 1800: полчаса, получаса, пол часа, полчасика
    duration 900: четверть часа, четверти часа
    andHalf: с половиной
    day 0: сегодня, сегодняшнего дня, сегодняшнему дню, сегодняшний день
    day 1: завтра, завтрашнего дня, завтрашнему дню, завтрашний день, следующего дня, на следующий день
    day 2: послезавтра, послезавтрашн* дня
    dayPart 0 evening: сегодняшнего вечера, сегодняшнему вечеру
    dayPart 1 morning: завтрашнего утра, завтрашнему утру
    dayPart 1 evening: завтрашнего вечера, завтрашнему вечеру
    dayPart 1 noon: завтрашнего обеда, завтрашнему обеду
    part morning: утром, утра, утру, утро, с утра
    part noon: полудня, полудню, полдень, обеда, обеду
    part afternoon: после обеда, во второй половине дня, днем
    part evening: вечером, вечера, вечеру, вечер, ночью, ночи, полуночи
    part endOfDay: конца дня, концу дня, конец дня, конце дня, конца сегодняшнего дня, концу сегодняшнего дня
    part endOfDay: конца суток
    part closeOfBusiness: конца рабочего дня, концу рабочего дня, конце рабочего дня, закрытия, окончания рабочего дня
    part firstThing: первым делом, с самого утра, прямо с утра
    end: конца, концу, конец, конце
    weekend: выходных, выходным, выходные
    next: следующ*, будущ*, ближайш*
    this: этой, этого, этот, эту, этом, эта, текущ*
    weekday 0: понедельник*
    weekday 1: вторник*
    weekday 2: среда, среду, среды, среде, средой
    weekday 3: четверг*
    weekday 4: пятниц*
    weekday 5: суббот*
    weekday 6: воскресень*
    month 1: январ*
    month 2: феврал*
    month 3: март*
    month 4: апрел*
    month 5: мая, май, маю
    month 6: июн*
    month 7: июл*
    month 8: август*
    month 9: сентябр*
    month 10: октябр*
    month 11: ноябр*
    month 12: декабр*
    halfTo: половина, половины, половине, половину, пол
    pm: часа дня, часов дня, пополудни
    am: часов утра, часа утра
    oclock: часов ровно
    ordinal: -го, го, -е, -ому, числа
    ordinalNumber 1: первого, первое
    ordinalNumber 2: второго, второе
    ordinalNumber 3: третьего, третье
    ordinalNumber 4: четвертого, четвертое
    ordinalNumber 5: пятого, пятое
    ordinalNumber 6: шестого, шестое
    ordinalNumber 7: седьмого, седьмое
    ordinalNumber 8: восьмого, восьмое
    ordinalNumber 9: девятого, девятое
    ordinalNumber 10: десятого, десятое
    ordinalNumber 11: одиннадцатого
    ordinalNumber 12: двенадцатого
    ordinalNumber 15: пятнадцатого, пятнадцатое
    ordinalNumber 20: двадцатого, двадцатое
    ordinalNumber 25: двадцать пятого
    ordinalNumber 30: тридцатого, тридцатое
    past: назад, гарантии
    at: в, во
    filler: на, по, от, х, ти
    vague: в ближайшее время, скоро, вскоре, как можно скорее, как можно быстрее, в кратчайшие сроки
    vague: в кратчайший срок, в самое ближайшее время, при первой возможности, незамедлительно, немедленно
    vague: сразу, сейчас, сейчас же, в скором времени, в ближайшие дни, в ближайшие часы, оперативно
    vague: по возможности, минутку, минуточку, секунду, секундочку, сию минуту, как только сможем, минуту
    vague: как только смогу, в ближайшем будущем, в скорейшем времени, максимально быстро, одну минуту
    """

  static let afrikaans = """
    limit: binne, binne die volgende, teen, nie later as, nie later nie as, in minder as, op die laatste
    limit: uiterlik, tot, hoogstens, op die meeste, in die volgende, oor die volgende, gedurende die volgende
    limit: op die laaste, op sy laatste, teen laatstens, laatstens, minder as, voor of op
    before: voor
    horizon: oor, in, na, oor nog
    introducer: neem, vat, duur, wag, gee my, gee ons, benodig, nog, net, kos, gun my, laat my
    approximately: ongeveer, omtrent, sowat, min of meer, plus-minus, rondom, so
    range: tot, of, en
    business: besigheids, werks, werkende, kantoor
    unit second: sekonde, sekondes, sek
    unit minute: minuut, minute, min, minuutjie, minuutjies
    unit hour: uur, ure, u
    unit day: dag, dae, kalenderdae, kalenderdag
    unit week: week, weke
    unit month: maand, maande
    unit bday: werksdae, werksdag, werkdae, werkdag, besigheidsdae, besigheidsdag, weeksdae
    unit bhour: werksure, besigheidsure, kantoorure, werksuur
    number 0.5: halwe, 'n halwe
    number 1: 'n, een
    number 1.5: anderhalf, anderhalwe, een en 'n half, een en 'n halwe
    number 2: twee
    number 3: drie
    number 4: vier
    number 5: vyf, paar, 'n paar, enkele, etlike
    number 6: ses
    number 7: sewe
    number 8: agt
    number 9: nege
    number 10: tien
    number 11: elf
    number 12: twaalf
    number 14: veertien
    number 15: vyftien
    number 20: twintig
    number 24: vier-en-twintig, vier en twintig
    number 30: dertig
    number 40: veertig
    number 45: vyf-en-veertig
    number 48: agt-en-veertig, agt en veertig
    number 60: sestig
    number 72: twee-en-sewentig
    duration 1800: halfuur, 'n halfuur, half-uur, 'n half uur, 'n halwe uur, die volgende halfuur
    duration 900: kwartier, 'n kwartier
    day 0: vandag, dieselfde dag
    day 1: more, die volgende dag
    day 2: oormore
    dayPart 0 evening: vanaand, vannag
    dayPart 0 afternoon: vanmiddag
    dayPart 0 morning: vanoggend
    dayPart 1 morning: moreoggend, more-oggend, more vroeg
    dayPart 1 afternoon: moremiddag, more-middag
    dayPart 1 evening: moreaand, more-aand
    part morning: oggend, soggens, die oggend
    part noon: twaalfuur, middaguur, etenstyd
    part afternoon: middag, namiddag, die middag
    part evening: aand, nag, middernag
    part endOfDay: einde van die dag, die einde van die dag, dag se einde, einde van vandag
    part closeOfBusiness: einde van die werksdag, die einde van die werksdag, sluitingstyd, sluit van besigheid
    part closeOfBusiness: einde van besigheid, toemaaktyd, die sluit van besigheid
    part firstThing: eerste ding, heel eerste, eerste ding in die oggend
    end: einde van, die einde van, einde, die einde
    weekend: naweek
    next: volgende, aanstaande, komende
    this: hierdie, dese
    weekday 0: maandag
    weekday 1: dinsdag
    weekday 2: woensdag
    weekday 3: donderdag
    weekday 4: vrydag
    weekday 5: saterdag
    weekday 6: sondag
    month 1: januarie, jan
    month 2: februarie, feb
    month 3: maart
    month 4: april
    month 5: mei
    month 6: junie
    month 7: julie
    month 8: augustus
    month 9: september
    month 10: oktober
    month 11: november
    month 12: desember
    clock 1: eenuur
    clock 2: tweeuur
    clock 3: drieuur
    clock 4: vieruur
    clock 5: vyfuur
    clock 6: sesuur
    clock 7: sewe-uur, seweuur
    clock 8: agtuur
    clock 9: nege-uur, negeuur
    clock 10: tienuur
    clock 11: elfuur
    halfTo: half
    am: vm, v.m
    pm: nm, n.m
    ordinal: ste, de, -ste
    past: gelede, oud, waarborg
    at: om
    filler: die, op, by, van, goeie more
    vague: so gou moontlik, so gou as moontlik, binnekort, spoedig, so spoedig moontlik, nou-nou, netnou
    vague: dadelik, onmiddellik, so vinnig moontlik, eersdaags, kort voor lank, een van die dae, oomblik
    vague: in die nabye toekoms, so gou as wat ons kan, so gou as ons kan, so gou ons kan, 'n oomblik
    vague: so gou ek kan, so gou as ek kan, so vinnig as moontlik, flussies, sommer nou, op die daad
    """
}
