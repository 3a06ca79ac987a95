import Conversations

extension ConsiderateCorrection {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "trouble in finding it, told of one's own side",
      """
      A: Hi, Pat here. Could I have your order number?
      C: order 4471
      A: ⟦I'm having trouble finding that order on my side.⟧ Could you double-check the number \
      for me?
      C: sorry, 4417
      """),
    .shown(
      .chat, .italian, "non trovo, può verificare",
      """
      A: Buongiorno, sono Nico. Mi dà il numero d'ordine?
      C: ordine 4471
      A: ⟦Non riesco a trovare l'ordine con questo numero, può ricontrollare?⟧
      C: scusi, 4417
      """),
    .shown(
      .chat, .russian, "не нахожу, проверьте, пожалуйста",
      """
      A: Здравствуйте, Рита. Назовите номер заказа, пожалуйста.
      C: заказ 4471
      A: ⟦У меня не получается найти заказ с таким номером, не могли бы вы проверить номер?⟧
      C: ой, 4417
      """),
    .notShown(
      .chat, .english, "a flat contradiction",
      """
      A: Hi, Pat here. Could I have your order number?
      C: order 4471
      A: There is no such order, you are wrong.
      """),
    .notShown(
      .chat, .english, "an identity check",
      """
      A: Hi, Pat here. Could I have your order number?
      C: order 4471
      A: Could you confirm your postcode please?
      """),
    .notShown(
      .chat, .italian, "una contraddizione secca",
      """
      A: Buongiorno, sono Nico. Mi dà il numero d'ordine?
      C: ordine 4471
      A: Quel numero non esiste, si sbaglia.
      """),
  ]
}
