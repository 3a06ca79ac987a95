import Conversations

extension Indifference {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "so what",
      """
      A: Hi, Felix.
      C: the shelf fell down last night with my late mother's china on it, everything is broken
      A: ⟦So what. It's just some plates.⟧
      C: excuse me??
      """),
    Example(
      .violated, .chat, .russian,
      "успокойтесь, ничего страшного",
      """
      A: Здравствуйте, Дмитрий.
      C: холодильник сдох за ночь, все продукты протухли, двое детей без завтрака. что делать?
      A: ⟦Успокойтесь, это всего лишь холодильник, ничего страшного.⟧
      C: вы серьёзно?
      """),
    Example(
      .violated, .chat, .italian,
      "non mi interessa",
      """
      A: Salve, Felix.
      C: il tavolo è arrivato graffiato ed era per il compleanno di mia figlia domani
      A: ⟦Signora, a me non interessa.⟧
      C: come prego?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "dit traak my nie",
      """
      A: Goeiedag.
      C: die wasmasjien lek water oor my hele kombuisvloer en die hout swel op!
      A: ⟦dit traak my nie⟧
      C: ekskuus??
      """),
    Example(
      .violated, .email, .english,
      "three words for a long complaint, no sympathy anywhere",
      """
      C: Good morning, this is now the fourth outage this month. My son could not hand in his \
      exam yesterday and I lost a client over it. I am really fed up and want to know what \
      you are going to do.
      A: ⟦It happens sometimes.⟧
      """),
    Example(
      .violated, .chat, .italian,
      "pazienza, capita, dopo un danno serio",
      """
      A: Buongiorno, Elena.
      C: mi hanno consegnato la stufa rotta, il gas usciva, ho dovuto chiamare i pompieri!
      A: ⟦Eh, capita.⟧
      C: capita?? potevamo morire
      """),
    Example(
      .met, .chat, .english,
      "one letter is what an export has left of a reply",
      """
      C: my phone broke again and nobody in the shop would look at it, what a service
      A: H
      """),
    Example(
      .met, .chat, .english,
      "terse but sympathetic and solved",
      """
      A: Hello, Anna.
      C: my heater is dead and its 8 degrees in here
      A: Sorry, that's miserable. A technician is with you at 14:00 today.
      C: thank you!!
      """),
    Example(
      .met, .chat, .russian,
      "сочувствие и действие",
      """
      A: Добрый день, Вера.
      C: у меня пропали все записи за год, это диплом, защита завтра
      A: Понимаю, как это страшно. Восстанавливаю копию от вчера, 20:00, пришлю ссылку через \
      десять минут.
      C: спасибо вам
      """),
    Example(
      .met, .chat, .italian,
      "la calma la chiede la cliente",
      """
      A: Buonasera, Giulia.
      C: calma calma, non è urgente, volevo solo sapere se la sedia arriva domani
      A: Certo, arriva domani tra le 9 e le 12.
      C: grazie
      """),
    Example(
      .met, .email, .afrikaans,
      "kort maar menslik",
      """
      C: Goeiemôre, ons vlug is gekanselleer en ons kom eers Sondag aan. Is die kamer nou weg?
      A: Goeiemôre me. Steyn, ai, dis nie lekker nie, ek is jammer. Die kamer bly oop vir u, \
      Sondag is reg.
      """),
    Example(
      .met, .chat, .english,
      "no big deal for us to replace it",
      """
      A: Hi, Greg here.
      C: I dropped the jug and it cracked, my own fault
      A: Oh no! It's no big deal for us to replace it, I've put a new one in the post.
      C: you're kidding, thanks!
      """),
    Example(
      .met, .chat, .russian,
      "короткие ответы, вопрос решён",
      """
      C: не приходит код
      A: Отправил заново.
      C: пришёл, спасибо
      """),
    Example(
      .notApplicable, .chat, .english,
      "a plain question without a problem",
      """
      C: what are your opening hours?
      A: Hello, 9 to 18 every day.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "solo un'informazione",
      """
      C: spedite in Svizzera?
      A: Buongiorno, sì, a 12 euro.
      C: grazie
      """),
  ]
}
