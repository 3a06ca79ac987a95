import Conversations

extension Faceless {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "l'operatore rimanda all'assistente automatico",
      """
      B: Ciao, sono Nuvola, l'assistente digitale. Scegli un tema.
      C: operatore
      A: Buongiorno, sono Elena.
      C: mi passi una persona dell'amministrazione
      A: ⟦Per le fatture c'è solo Nuvola.⟧
      B: Ciao, sono Nuvola! Scegli un tema.
      """),
    Example(
      .violated, .chat, .english,
      "asked for a person, got the menu twice",
      """
      B: Hello! I'm Hal. Choose 1, 2 or 3.
      C: I want to talk to a person
      B: I did not understand. Choose 1, 2 or 3.
      C: a human being please
      B: ⟦I did not understand. Choose 1, 2 or 3.⟧
      """),
    Example(
      .violated, .chat, .italian,
      "nessun operatore umano",
      """
      B: Sono Lumi, l'assistente virtuale.
      C: voglio parlare con una persona
      B: Scegli tra fatture e guasti.
      C: una persona!
      B: ⟦Scegli tra fatture e guasti.⟧
      """),
    Example(
      .violated, .chat, .russian,
      "живой человек не дождался",
      """
      B: Я виртуальный помощник.
      C: соедините с человеком
      B: Не понял вопрос.
      C: живой оператор!
      B: ⟦Не понял вопрос.⟧
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ek wil met 'n mens praat",
      """
      B: Ek is die virtuele assistent.
      C: ek wil met 'n mens praat
      B: Kies 1 of 2.
      C: 'n mens asb
      B: ⟦Kies 1 of 2.⟧
      """),
    Example(
      .met, .chat, .english,
      "handed over at once",
      """
      B: Hello! I'm Hal.
      C: a person please
      B: Of course, connecting you.
      A: Hello, Nora here.
      """),
    Example(
      .met, .chat, .italian,
      "nessuno in servizio, e lo dice",
      """
      B: Sono Lumi.
      C: un operatore per favore
      B: Gli operatori ci sono dalle 9; alle 9:05 la richiama Ilaria.
      C: ok
      A: Buongiorno, sono Ilaria, eccomi.
      """),
    Example(
      .met, .chat, .russian,
      "оператор с именем",
      """
      B: Я помощник.
      C: человека
      A: Здравствуйте, Вера, слушаю.
      """),
    Example(
      .met, .chat, .afrikaans,
      "binne vyf minute",
      """
      B: Ek is die assistent.
      C: 'n mens asseblief
      B: Ek haal iemand, twee minute.
      A: Goeiemôre, Riaan hier.
      """),
    Example(
      .notApplicable, .chat, .english,
      "person from the start",
      """
      A: Hello, Nora.
      C: hi, price?
      A: 12.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "niente robot",
      """
      A: Buongiorno, Giulia.
      C: orari?
      A: 9-18.
      """),
  ]
}
