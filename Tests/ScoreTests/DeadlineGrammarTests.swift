import Conversations
import Testing

@testable import Score

/// Said on Wednesday 12 March 2025, 15:20; hours Monday to Friday 09:00–18:00, no holidays
/// (ERROR-LIST 5.4).
@Suite struct DeadlineGrammarTests {
  static let calendar = BusinessCalendar(
    open: Array(repeating: [540..<1080], count: 5) + [[], []], holidays: [], zone: .utc)
  static let said = CivilTime(year: 2025, month: 3, day: 12, hour: 15, minute: 20).secondsAsUTC

  static func deadlines(
    _ text: String, _ language: Language, channel: Channel = .email
  ) -> [Deadline] {
    DeadlineGrammar.deadlines(
      in: Folding.fold(text, language: language)[...], language: language, said: said,
      calendar: calendar, channel: channel)
  }

  /// `12 Mar 17:20`, `soft`, or `none`.
  static func due(_ text: String, _ language: Language) -> String {
    guard let first = deadlines(text, language).first else { return "none" }
    if first.isVague { return "soft" }
    guard let at = first.dueAt else { return "no time" }
    let civil = CivilTime(secondsUTC: at)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(civil.day) \(months[civil.month - 1]) \(two(civil.hour)):\(two(civil.minute))"
  }

  @Test(arguments: [
    ("within 2 hours", "12 Mar 17:20"), ("within 24 hours", "13 Mar 15:20"),
    ("by tomorrow noon", "13 Mar 12:00"), ("in 2-3 business days", "17 Mar 18:00"),
    ("within 48 business hours", "20 Mar 09:20"), ("by the end of the day", "12 Mar 23:59"),
    ("by close of business", "12 Mar 18:00"), ("by Friday", "14 Mar 23:59"),
    ("before Friday", "13 Mar 23:59"), ("first thing tomorrow", "13 Mar 11:00"),
    ("next week", "23 Mar 23:59"),
  ])
  func englishVectorIsReadAsTheErrorListSays(_ text: String, _ due: String) {
    #expect(Self.due(text, .english) == due)
  }

  @Test(arguments: [
    ("entro domani", "13 Mar 23:59"), ("entro domani mattina", "13 Mar 12:00"),
    ("entro 48 ore", "14 Mar 15:20"), ("nel giro di un paio d'ore", "12 Mar 17:20"),
    ("in 3-5 giorni lavorativi", "19 Mar 18:00"), ("entro le 18", "12 Mar 18:00"),
    ("in giornata", "12 Mar 23:59"), ("dopodomani", "14 Mar 23:59"),
    ("entro e non oltre il 20", "20 Mar 23:59"), ("entro fine settimana", "16 Mar 23:59"),
    ("a breve", "soft"),
  ])
  func italianVectorIsReadAsTheErrorListSays(_ text: String, _ due: String) {
    #expect(Self.due(text, .italian) == due)
  }

  @Test(arguments: [
    ("в течение часа", "12 Mar 16:20"), ("в течение 24 часов", "13 Mar 15:20"),
    ("в течение суток", "13 Mar 15:20"), ("через полчаса", "12 Mar 15:50"),
    ("через полтора часа", "12 Mar 16:50"), ("до завтрашнего утра", "13 Mar 12:00"),
    ("к концу дня", "12 Mar 23:59"), ("в течение 3 рабочих дней", "17 Mar 18:00"),
    ("до пятницы", "14 Mar 23:59"), ("не позднее 20 марта", "20 Mar 23:59"),
    ("в ближайшее время", "soft"),
  ])
  func russianVectorIsReadAsTheErrorListSays(_ text: String, _ due: String) {
    #expect(Self.due(text, .russian) == due)
  }

  @Test(arguments: [
    ("binne 'n uur", "12 Mar 16:20"), ("binne 24 uur", "13 Mar 15:20"),
    ("teen môreoggend", "13 Mar 12:00"), ("binne 3 tot 5 werksdae", "19 Mar 18:00"),
    ("teen die einde van die week", "16 Mar 23:59"), ("voor Vrydag", "13 Mar 23:59"),
    ("oormôre", "14 Mar 23:59"), ("teen half vier", "12 Mar 15:30"),
    ("vanaand", "12 Mar 23:59"), ("volgende week Dinsdag", "18 Mar 23:59"),
    ("so gou moontlik", "soft"),
  ])
  func afrikaansVectorIsReadAsTheErrorListSays(_ text: String, _ due: String) {
    #expect(Self.due(text, .afrikaans) == due)
  }

  @Test(arguments: [
    ("I'll call you back in half an hour.", "12 Mar 15:50"),
    ("We will get back to you within the next 24-48 hours.", "14 Mar 15:20"),
    ("It usually takes about 4 hours.", "12 Mar 20:20"),
    ("I'll phone you tomorrow at 5.", "13 Mar 17:00"),
    ("You will hear from us by 5 p.m. tomorrow.", "13 Mar 17:00"),
    ("We'll call you tomorrow morning.", "13 Mar 12:00"),
    ("I'll reply by 10am.", "13 Mar 10:00"),
    ("We'll have it ready by half four.", "12 Mar 16:30"),
    ("You'll have it by 20 March.", "20 Mar 23:59"),
    ("You'll have it by March 20th.", "20 Mar 23:59"),
    ("We'll deliver next Friday.", "21 Mar 23:59"),
    ("We will deliver on Monday.", "17 Mar 23:59"),
    ("By Wednesday you will know more.", "19 Mar 23:59"),
    ("We'll do it by the end of next week.", "23 Mar 23:59"),
    ("We'll pay by the end of the month.", "31 Mar 23:59"),
    ("It will be there in a couple of weeks.", "26 Mar 23:59"),
    ("I'll get back to you as soon as possible.", "soft"),
    ("I will check and let you know shortly.", "soft"),
    ("We'll sort it out by end of business tomorrow.", "13 Mar 18:00"),
    ("We sent it 3 days ago.", "none"), ("We'll reply by email.", "none"),
    ("You may return it in store.", "none"), ("I ordered 2 of them.", "none"),
  ])
  func englishSentenceIsRead(_ text: String, _ due: String) {
    #expect(Self.due(text, .english) == due)
  }

  @Test(arguments: [
    ("La richiamiamo tra mezz'ora.", "12 Mar 15:50"),
    ("La richiamo entro un'ora e mezza.", "12 Mar 16:50"),
    ("Le scriviamo entro venerdì alle 17.", "14 Mar 17:00"),
    ("La contatteremo domattina.", "13 Mar 12:00"),
    ("Riceverà il rimborso entro 10 giorni lavorativi.", "26 Mar 18:00"),
    ("Arriverà il 20 marzo.", "20 Mar 23:59"),
    ("Il tecnico passa venerdì prossimo.", "21 Mar 23:59"),
    ("Le rispondo la prossima settimana.", "23 Mar 23:59"),
    ("Le faremo sapere al più presto.", "soft"),
    ("Entro la fine del mese.", "31 Mar 23:59"), ("Ci vogliono circa 2 giorni.", "15 Mar 23:59"),
    ("L'abbiamo spedito 3 giorni fa.", "none"), ("Le scrivo per mail.", "none"),
    ("Entro fine giornata.", "12 Mar 23:59"), ("Prima di venerdì.", "13 Mar 23:59"),
  ])
  func italianSentenceIsRead(_ text: String, _ due: String) {
    #expect(Self.due(text, .italian) == due)
  }

  @Test(arguments: [
    ("Мы перезвоним вам завтра утром.", "13 Mar 12:00"),
    ("Перезвоним до 18:00.", "12 Mar 18:00"), ("Ответим к 6 вечера.", "12 Mar 18:00"),
    ("Деньги поступят в течение 5-7 рабочих дней.", "21 Mar 18:00"),
    ("Это займёт от 3 до 5 дней.", "17 Mar 23:59"), ("Через неделю вернёмся.", "19 Mar 23:59"),
    ("Доставим в пятницу.", "14 Mar 23:59"), ("Доставим в следующую пятницу.", "21 Mar 23:59"),
    ("До конца рабочего дня ответим.", "12 Mar 18:00"),
    ("Сделаем до конца месяца.", "31 Mar 23:59"),
    ("Перезвоню в половине четвёртого.", "12 Mar 15:30"),
    ("Свяжемся на следующей неделе.", "23 Mar 23:59"), ("Ответим как можно скорее.", "soft"),
    ("Отправили 3 дня назад.", "none"), ("Послезавтра.", "14 Mar 23:59"),
    ("Ориентировочно 25.03 придёт.", "25 Mar 23:59"),
  ])
  func russianSentenceIsRead(_ text: String, _ due: String) {
    #expect(Self.due(text, .russian) == due)
  }

  @Test(arguments: [
    ("Ons bel u oor 'n halfuur.", "12 Mar 15:50"), ("Ek laat weet u môre.", "13 Mar 23:59"),
    ("Ons sal u teen Vrydag kontak.", "14 Mar 23:59"),
    ("Ons sal u teen 16:00 bel.", "12 Mar 16:00"), ("Ek bel u om 5 uur.", "12 Mar 17:00"),
    ("Die terugbetaling neem 7 tot 10 werksdae.", "26 Mar 18:00"),
    ("Ons kom volgende week terug na u.", "23 Mar 23:59"),
    ("Ek kyk en laat weet binnekort.", "soft"), ("Ons het dit 2 dae gelede gestuur.", "none"),
    ("Dit gaan oor die bestelling.", "none"), ("Goeie môre, hoe kan ek help?", "none"),
    ("Teen die einde van die maand.", "31 Mar 23:59"), ("Oor drie dae.", "15 Mar 23:59"),
  ])
  func afrikaansSentenceIsRead(_ text: String, _ due: String) {
    #expect(Self.due(text, .afrikaans) == due)
  }

  @Test func rangeHoldsTheWordsOfTheDeadline() throws {
    let text = "We will call you back by tomorrow noon, I promise."
    let deadline = try #require(Self.deadlines(text, .english).first)
    let bytes = Folding.fold(text, language: .english)
    #expect(String(decoding: bytes[deadline.range], as: UTF8.self) == "by tomorrow noon")
  }

  @Test func graceIsATenthButNotLessThanFiveMinutesOrAnHour() throws {
    let short = try #require(Self.deadlines("within 2 hours", .english).first)
    #expect(short.spanSeconds == 7200)
    #expect(short.graceUntil == short.dueAt.map { $0 + 720 })
    let shortest = try #require(Self.deadlines("in 10 minutes", .english).first)
    #expect(shortest.graceUntil == shortest.dueAt.map { $0 + 300 })
    let day = try #require(Self.deadlines("by the 12th", .english).first)
    #expect(day.graceUntil == day.dueAt.map { $0 + 3600 })
  }

  @Test func softDeadlineIsTenMinutesInAChatAndABusinessDayElsewhere() throws {
    let chat = try #require(Self.deadlines("shortly", .english, channel: .chat).first)
    #expect(chat.isVague && chat.dueAt == Self.said + 600)
    let mail = try #require(Self.deadlines("shortly", .english).first)
    let close = CivilTime(year: 2025, month: 3, day: 13, hour: 18).secondsAsUTC
    #expect(mail.isVague && mail.dueAt == close)
  }

  @Test func withoutAClockWordsAreFoundButNoTimes() throws {
    let found = DeadlineGrammar.deadlines(
      in: Folding.fold("give me 5 minutes", language: .english)[...], language: .english,
      said: nil, calendar: Self.calendar, channel: .chat)
    let first = try #require(found.first)
    #expect(first.dueAt == nil && first.graceUntil == nil)
    #expect(first.spanSeconds == 300)
  }

  @Test func hostileFiguresDoNotCrash() {
    for text in [
      "within 99999999999999999999 hours", "by 99/99/9999", "in 0 days", "by 31/02", "by 24:59:59",
      "до 32.13", "entro le 25", "teen half 13", "in 5", "by", "within", "до до до",
      "5-6-7-8-9 days",
      "by 2025-13-45", "in 1000 months", "binne 1e9 uur",
    ] {
      for language in Language.supported {
        for deadline in Self.deadlines(text, language) {
          #expect(deadline.range.upperBound <= Folding.fold(text, language: language).count)
        }
      }
    }
  }
}
