import Conversations

extension EndedOnNegation {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "il no ripetuto a una preghiera",
      """
      C: posso restituire la borsa? sono passati 20 giorni
      A: Salve. Non è più possibile restituirla.
      C: ma il colore è un altro da quello della foto
      A: ⟦Purtroppo no.⟧
      """),
    Example(
      .violated, .chat, .english,
      "nothing we can do, company policy, closed",
      """
      A: Good morning, Riaan here.
      C: the lamp came with the wrong shade, can you swap just the shade? I threw the box away
      A: ⟦Without the original box there's nothing we can do, it's company policy.⟧
      C: but you sent the wrong one
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "impossibile, politica aziendale",
      """
      A: Buongiorno, sono Giulia.
      C: ho perso lo scontrino, si può cambiare lo stesso? ho l'estratto conto
      A: ⟦No, senza scontrino è impossibile, è la politica aziendale.⟧
      C: va bene, buona giornata
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .violated, .email, .russian,
      "ничем не могу помочь",
      """
      C: Ребёнок заболел, можно перенести бронь на неделю?
      A: Здравствуйте. ⟦К сожалению, ничем не могу помочь, таковы правила.⟧
      """),
    Example(
      .violated, .chat, .afrikaans,
      "niks wat ons kan doen nie",
      """
      A: Goeiedag, Charl hier.
      C: die pakkie is nat en stukkend afgelewer, kan iemand my help asb?
      A: ⟦Daar is niks wat ons kan doen nie, dis die koerier se saak.⟧
      C: sjoe. ok
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .english,
      "not our problem",
      """
      A: Hi, Felix.
      C: your fitter scratched my floor, who pays for it?
      A: ⟦That's not our problem, the fitter is a contractor.⟧
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "non è un nostro problema, dopo un rifiuto",
      """
      A: Buongiorno, Elena.
      C: il carro attrezzi mi ha rotto il paraurti, chi paga?
      A: ⟦Non è un nostro problema, non possiamo farci niente.⟧
      C: assurdo
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .met, .chat, .english,
      "refused, then what we can do",
      """
      A: Hello, Anna here.
      C: can I return the mattress after 8 months?
      A: Unfortunately I can't refund it after 60 days. What I can do is send you a new cover \
      free of charge, or exchange it at 40% off. Which would you like?
      C: the cover please
      A: Done, it arrives on Thursday.
      """),
    Example(
      .met, .chat, .italian,
      "rifiuto con alternativa",
      """
      A: Buongiorno, Giulia.
      C: mi può rimborsare la macchina del caffè di giugno?
      A: Purtroppo il termine per il reso è scaduto. In alternativa la ripariamo gratis in \
      garanzia: le prenoto il ritiro per domani?
      C: sì grazie
      """),
    Example(
      .notApplicable, .chat, .russian,
      "нет ничего невозможного",
      """
      A: Добрый день, Вера.
      C: можно ли доставить в деревню под Клином? наверное невозможно
      A: Нет ничего невозможного: привезём в субботу, доставка 600 рублей.
      C: супер
      """),
    Example(
      .met, .email, .afrikaans,
      "weiering met rede en alternatief",
      """
      C: Kan ons die braai op die stoep gebruik?
      A: Goeiemôre, ongelukkig mag 'n mens nie op die stoep vuur maak nie, weens die rietdak. \
      Maar agter die huis is 'n oop braaiplek met hout, en ek hou dit vir u Saterdag oop.
      C: perfek, dankie
      """),
    Example(
      .met, .chat, .english,
      "impossible is the good news the customer asked for",
      """
      A: Hello, Nora here.
      C: can I lose my number if I change the plan?
      A: No, that's impossible, the number stays yours.
      C: phew thanks
      """),
    Example(
      .notApplicable, .chat, .english,
      "nothing else is needed from you",
      """
      A: Hi, Greg here.
      C: do I have to send the old router back?
      A: No, nothing else is required from you; keep it or recycle it.
      C: great
      """),
    Example(
      .met, .chat, .italian,
      "la prima parte negativa, poi la soluzione",
      """
      A: Salve, Marco.
      C: il corriere non trova il mio indirizzo
      A: Non è possibile cambiare l'indirizzo adesso, ma ho fermato il pacco al punto di \
      ritiro di via Dante 3, lo trova lì da domani alle 9.
      C: ok perfetto
      """),
    Example(
      .notApplicable, .chat, .english,
      "no refusal, still open",
      """
      A 10:00:00: Hello, Nora here, how can I help?
      C 10:00:20: one sec, looking for the number
      """),
    Example(
      .notApplicable, .chat, .russian,
      "вопрос решён, отказа нет",
      """
      C: где посылка 55120?
      A: Здравствуйте! В пункте на Лесной, 4, до 20:00.
      C: спасибо
      """),
  ]
}
