import Conversations

extension PushedWork {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "asks the customer to fill in what the agent can fill in",
      """
      A: Hello, Felix.
      C: please change my delivery address to 14 Mill Street
      A: ⟦You'll have to fill in the change form on the site and then call the depot yourself.⟧
      C: you have it right there though
      """),
    Example(
      .violated, .chat, .italian,
      "tre compiti al cliente e nessuno all'operatore",
      """
      A: Salve, Marco.
      C: il pacco è fermo da una settimana
      A: ⟦Chiami il corriere, poi la dogana, poi mandi un fax alla sede.⟧
      C: e lei che fa?
      """),
    Example(
      .violated, .chat, .russian,
      "заполните заново",
      """
      A: Здравствуйте, Дмитрий.
      C: я уже отправила заявку с номером 7712
      A: ⟦Заполните форму ещё раз с самого начала.⟧
      C: зачем, она же у вас
      """),
    Example(
      .violated, .chat, .afrikaans,
      "bel maar self die koerier",
      """
      A: Goeiedag, Charl.
      C: kan julle by die koerier hoor waar my pakkie is?
      A: ⟦Bel maar self die koerier en stuur dan vir ons 'n e-pos met wat hulle sê.⟧
      C: nou wat doen julle?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "die kliënt moet die maatskappy se werk doen",
      """
      A: Goeiedag, Charl.
      C: kan u uitvind waar my tafel is? bestelling 4471
      A: ⟦Bel die pakhuis, kry die vragnommer en bel dan die koerier.⟧
      C: dis tog julle pakhuis?
      A: U is reg, ek bel hulle self.
      """),
    Example(
      .met, .chat, .english,
      "I'll do it for you",
      """
      A: Hello, Nora.
      C: please change the address to 14 Mill Street
      A: Done for you; I've told the depot too.
      C: ta
      """),
    Example(
      .met, .chat, .italian,
      "solo la foto la può fare il cliente",
      """
      A: Buongiorno, Giulia.
      C: il tavolo è graffiato
      A: Mi manda una foto? Al resto penso io.
      C: eccola
      A: Sostituzione ordinata.
      """),
    Example(
      .met, .chat, .russian,
      "сама позвонила",
      """
      A: Добрый день, Вера.
      C: где курьер?
      A: Позвонила ему сама: будет через 20 минут.
      C: спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "bykomende selfhelp langs hulp",
      """
      A: Goeiemôre, Riaan.
      C: hoe verander ek my wagwoord?
      A: Ek het u 'n skakel gestuur; u kan dit ook onder Profiel doen as dit u beter pas.
      C: skakel werk
      """),
    Example(
      .notApplicable, .chat, .english,
      "no work needed",
      """
      C: is it waterproof?
      A: Hello, yes.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "domanda semplice",
      """
      C: siete aperti?
      A: Buongiorno, sì.
      """),
  ]
}
