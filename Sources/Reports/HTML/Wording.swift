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
    guard let table else { return message.description }
    return message.text { table.messages[$0] }
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
    case .range: return period.description
    case .undated: return self(.undated)
    }
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
    if case .array(let names) = root["months"] {
      months = names.compactMap(string)
    } else {
      months = []
    }
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
