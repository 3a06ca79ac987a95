/// A language told apart by Normalize. Only some have a lexicon; in the others lexical criteria are
/// not evaluated.
package enum Language: String, Sendable, Codable, CaseIterable {
  case english = "en"
  case italian = "it"
  case russian = "ru"
  case afrikaans = "af"
  case dutch = "nl"
  case ukrainian = "uk"
  case bulgarian = "bg"
  /// Too little text, or none of the above.
  case undetermined = "und"

  /// The languages with a lexicon.
  package static let supported: [Language] = [.english, .italian, .russian, .afrikaans]
  package var isSupported: Bool {
    switch self {
    case .english, .italian, .russian, .afrikaans: true
    default: false
    }
  }
}

/// How sure the language of one side of a conversation is.
package struct LanguageGuess: Hashable, Sendable, Codable {
  package var language: Language
  /// 0 ... 1; how far the best language stands before the others.
  package var probability: Double
  /// A second language whose score is above 60 % of the best one's: both lexicons are run.
  package var second: Language?

  package init(_ language: Language, probability: Double, second: Language? = nil) {
    self.language = language
    self.probability = probability
    self.second = second
  }

  package static let undetermined = LanguageGuess(.undetermined, probability: 0)
}
