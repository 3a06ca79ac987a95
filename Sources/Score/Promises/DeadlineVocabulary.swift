import Conversations

/// A language's words for deadlines, as phrases with a meaning.
///
/// Written as lines `meaning: phrase, phrase`; the words of a phrase are folded, and a `*` at the
/// end of a word stands for any ending. The longest phrase at a place wins.
struct DeadlineVocabulary: Sendable {
  private struct Phrase: Sendable {
    var words: [Word]
    var term: DeadlineTerm
  }

  private struct Word: Sendable {
    var text: [UInt8]
    var isPrefix: Bool

    func matches(_ word: ArraySlice<UInt8>) -> Bool {
      isPrefix ? word.starts(with: text) : word.elementsEqual(text)
    }
  }

  /// Phrases by their first word, longest first.
  private var exact: [[UInt8]: [Phrase]] = [:]
  private var open: [Phrase] = []
  /// Whether an apostrophe ends a word (Italian elision).
  let splitsAtApostrophe: Bool
  /// `half vier` is half past three.
  let isHalfBefore: Bool

  /// The vocabulary of a supported language.
  static func of(_ language: Language) -> DeadlineVocabulary? {
    switch language {
    case .english: english
    case .italian: italian
    case .russian: russian
    case .afrikaans: afrikaans
    default: nil
    }
  }

  private static let english = DeadlineVocabulary(DeadlineWords.english)
  private static let italian = DeadlineVocabulary(DeadlineWords.italian, splitsAtApostrophe: true)
  private static let russian = DeadlineVocabulary(DeadlineWords.russian, isHalfBefore: true)
  private static let afrikaans = DeadlineVocabulary(DeadlineWords.afrikaans, isHalfBefore: true)

  init(_ lines: String, splitsAtApostrophe: Bool = false, isHalfBefore: Bool = false) {
    self.splitsAtApostrophe = splitsAtApostrophe
    self.isHalfBefore = isHalfBefore
    for line in lines.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":"),
        let term = DeadlineVocabulary.term(line[..<colon])
      else { continue }
      for phrase in line[line.index(after: colon)...].split(separator: ",") {
        add(phrase, term)
      }
    }
    for key in exact.keys { exact[key]?.sort { $0.words.count > $1.words.count } }
    open.sort {
      ($0.words.count, $0.words[0].text.count) > ($1.words.count, $1.words[0].text.count)
    }
  }

  private mutating func add(_ phrase: Substring, _ term: DeadlineTerm) {
    let words = phrase.split(separator: " ").map { word in
      word.last == "*"
        ? Word(text: Array(word.dropLast().utf8), isPrefix: true)
        : Word(text: Array(word.utf8), isPrefix: false)
    }
    guard let first = words.first else { return }
    if first.isPrefix {
      open.append(Phrase(words: words, term: term))
    } else {
      exact[first.text, default: []].append(Phrase(words: words, term: term))
    }
  }

  /// The meaning named before a colon; nil where the name is unknown.
  private static func term(_ name: Substring) -> DeadlineTerm? {
    let parts = name.split(separator: " ")
    guard let kind = parts.first else { return nil }
    let rest = parts.dropFirst()
    let number = rest.first.flatMap { Double($0) } ?? 0
    switch kind {
    case "limit": return .limit
    case "before": return .before
    case "horizon": return .horizon
    case "introducer": return .introducer
    case "approximately": return .approximately
    case "range": return .range
    case "business": return .business
    case "number": return .number(number)
    case "unit": return rest.first.flatMap { DeadlineUnit(rawValue: String($0)) }.map { .unit($0) }
    case "duration": return .duration(seconds: Int(number))
    case "andHalf": return .andHalf
    case "day": return .day(Int(number))
    case "dayPart":
      return rest.last.flatMap { DeadlineDayPart(rawValue: String($0)) }
        .map { .dayPart(Int(number), $0) }
    case "part":
      return rest.first.flatMap { DeadlineDayPart(rawValue: String($0)) }.map { .part($0) }
    case "weekday": return .weekday(Int(number))
    case "month": return .month(Int(number))
    case "weekend": return .weekend
    case "end": return .end
    case "next": return .next
    case "this": return .this
    case "clock": return .clock(hour: Int(number), minute: 0)
    case "halfTo": return .halfTo
    case "halfPast": return .halfPast
    case "am": return .am
    case "pm": return .pm
    case "oclock": return .oclock
    case "ordinal": return .ordinal
    case "ordinalNumber": return .ordinalNumber(Int(number))
    case "vague": return .vague
    case "past": return .past
    case "at": return .at
    case "dayArticle": return .dayArticle
    case "filler": return .filler
    default: return nil
    }
  }

  /// The longest phrase that begins at `index`: its meaning and how many words it has.
  func match(_ words: ArraySlice<ArraySlice<UInt8>>) -> (term: DeadlineTerm, count: Int)? {
    guard let first = words.first else { return nil }
    var best: (term: DeadlineTerm, count: Int)?
    for phrase in exact[Array(first)] ?? [] where DeadlineVocabulary.fits(phrase.words, words) {
      best = (phrase.term, phrase.words.count)
      break
    }
    for phrase in open
    where phrase.words.count > best?.count ?? 0 && DeadlineVocabulary.fits(phrase.words, words) {
      return (phrase.term, phrase.words.count)
    }
    return best
  }

  private static func fits(_ phrase: [Word], _ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    phrase.count <= words.count && zip(phrase, words).allSatisfy { $0.matches($1) }
  }
}
