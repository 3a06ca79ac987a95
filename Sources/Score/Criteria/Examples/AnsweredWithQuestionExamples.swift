import Conversations

extension AnsweredWithQuestion {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .russian,
      "в ответ на вопрос просят данные, и клиент не видит зачем",
      """
      A: Здравствуйте, Вера.
      C: до скольки лет ребёнок ездит бесплатно?
      A: ⟦Сообщите номер карты и дату рождения.⟧
      C: а зачем вам дата рождения, если я про правило спрашиваю?
      A: Бесплатно до пяти лет.
      """),
    Example(
      .violated, .chat, .english,
      "unnecessary counter-questions, never answered",
      """
      A: Hi there, Marco speaking.
      C: do the table legs come with screws or do i buy them separately?
      A: ⟦Why, have you bought the table already?⟧
      C: no thats why im asking
      A: And which room is it for?
      C: forget it
      """),
    Example(
      .violated, .chat, .italian,
      "three rounds of questions to a yes or no question",
      """
      A: Salve, sono Marco, mi dica.
      C: La lavastoviglie si può collegare all'acqua calda?
      A: ⟦Ma perché la vuole collegare all'acqua calda?⟧
      C: ho i pannelli solari. si può o no?
      A: Da quanto tempo ha i pannelli?
      C: lasciamo stare
      """),
    Example(
      .violated, .chat, .russian,
      "цена не названа, одни встречные вопросы",
      """
      A: Здравствуйте, Дмитрий.
      C: сколько стоит доставка шкафа в Тверь?
      A: ⟦А зачем вам шкаф в Твери?⟧
      C: дача. сколько стоит?
      A: А давно у вас там дача?
      C: до свидания
      """),
    Example(
      .violated, .chat, .afrikaans,
      "die vraag word nooit beantwoord nie",
      """
      A: Goeiedag, dis Charl.
      C: Kan ek die bank later kom haal, sê nou maar Saterdag?
      A: ⟦Hoekom het jy hom dan nou al gekoop?⟧
      C: omdat hy op special was. kan ek of kan ek nie?
      A: Woon jy ver van die winkel af?
      C: bly maar
      """),
    Example(
      .violated, .chat, .english,
      "a fair question first, the customer answered completely, nothing followed",
      """
      A: Hello, Nora here.
      C: when will my parcel arrive?
      A: ⟦Could I have the parcel number, please?⟧
      C: 77120045
      """),
    Example(
      .violated, .chat, .italian,
      "asks for the number that the question already gave, then no answer",
      """
      A: Buongiorno, Ilaria.
      C: l'ordine 440912 quando parte?
      A: ⟦Qual è il numero dell'ordine?⟧
      C: 440912, appunto
      A: E lo ha ordinato sul sito?
      C: sì! quando parte?
      """),
    Example(
      .violated, .chat, .english,
      "questions whose use the customer does not see",
      """
      A: Hello, Paint Counter.
      C: are you open on Sunday?
      A: ⟦Could I have your surname and your postcode?⟧
      C: what has that got to do with it? it's only about the hours
      A: Ten to four.
      """),
    Example(
      .met, .chat, .english,
      "one necessary question, then the answer",
      """
      A: Hello, Nora here.
      C: where is my order?
      A: Could I have the order number?
      C: HA-1190
      A: It is at the pick-up point on Mill Street since 7 this morning.
      """),
    Example(
      .met, .chat, .italian,
      "an offer in question form is the answer",
      """
      A: Buongiorno, Ilaria.
      C: posso riavere i soldi?
      A: Preferisce il rimborso sulla carta o un buono del 10% in più?
      C: sulla carta
      A: Fatto, 59 euro rimborsati.
      """),
    Example(
      .met, .chat, .russian,
      "ответ и вопрос в одной фразе",
      """
      A: Добрый день, Вера.
      C: магазин работает в воскресенье?
      A: Да, с 11 до 17. Подсказать, как проехать?
      C: не надо, спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "lees terug ter bevestiging en antwoord dan",
      """
      A: Goeiemôre, Charl hier.
      C: is my bespreking vir die 14de bevestig? Nel, 4 mense
      A: Net om seker te maak: Nel, 4 mense, die 14de om 19:00?
      C: ja
      A: Ja, dit is bevestig, tafel 6.
      """),
    Example(
      .met, .chat, .english,
      "ambiguous question, choice between two readings",
      """
      A: Hi, Greg here.
      C: can I change my plan?
      A: Do you mean the data plan or the phone plan?
      C: data
      A: Yes, from 1 November you can switch in the app, and I can do it for you now.
      """),
    Example(
      .notApplicable, .chat, .english,
      "how are you is not a question to answer",
      """
      C: hi how are you?
      A: Hello! I'm fine, thank you. How can I help you today?
      C: I'd like a new password link
      A: Sent to your e-mail just now.
      """),
    Example(
      .notApplicable, .chat, .english,
      "the customer asks nothing",
      """
      C: I would like to cancel order 5512 please
      A: Good morning, Nora here. It is cancelled, the refund reaches you by Friday.
      C: thanks
      """),
    Example(
      .notApplicable, .chat, .russian,
      "только благодарность",
      """
      C: спасибо, всё пришло целое
      A: Рады помочь! Как вам цвет?
      """),
  ]
}
