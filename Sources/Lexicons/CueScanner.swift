package import Conversations

/// Finds the cues of conversations; one per worker.
package final class CueScanner {
  private let lexicons: Lexicons
  /// In the order of `lexicons.lexicons`, made when a language first occurs.
  private var scanners: [LexiconScanner?]

  package init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    scanners = Array(repeating: nil, count: lexicons.lexicons.count)
  }

  /// Looks through the authored sentences of agents and customers, each with its turn's lexicon,
  /// and with a second one where the side mixes languages. Internal notes, bots and the system are
  /// left out. A sentence with boilerplate has no other cue.
  package func scan(_ conversation: Conversation) -> CueTable {
    var found: [CueMatch] = []
    for (index, turn) in conversation.turns.enumerated() where !turn.isInternal {
      let sides: Sides
      let guess: LanguageGuess
      switch turn.role {
      case .agent: (sides, guess) = (.agent, conversation.agentLanguage)
      case .customer: (sides, guess) = (.customer, conversation.customerLanguage)
      default: continue
      }
      let sentences = conversation.folded.sentencesOfTurn[index]
      if sentences.isEmpty { continue }
      let language = turn.language == .undetermined ? guess.language : turn.language
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
    guard let place = lexicons.lexicons.firstIndex(where: { $0.language == language }) else {
      return
    }
    let scanner: LexiconScanner
    if let known = scanners[place] {
      scanner = known
    } else {
      scanner = LexiconScanner(lexicons.lexicons[place])
      scanners[place] = scanner
    }
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

  private static func withoutBoilerplate(_ matches: [CueMatch]) -> [CueMatch] {
    var sentences: Set<Int> = []
    for match in matches where match.cue == .boilerplate { sentences.insert(match.sentence) }
    if sentences.isEmpty { return matches }
    return matches.filter { $0.cue == .boilerplate || !sentences.contains($0.sentence) }
  }
}

/// One lexicon's patterns with the guards of its cues.
final class LexiconScanner {
  private let lexicon: Lexicon
  private let matcher: PatternMatcher
  private let scratch = MatchScratch()
  private var guards: [CueGuards?]
  private var conditional: CompiledPattern?
  private let cues = Cue.allCases

  private struct CueGuards {
    var before: [CompiledPattern]
    var vetoes: [CompiledPattern]
    var needs: [CompiledPattern]
  }

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    matcher = PatternMatcher(lexicon.patterns)
    guards = Array(repeating: nil, count: lexicon.entries.count)
  }

  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, _ sides: Sides,
    _ found: (Cue, Double, PatternMatcher.Match) -> Void
  ) {
    matcher.prefilter(bytes, range, sides: sides)
    if matcher.candidates.isEmpty { return }
    let subject = UnsafeBufferPointer(rebasing: bytes[range])
    var admitted = CueSet()
    var vetoed = CueSet()
    for candidate in matcher.candidates {
      let pattern = Int(candidate)
      let ordinal = Int(lexicon.cueOfPattern[pattern])
      let cue = cues[ordinal]
      matcher.verify(pattern, subject) { match in
        let entry = lexicon.entries[ordinal]
        if entry.hasSentenceGuards && !admitted.contains(cue) {
          if vetoed.contains(cue) { return }
          guard isAdmitted(ordinal, entry, subject) else {
            vetoed.insert(ordinal: ordinal)
            return
          }
          admitted.insert(ordinal: ordinal)
        }
        if !entry.vetoBefore.isEmpty && isVetoedBefore(ordinal, entry, match, subject) { return }
        if entry.vetoConditional && isConditional(match, subject) { return }
        found(cue, entry.prior, match)
      }
    }
  }

  private func compiledGuards(_ ordinal: Int, _ entry: Lexicon.CueEntry) -> CueGuards {
    if let known = guards[ordinal] { return known }
    let made = CueGuards(
      before: entry.vetoBefore.compactMap { try? CompiledPattern($0) },
      vetoes: entry.vetoSentence.compactMap { try? CompiledPattern($0) },
      needs: entry.needSentence.compactMap { try? CompiledPattern($0) })
    guards[ordinal] = made
    return made
  }

  private func isAdmitted(
    _ ordinal: Int, _ entry: Lexicon.CueEntry, _ subject: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if entry.vetoQuestion && LexiconScanner.isQuestion(subject) { return false }
    let guards = compiledGuards(ordinal, entry)
    return guards.vetoes.allSatisfy { $0.match(subject, from: 0, scratch: scratch) == nil }
      && guards.needs.allSatisfy { $0.match(subject, from: 0, scratch: scratch) != nil }
  }

  /// Whether a sentence's closing punctuation holds a question mark.
  static func isQuestion(_ subject: UnsafeBufferPointer<UInt8>) -> Bool {
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
    _ ordinal: Int, _ entry: Lexicon.CueEntry, _ match: PatternMatcher.Match,
    _ subject: UnsafeBufferPointer<UInt8>
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
    return compiledGuards(ordinal, entry).before.contains {
      $0.match(before, from: 0, scratch: scratch) != nil
    }
  }

  private func isConditional(
    _ match: PatternMatcher.Match, _ subject: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard match.range.lowerBound > 0 else { return false }
    if conditional == nil { conditional = try? CompiledPattern(lexicon.conditional) }
    let before = UnsafeBufferPointer(rebasing: subject[..<match.range.lowerBound])
    return conditional?.match(before, from: 0, scratch: scratch) != nil
  }
}
