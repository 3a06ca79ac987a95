import Conversations

extension ImpossibleRequest {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "settings of a television that is dead",
      """
      C: the TV does not turn on at all, no light, nothing
      A: Hello, sorry about that. ⟦Send me a photo of the settings menu.⟧
      C: it does not turn on, how should I?
      """),
    Example(
      .violated, .chat, .english,
      "push the car that will not start",
      """
      A: Hello, Ellen.
      C: my truck won't start, it's in the garage
      A: ⟦Can you push it out into the driveway?⟧
      C: it weighs two tons
      """),
    Example(
      .violated, .chat, .russian,
      "вытолкайте машину",
      """
      A: Здравствуйте, Ольга.
      C: машина не заводится, стоит в гараже
      A: ⟦Вытолкайте её на улицу.⟧
      C: мне 68 лет
      """),
    Example(
      .violated, .chat, .italian,
      "mandi lo scontrino che ha perso",
      """
      A: Salve, Marco.
      C: ho perso lo scontrino
      A: ⟦Mi mandi una foto dello scontrino.⟧
      C: l'ho perso!
      """),
    Example(
      .violated, .chat, .afrikaans,
      "teken aan sonder toegang",
      """
      A: Goeiedag, Charl.
      C: ek kan nie aanmeld nie, my wagwoord is weg
      A: ⟦Meld aan en verander dit in u profiel.⟧
      C: ek kan mos nie aanmeld nie
      """),
    Example(
      .violated, .chat, .english,
      "same inability asked for twice",
      """
      A: Hello, Felix.
      C: I lost my phone
      A: ⟦Please confirm with the code we text to your phone.⟧
      C: I lost the phone
      A: Then read me the text message.
      """),
    Example(
      .met, .chat, .english,
      "a way back to what is lost",
      """
      A: Hello, Femi.
      C: I lost the password of my Gopher account
      A: You will get your Gopher account back with the four steps on this page.
      C: ok thanks
      """),
    Example(
      .met, .chat, .english,
      "offers help instead",
      """
      A: Hello, Nora.
      C: my truck won't start
      A: Then stay inside where it's warm, the tow truck comes to your garage.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "alternativa allo scontrino",
      """
      A: Buongiorno, Giulia.
      C: ho perso lo scontrino
      A: Basta il movimento sulla carta, mi dice il giorno?
      C: il 4
      """),
    Example(
      .met, .chat, .russian,
      "есть ли возможность, и вариант",
      """
      A: Добрый день, Вера.
      C: не могу выйти из дома
      A: Есть ли кто-то, кто откроет? Если нет, техник зайдёт сам, он с ключом.
      C: пусть зайдёт
      """),
    Example(
      .met, .chat, .afrikaans,
      "nuwe inligting maak dit moontlik",
      """
      A: Goeiemôre, Riaan.
      C: ek kan nie na die winkel nie, my kar is stukkend
      A: My vrou gaan daar verby; wil u hê sy haal dit vir u?
      C: o ja asb!
      """),
    Example(
      .notApplicable, .chat, .english,
      "no inability stated",
      """
      C: please send the bill
      A: Hello, sent.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "tutto possibile",
      """
      C: mandi il catalogo
      A: Buongiorno, mandato.
      """),
  ]
}
