import Conversations

extension StyleMismatch {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "il cliente dà del Lei, l'operatore passa al tu",
      """
      A: Ciao, Marco.
      C: Buonasera, Lei potrebbe dirmi se il sofà è disponibile? La ringrazio.
      A: ⟦Certo che sì, tu quando lo vuoi?⟧
      C: Non ricordo che ci siamo presentati. Comunque venerdì, La ringrazio.
      A: ok, ti mando il link
      """),
    Example(
      .violated, .chat, .afrikaans,
      "u teenoor jy",
      """
      A: Haai, Charl.
      C: Goeiemôre, kan u my asseblief met my rekening help? Ek waardeer dit as u dit kan \
      verduidelik.
      A: ⟦Jy moet net betaal, jy sien mos die bedrag.⟧
      C: U is nie baie beleefd nie, maar dankie dat u antwoord.
      A: Wanneer betaal jy?
      """),
    Example(
      .violated, .chat, .russian,
      "клиент на «вы», оператор на «ты»",
      """
      A: Привет, Дмитрий.
      C: Здравствуйте, подскажите, пожалуйста, когда вы отправите заказ?
      A: ⟦Отправим завтра, ты не переживай.⟧
      C: Пожалуйста, обращайтесь ко мне на «вы».
      A: Ладно, тебе на почту придёт.
      """),
    Example(
      .violated, .chat, .english,
      "answers an Italian customer in English without a word about it",
      """
      C: Buongiorno, vorrei sapere quanto costa la spedizione in Sicilia e quando arriva il pacco
      A: ⟦Hello, shipping is 12 euro and takes three days.⟧
      C: Non parlo inglese, mi dispiace
      A: Three days, sir.
      """),
    Example(
      .violated, .chat, .italian,
      "chiede il Lei",
      """
      A: Ciao, Marco!
      C: Buongiorno, avrei bisogno di una copia del contratto.
      A: ⟦Ok, dimmi il tuo codice fiscale.⟧
      C: Preferirei che mi desse del Lei.
      A: Certo, mi scusi. Mi dica il codice fiscale.
      """),
    Example(
      .met, .chat, .italian,
      "registro uguale a quello del cliente",
      """
      A: Buongiorno, Giulia.
      C: Buongiorno, Lei potrebbe aiutarmi?
      A: Certo, mi dica pure, come posso esserLe utile?
      C: La ringrazio
      """),
    Example(
      .met, .chat, .russian,
      "перешли на «ты» по просьбе клиента",
      """
      A: Здравствуйте, Вера.
      C: можно на ты, я не старый)
      A: Хорошо! Твой заказ едет завтра.
      C: спасибо, буду ждать
      """),
    Example(
      .met, .chat, .afrikaans,
      "formaliteit oorgeneem",
      """
      A: Goeiemôre, Riaan. Waarmee kan ek u help?
      C: U kan my seker help, dankie u.
      A: Graag, sê vir my wat u nodig het.
      C: Ek soek u katalogus.
      """),
    Example(
      .met, .chat, .english,
      "language offered openly",
      """
      C: Buongiorno, vorrei sapere quanto costa
      A: Hello! I'm sorry, I don't speak Italian; may I answer in English, or shall I call my \
      Italian colleague?
      C: English is ok
      """),
    Example(
      .notApplicable, .chat, .english,
      "too few turns to tell a style",
      """
      C: hi
      A: Hello, how can I help?
      """),
    Example(
      .notApplicable, .chat, .italian,
      "un turno solo",
      """
      C: ciao
      A: Ciao!
      """),
  ]
}
