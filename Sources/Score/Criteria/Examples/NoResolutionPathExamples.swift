import Conversations

extension NoResolutionPath {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "escalation asked for and ignored",
      """
      A: Hello, Felix.
      C: I want to speak to your manager, this is the third visit
      A: ⟦The fitter comes when he comes.⟧
      C: your manager please
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "nessun responsabile, nessun passo, nessuna via",
      """
      A: Salve, Marco.
      C: il contatore è rotto da due mesi, chi se ne occupa?
      A: ⟦Eh, è una situazione complicata.⟧
      C: e quindi, chi se ne occupa?
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .violated, .chat, .russian,
      "позовите старшего, тишина",
      """
      A: Здравствуйте, Дмитрий.
      C: позовите, пожалуйста, вашего руководителя
      A: ⟦Ожидайте.⟧
      C: вы позовёте или нет?
      S: Чат закрыт оператором.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "geen volgende stap",
      """
      A: Goeiedag, Charl.
      C: die pyp werk nog steeds nie, wie kom wanneer?
      A: ⟦Ag, dit is maar so met ou pype.⟧
      C: en wie kom nou?
      S: Chat closed by agent.
      """),
    Example(
      .met, .chat, .english,
      "owner, step and route",
      """
      A: Hello, Nora.
      C: I want to speak to your manager
      A: Of course. My manager, Ms Lehr, calls you today between 15 and 16; if that fails, \
      write here and ask for case 771.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "responsabile e passo",
      """
      A: Buongiorno, Giulia.
      C: il contatore è rotto
      A: La pratica è mia, la seguo io: il tecnico viene martedì alle 9 e le confermo lunedì.
      C: ok
      """),
    Example(
      .met, .chat, .russian,
      "объяснил, почему нельзя, и дал путь",
      """
      A: Добрый день, Вера.
      C: соедините с директором
      A: Директор в отпуске до понедельника, но Игорь Седов решает такие вопросы сейчас, \
      передаю ему.
      C: хорошо
      """),
    Example(
      .met, .chat, .afrikaans,
      "roete en eienaar",
      """
      A: Goeiemôre, Riaan.
      C: die pyp lek
      A: Loodgieter Jan kom môre om 8; as hy laat is, skryf hier en ek jaag hom.
      C: reg
      """),
    Example(
      .notApplicable, .chat, .english,
      "no problem",
      """
      C: opening hours?
      A: Hello, 9 to 18.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "confermato risolto",
      """
      C: ora va, grazie
      A: Bene, buona giornata!
      """),
  ]
}
