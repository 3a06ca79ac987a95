import Conversations

extension BeyondTheRule {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "a voucher for the trouble",
      """
      A: Hello, Sam here.
      C: The mug arrived broken.
      A: A new one is on its way. ⟦I've added a $10 voucher to your account for the trouble.⟧
      C: oh nice
      """),
    .shown(
      .chat, .italian, "un buono per il disguido",
      """
      A: Buongiorno, sono Gaia.
      C: La tazza è arrivata rotta.
      A: Ne spediamo subito un'altra. ⟦Le abbiamo anche accreditato un buono sconto di 10 \
      euro.⟧
      """),
    .shown(
      .chat, .russian, "бонусы за неприятность",
      """
      A: Добрый день, Лев.
      C: Кружка пришла разбитая.
      A: Отправим новую. ⟦Я начислил вам 500 бонусов в качестве компенсации.⟧
      """),
    .notShown(
      .chat, .english, "something the customer may apply for",
      """
      A: Hello, Sam here.
      C: The mug arrived broken.
      A: If the courier agrees, you may apply for compensation.
      """),
    .notShown(
      .chat, .english, "an advertisement without a trouble",
      """
      A: Hello, Sam here.
      C: What time do you open?
      A: At nine. We give a 10 % discount to members.
      """),
    .notShown(
      .chat, .italian, "un piano altrui",
      """
      A: Buongiorno, sono Gaia.
      C: La tazza è arrivata rotta.
      A: Se il corriere è d'accordo potrebbe avere un rimborso.
      """),
  ]
}
