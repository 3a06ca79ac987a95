import Conversations
import Lexicons
import Settings

/// A pattern of a custom criterion that occurred.
package struct HouseMatch: Hashable, Sendable {
  /// Place of the criterion in `custom_criteria`.
  var criterion: Int
  /// It opens a search; otherwise it is what is searched for.
  var isTrigger: Bool
  var turn: Int
  /// The sentence it stands in: what a reader needs to see.
  var span: Span
}

/// The patterns of all custom criteria, one set for each language.
struct HousePatterns: Sendable {
  struct Owner: Sendable {
    var criterion: Int
    var isTrigger: Bool
  }

  struct Part: Sendable {
    var language: Language
    var patterns: PatternSet
    /// For each pattern of the set, whose it is.
    var owners: [Owner]
  }

  /// In the order of `Language.supported`; languages without patterns are left out.
  private(set) var parts: [Part] = []

  /// - Parameter lexicons: give macros and gaps; a language's file is read only if it has patterns.
  /// - Returns: the sets, and everything wrong with the patterns.
  static func read(
    _ criteria: [CustomCriterionSettings], lexicons: Lexicons
  ) -> (patterns: HousePatterns, problems: [SettingsProblem]) {
    var house = HousePatterns()
    var problems: [SettingsProblem] = []
    for language in Language.supported {
      var patterns: [PatternSet.Pattern] = []
      var owners: [Owner] = []
      func add(
        _ sources: CustomCriterionSettings.Patterns, _ speaker: CustomCriterionSettings.Speaker,
        _ path: String, _ owner: Owner
      ) {
        for (index, source) in (sources[language] ?? []).enumerated() {
          patterns.append(
            PatternSet.Pattern(
              id: "\(path).patterns.\(language.rawValue)[\(index)]", source: source,
              sides: speaker == .customer ? .customer : .agent))
          owners.append(owner)
        }
      }
      for (index, criterion) in criteria.enumerated() {
        add(
          criterion.patterns, criterion.speaker, criterion.path,
          Owner(criterion: index, isTrigger: false))
        guard let after = criterion.window.after else { continue }
        add(
          after.patterns, after.speaker, criterion.path + ".where.after",
          Owner(criterion: index, isTrigger: true))
      }
      guard !patterns.isEmpty, let lexicon = lexicons.lexicon(language) else { continue }
      switch PatternSet.checked(patterns, language: language, syntax: lexicon.syntax) {
      case .success(let set):
        house.parts.append(Part(language: language, patterns: set, owners: owners))
      case .failure(let failure):
        problems += failure.problems.map { SettingsProblem(path: $0.id, message: $0.message) }
      }
    }
    return (house, problems)
  }
}

/// Finds the patterns of custom criteria; one per worker.
final class HouseScanner {
  private let parts: [(part: HousePatterns.Part, matcher: PatternMatcher)]

  init(_ house: HousePatterns) {
    parts = house.parts.map { ($0, PatternMatcher($0.patterns, isUsers: true)) }
  }

  /// Looks through what agents, customers and bots wrote, each turn with the patterns of its language
  /// and of its side's; a turn whose language is unknown with all of them.
  func scan(_ conversation: Conversation) -> [HouseMatch] {
    guard !parts.isEmpty else { return [] }
    var found: [HouseMatch] = []
    for index in conversation.turns.indices where !conversation.turns[index].isInternal {
      let side: Sides
      let guess: LanguageGuess
      switch conversation.turns[index].role {
      case .agent, .bot: (side, guess) = (.agent, conversation.agentLanguage)
      case .customer: (side, guess) = (.customer, conversation.customerLanguage)
      default: continue
      }
      let sentences = conversation.folded.sentencesOfTurn[index].prefix(Reading.sentencesJudged)
      let languages = [conversation.turns[index].language, guess.language, guess.second]
      let isKnown = languages.contains { $0 != nil && $0 != .undetermined }
      for (part, matcher) in parts where !isKnown || languages.contains(part.language) {
        var seen: Set<Int> = []
        for sentence in sentences {
          let place = conversation.folded.sentences[sentence]
          matcher.matches(in: conversation.folded.bytes, place.folded, sides: side) { match in
            // One match of a criterion in a turn is enough for any rule.
            guard seen.insert(match.pattern).inserted else { return }
            let owner = part.owners[match.pattern]
            found.append(
              HouseMatch(
                criterion: owner.criterion, isTrigger: owner.isTrigger, turn: index,
                span: place.span))
          }
        }
      }
    }
    return found
  }
}
