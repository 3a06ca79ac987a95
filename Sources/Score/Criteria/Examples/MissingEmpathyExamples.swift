import Conversations

extension MissingEmpathy {
  package static let examples: [Example] = [
    Example(
      .violated, .email, .afrikaans,
      "klag vol gevoel, geen woord van begrip nie",
      """
      C: Die kamer was vuil en dit was ons eerste naweek weg na my man se operasie.
      A: ⟦Uittekentyd is 10:00.⟧
      C: Is dit al?
      """),
    Example(
      .violated, .chat, .english,
      "bereavement met with form numbers",
      """
      A: Hello, Felix.
      C: my husband died last week and I need to close his account
      A: ⟦Form 22 and a copy of the certificate.⟧
      C: ok
      A: In triplicate.
      """),
    Example(
      .violated, .chat, .italian,
      "danno e paura, nessuna parola",
      """
      A: Salve, Marco.
      C: la stufa è esplosa, stiamo tutti tremando
      A: ⟦Numero d'ordine.⟧
      C: 771
      A: Tipo di stufa?
      """),
    Example(
      .violated, .chat, .russian,
      "о потере — ни слова",
      """
      A: Здравствуйте, Дмитрий.
      C: ваш грузчик разбил мамину вазу, она у нас от неё одна осталась
      A: ⟦Заполните акт.⟧
      C: и всё?
      """),
    Example(
      .met, .chat, .english,
      "sorry for your loss",
      """
      A: Hello, Nora.
      C: my husband died last week and I need to close his account
      A: I'm so sorry for your loss. I'll close it for you; all I need is his name, the rest I do.
      C: thank you
      """),
    Example(
      .met, .chat, .italian,
      "capisco lo spavento",
      """
      A: Buongiorno, Giulia.
      C: la stufa è esplosa
      A: Che spavento! State tutti bene? Il tecnico parte adesso.
      C: sì stiamo bene
      """),
    Example(
      .met, .chat, .russian,
      "сочувствие и действие",
      """
      A: Добрый день, Вера.
      C: разбили мамину вазу
      A: Мне очень жаль, понимаю, как она дорога. Оформляю возмещение и извинение в письме.
      C: спасибо
      """),
    Example(
      .met, .email, .afrikaans,
      "begrip en hulp",
      """
      C: Ons vlug is gekanselleer en my ma wag by die lughawe.
      A: Ai, dis verskriklik, ek is jammer. Ek het u ma 'n taxi gestuur. Groete, Thandi
      """),
    Example(
      .notApplicable, .chat, .english,
      "a neutral transaction",
      """
      C: change my plan
      A: Hello, done.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "domanda neutra",
      """
      C: peso del tavolo?
      A: Buongiorno, 22 kg.
      """),
  ]
}
