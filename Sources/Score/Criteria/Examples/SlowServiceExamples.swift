import Conversations

extension SlowService {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "six waits of nearly three minutes, none late by itself",
      """
      A 10:00:00: Hello, Felix.
      C 10:00:20: I'd like to change the delivery day
      A 10:02:20: Which day suits you?
      C 10:02:40: friday
      A 10:05:30: ⟦Morning or afternoon?⟧
      C 10:05:50: morning
      A 10:08:40: At the same address?
      C 10:09:00: same as before
      A 10:11:50: And the same telephone?
      C 10:12:10: yes
      A 10:15:00: Shall the driver ring?
      C 10:15:20: yes
      A 10:18:10: Changed to Friday morning.
      C 10:18:30: a quarter of an hour for that, really
      S 10:19:00: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "sei attese da quasi tre minuti",
      """
      A 09:00:00: Salve, Marco.
      C 09:00:10: mi serve una copia del contratto
      A 09:02:05: Di quale contratto si tratta?
      C 09:02:15: quello della luce
      A 09:05:10: ⟦Intestato a chi?⟧
      C 09:05:20: a Rita Sole
      A 09:08:15: Di che anno?
      C 09:08:25: del 2024
      A 09:11:20: Per posta o per mail?
      C 09:11:30: per mail
      A 09:14:25: Con la firma o senza?
      C 09:14:35: con la firma
      A 09:17:30: Inviata.
      S 09:18:00: Chat chiusa dall'operatore.
      """),
    Example(
      .violated, .chat, .russian,
      "шесть ожиданий почти по три минуты",
      """
      A 12:00:00: Здравствуйте, Дмитрий.
      C 12:00:10: нужен номер пункта выдачи
      A 12:02:05: В каком городе?
      C 12:02:15: в Твери
      A 12:05:10: ⟦В каком районе?⟧
      C 12:05:20: в центре
      A 12:08:15: Крупный заказ или небольшой?
      C 12:08:25: небольшой
      A 12:11:20: На какой день?
      C 12:11:30: на завтра
      A 12:14:25: Утром или вечером?
      C 12:14:35: утром
      A 12:17:30: 999 555 0190.
      S 12:20:00: Чат закрыт оператором.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ses keer amper drie minute gewag",
      """
      A 14:00:00: Goeiedag, Charl.
      C 14:00:10: ek wil my wagwoord verander
      A 14:02:05: Vir watter rekening is dit?
      C 14:02:15: die winkelrekening
      A 14:05:10: ⟦Op die foon of die rekenaar?⟧
      C 14:05:20: die foon
      A 14:08:15: Watter soort foon is dit?
      C 14:08:25: 'n oue
      A 14:11:20: Het u die app daarop?
      C 14:11:30: ja
      A 14:14:25: Is dit die nuwe weergawe?
      C 14:14:35: ja
      A 14:17:30: Skakel gestuur.
      S 14:18:00: Chat closed by agent.
      """),
    Example(
      .met, .chat, .english,
      "quick and done",
      """
      A 10:00:00: Hello, Nora.
      C 10:00:20: change delivery to friday please
      A 10:00:50: Done, Friday 9 to 12.
      C 10:01:00: wow, quick
      S 10:01:10: Chat closed by agent.
      """),
    Example(
      .met, .chat, .italian,
      "lento è il cliente",
      """
      A 09:00:00: Buongiorno, Giulia.
      C 09:20:00: scusi, ero al telefono. il catalogo?
      A 09:20:20: Inviato adesso.
      C 09:20:40: grazie
      S 09:21:00: Chat chiusa dall'operatore.
      """),
    Example(
      .met, .chat, .russian,
      "полезный ответ за минуту",
      """
      A 12:00:00: Добрый день, Вера.
      C 12:00:10: где мастер?
      A 12:01:00: На Садовой, будет у вас через 20 минут.
      C 12:01:10: ок
      S 12:02:00: Чат закрыт оператором.
      """),
    Example(
      .met, .chat, .afrikaans,
      "een lang ondersoek met kennisgewing",
      """
      A 14:00:00: Goeiemôre, Riaan.
      C 14:00:10: hoekom is my rekening dubbel?
      A 14:00:40: Ek kyk, dit vat omtrent 4 minute.
      A 14:04:20: Gekry: die tweede faktuur is nou gekanselleer.
      C 14:04:40: dankie
      S 14:05:00: Chat closed by agent.
      """),
    Example(
      .notApplicable, .chat, .english,
      "no clocks in the export",
      """
      A: Hello, Nora.
      C: change delivery to friday
      A: Done.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "ancora aperta",
      """
      A 10:00:00: Buongiorno, Giulia.
      C 10:00:10: un momento che cerco il numero
      """),
  ]
}
