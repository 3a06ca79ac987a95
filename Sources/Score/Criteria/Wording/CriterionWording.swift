package import Conversations

/// What the errors of the list are, in one sentence each, in a language other than English.
///
/// English stands with each criterion (`CriterionText.what`); a test keeps the languages complete.
package struct CriterionWording: Sendable {
  private var sentences: [CriterionID: String] = [:]

  /// - Parameter text: an id and its sentence; indented lines continue the one before.
  init(_ text: String) {
    var id: CriterionID?
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")
      if !line.hasPrefix(" "), !words.isEmpty { id = CriterionID(String(words.removeFirst())) }
      guard let id else { continue }
      let more = words.joined(separator: " ")
      sentences[id] = sentences[id].map { $0 + " " + more } ?? more
    }
  }

  /// - Parameter language: a code such as `it`.
  /// - Returns: nil in English, in unknown languages and for ids that are not in the list.
  package static func what(_ id: CriterionID, language: String) -> String? {
    switch language {
    case "it": italian.sentences[id]
    case "ru": russian.sentences[id]
    case "af": afrikaans.sentences[id]
    default: nil
    }
  }
}
