import CWordingData
import Conversations
import Scorecards
import Settings

/// The texts of an export in one language.
struct Wording: Sendable {
  /// A code such as `it`; `en` for a language that has no words here.
  let language: String
  /// Nil: English, which needs none.
  private let table: WordingTable?

  init(_ language: String) {
    table = WordingTable.of(language)
    self.language = table == nil ? "en" : language
  }

  func callAsFunction(_ phrase: Phrase) -> String { table?.phrases[phrase] ?? phrase.rawValue }

  /// What the program says about a conversation; where the language has no words for it, in English.
  func text(_ message: Message) -> String {
    message.mapTexts(dated).text { table?.messages[$0] }
  }

  // MARK: Figures, with the language's decimal sign

  /// `3.5`, of a share of 1.
  func percent(_ share: Double) -> String { figure(PercentText.percent(share)) }

  /// `[3.5–25.6]`
  func bounds(_ interval: ClosedRange<Double>) -> String { figure(PercentText.bounds(interval)) }

  /// `+2`, `−3.5`
  func signed(_ difference: Double) -> String { figure(PercentText.signed(difference)) }

  /// `10 % [3.5–25.6]`
  func rateWithInterval(_ rate: Proportion) -> String { figure(PercentText.rateWithInterval(rate)) }

  /// A number with some decimal places, of which at least `keep` stay.
  func fixed(_ number: Double, places: Int, keep: Int? = nil) -> String {
    figure(Reports.fixed(number, places: places, keep: keep))
  }

  private func figure(_ text: String) -> String {
    guard let decimal = table?.decimal else { return text }
    return text.replacing(".", with: decimal)
  }

  /// The name of a case of a closed list, such as an attribution.
  func name(_ word: some RawRepresentable<String>) -> String {
    text(Message(wording: word.rawValue))
  }

  /// `October 2026`, `week 43 of 2026` or the period's spelling.
  func name(_ period: Period) -> String {
    switch period {
    case .month(let year, let month):
      let months = table?.months ?? Wording.months
      return months.indices.contains(month - 1)
        ? "\(months[month - 1]) \(year)" : period.description
    case .week(let year, let week):
      let words: Message = "week \(week) of \(year)"
      return words.text { _ in table?.week }
    case .range(let first, let last): return days(first...max(first, last))
    case .undated: return self(.undated)
    }
  }

  /// `5 October 2026`
  ///
  /// - Parameter days: since 1970-01-01.
  func date(_ days: Int) -> String { spelled(CivilTime.date(days: days)) }

  /// `1 October 2026 – 31 October 2026`
  func days(_ days: ClosedRange<Int>) -> String {
    days.count == 1
      ? date(days.lowerBound) : "\(date(days.lowerBound)) – \(date(days.upperBound))"
  }

  /// `5 October 2026, 14:05`, by a zone's clocks.
  func clock(_ civil: CivilTime) -> String {
    "\(date(civil.days)), \(civil.description.dropFirst(11).prefix(5))"
  }

  /// `5 Oct`, where there is little room.
  func shortDate(_ days: Int) -> String {
    let date = CivilTime.date(days: days)
    guard let short = table?.shortDate else {
      return "\(date.day) \(Wording.months[date.month - 1].prefix(3))"
    }
    let words: Message = "\(date.day) \(date.month)"
    return words.text { _ in short }
  }

  /// A day, or a day and a clock, as the program writes them, in the language's form; any other text
  /// stays.
  func dated(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 || bytes.count == 16 && bytes[10] == 0x20 && bytes[13] == 0x3A,
      case .range(let day, _) = try? Period(parsing: "\(text.prefix(10))..\(text.prefix(10))")
    else { return text }
    return bytes.count == 10 ? date(day) : "\(date(day)), \(text.suffix(5))"
  }

  private func spelled(_ date: (year: Int, month: Int, day: Int)) -> String {
    let months = table?.datedMonths ?? Wording.months
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// A language's texts, as they lie in `Resources/wording.<language>.json`.
struct WordingTable: Sendable {
  /// January first.
  let months: [String]
  /// Months as they stand in a date, January first.
  let datedMonths: [String]
  /// `{0}` stands for the day, `{1}` for the month's number.
  let shortDate: String
  /// What stands between a number's whole and its parts.
  let decimal: String
  /// `{0}` stands for the week, `{1}` for the year.
  let week: String
  let phrases: [Phrase: String]
  /// By the English wording of a message's clause.
  let messages: [String: String]

  /// The languages that have a table.
  static let languages = ["it", "ru", "af"]

  static func of(_ language: String) -> WordingTable? {
    switch language {
    case "it": italian
    case "ru": russian
    case "af": afrikaans
    default: nil
    }
  }

  private static let italian = WordingTable(
    wording_data_italian(), wording_data_italian_size())
  private static let russian = WordingTable(
    wording_data_russian(), wording_data_russian_size())
  private static let afrikaans = WordingTable(
    wording_data_afrikaans(), wording_data_afrikaans_size())

  /// The files are part of the program: one that cannot be read is a mistake in it, which the tests
  /// find.
  private init(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    guard
      let root = try? JSONReader.parse(Array(UnsafeBufferPointer(start: bytes, count: size))).root
    else { preconditionFailure("wording: no JSON") }
    func string(_ value: JSONValue) -> String? {
      if case .string(let text) = value { text } else { nil }
    }
    func texts(_ key: String) -> [String: String] {
      guard case .object(let members) = root[key] else { return [:] }
      return Dictionary(
        members.compactMap { member in string(member.value).map { (member.key, $0) } }
      ) {
        first, _ in first
      }
    }
    func strings(_ key: String) -> [String]? {
      guard case .array(let names) = root[key] else { return nil }
      return names.compactMap(string)
    }
    months = strings("months") ?? []
    datedMonths = strings("dated_months") ?? months
    shortDate = root["short_date"].flatMap(string) ?? "{0}/{1}"
    week = root["week"].flatMap(string) ?? ""
    decimal = root["decimal"].flatMap(string) ?? "."
    let byName = texts("phrases")
    phrases = Dictionary(
      uniqueKeysWithValues: Phrase.allCases.compactMap { phrase in
        byName["\(phrase)"].map { (phrase, $0) }
      })
    messages = texts("messages")
  }
}
