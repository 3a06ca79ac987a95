package import Conversations

/// Finds the cues of conversations; one per worker.
package final class CueScanner {
  private let lexicons: Lexicons
  /// Made when a language first occurs.
  private var scanners: [Language: LexiconScanner] = [:]

  package init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// Looks through the authored sentences of agents and customers, each with its turn's lexicon,
  /// and with a second one where the side mixes languages. Internal notes, bots and the system are
  /// left out. A sentence with boilerplate has no other cue.
  package func scan(_ conversation: Conversation) -> CueTable {
    var found: [CueMatch] = []
    // By index: a copy of each turn would cost more than most turns' search.
    for index in conversation.turns.indices where !conversation.turns[index].isInternal {
      let sides: Sides
      let guess: LanguageGuess
      switch conversation.turns[index].role {
      case .agent: (sides, guess) = (.agent, conversation.agentLanguage)
      case .customer: (sides, guess) = (.customer, conversation.customerLanguage)
      default: continue
      }
      let sentences = conversation.folded.sentencesOfTurn[index]
      if sentences.isEmpty { continue }
      let own = conversation.turns[index].language
      let language = own == .undetermined ? guess.language : own
      scan(conversation, sentences, sides, language, &found)
      if language.isSupported, let second = guess.second, second != language {
        scan(conversation, sentences, sides, second, &found)
      }
    }
    return CueTable(
      matches: CueScanner.withoutBoilerplate(found), turns: conversation.turns.count,
      sentences: conversation.folded.sentences.count)
  }

  private func scan(
    _ conversation: Conversation, _ sentences: Range<Int>, _ sides: Sides, _ language: Language,
    _ found: inout [CueMatch]
  ) {
    guard let scanner = scanner(language) else { return }
    conversation.folded.bytes.withUnsafeBufferPointer { bytes in
      for index in sentences {
        let sentence = conversation.folded.sentences[index]
        scanner.scan(bytes, sentence.folded, sides) { cue, prior, match in
          let start = sentence.folded.lowerBound
          let range = (start + match.range.lowerBound)..<(start + match.range.upperBound)
          found.append(
            CueMatch(
              cue: cue, pattern: Lexicons.number(match.pattern, language), turn: sentence.turn,
              sentence: index, span: conversation.folded.span(of: range, in: sentence),
              folded: range, prior: prior, language: language))
        }
      }
    }
  }

  private func scanner(_ language: Language) -> LexiconScanner? {
    if let known = scanners[language] { return known }
    guard let lexicon = lexicons.lexicon(language) else { return nil }
    let made = LexiconScanner(lexicon)
    scanners[language] = made
    return made
  }

  private static func withoutBoilerplate(_ matches: [CueMatch]) -> [CueMatch] {
    var sentences: Set<Int> = []
    for match in matches where match.cue == .boilerplate { sentences.insert(match.sentence) }
    if sentences.isEmpty { return matches }
    return matches.filter { $0.cue == .boilerplate || !sentences.contains($0.sentence) }
  }
}

/// A cue's guards, compiled when they are first needed.
private final class CueRule {
  let cue: Cue
  let prior: Double
  let vetoQuestion: Bool
  let vetoConditional: Bool
  let hasSentenceGuards: Bool
  let hasVetoBefore: Bool
  private let entry: Lexicon.CueEntry
  private(set) lazy var before = entry.vetoBefore.compactMap { try? CompiledPattern($0) }
  private(set) lazy var vetoes = entry.vetoSentence.compactMap { try? CompiledPattern($0) }
  private(set) lazy var needs = entry.needSentence.compactMap { try? CompiledPattern($0) }
  /// The sentence for which the sentence guards were last asked, and their answer.
  var askedFor = 0
  var isAdmitted = false

  init(_ cue: Cue, _ entry: Lexicon.CueEntry) {
    self.cue = cue
    self.entry = entry
    prior = entry.prior
    vetoQuestion = entry.vetoQuestion
    vetoConditional = entry.vetoConditional
    hasSentenceGuards = entry.hasSentenceGuards
    hasVetoBefore = !entry.vetoBefore.isEmpty
  }
}

/// One lexicon's patterns with the guards of its cues.
private final class LexiconScanner {
  private let matcher: PatternMatcher
  private let scratch = MatchScratch()
  /// For each pattern its cue's rule.
  private let rules: [CueRule]
  private let conditionalSource: String
  private lazy var conditional = try? CompiledPattern(conditionalSource)
  private var sentence = 0

  init(_ lexicon: Lexicon) {
    matcher = PatternMatcher(lexicon.patterns)
    conditionalSource = lexicon.conditional
    let ofCue = zip(Cue.allCases, lexicon.entries).map { CueRule($0, $1) }
    rules = lexicon.cueOfPattern.map { ofCue[Int($0)] }
  }

  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, _ sides: Sides,
    _ found: (Cue, Double, PatternMatcher.Match) -> Void
  ) {
    let candidates = matcher.prefilter(bytes, range, sides: sides)
    if candidates.isEmpty { return }
    sentence += 1
    let subject = UnsafeBufferPointer(rebasing: bytes[range])
    for candidate in candidates {
      let rule = rules[Int(candidate)]
      if rule.hasSentenceGuards && rule.askedFor == sentence && !rule.isAdmitted { continue }
      matcher.verify(Int(candidate), subject) { match in
        if rule.hasSentenceGuards {
          if rule.askedFor != sentence {
            rule.askedFor = sentence
            rule.isAdmitted = isAdmitted(rule, subject)
          }
          if !rule.isAdmitted { return }
        }
        if rule.hasVetoBefore && isVetoedBefore(rule, match, subject) { return }
        if rule.vetoConditional && isConditional(match, subject) { return }
        found(rule.cue, rule.prior, match)
      }
    }
  }

  private func isAdmitted(_ rule: CueRule, _ subject: UnsafeBufferPointer<UInt8>) -> Bool {
    if rule.vetoQuestion && LexiconScanner.isQuestion(subject) { return false }
    return rule.vetoes.allSatisfy { $0.match(subject, from: 0, scratch: scratch) == nil }
      && rule.needs.allSatisfy { $0.match(subject, from: 0, scratch: scratch) != nil }
  }

  /// Whether a sentence's closing punctuation holds a question mark.
  private static func isQuestion(_ subject: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = subject.count
    while end > 0 {
      switch subject[end - 1] {
      case UInt8(ascii: "?"): return true
      case UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "\""):
        end -= 1
      default: return false
      }
    }
    return false
  }

  /// Whether a guard matches in the three words before the match.
  private func isVetoedBefore(
    _ rule: CueRule, _ match: PatternMatcher.Match, _ subject: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var end = match.range.lowerBound
    while end > 0 && subject[end - 1] == 0x20 { end -= 1 }
    var start = end
    var words = 0
    while start > 0 {
      if subject[start - 1] == 0x20 {
        words += 1
        if words == 3 { break }
      }
      start -= 1
    }
    guard start < end else { return false }
    let before = UnsafeBufferPointer(rebasing: subject[start..<end])
    return rule.before.contains { $0.match(before, from: 0, scratch: scratch) != nil }
  }

  private func isConditional(
    _ match: PatternMatcher.Match, _ subject: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard match.range.lowerBound > 0 else { return false }
    let before = UnsafeBufferPointer(rebasing: subject[..<match.range.lowerBound])
    return conditional?.match(before, from: 0, scratch: scratch) != nil
  }
}
