package import Conversations

/// A phrase pattern that matched.
package struct CueMatch: Hashable, Sendable {
  package var cue: Cue
  /// The pattern's number, see `Lexicons.patternID`.
  package var pattern: Int
  package var turn: Int
  /// Index in the conversation's `folded.sentences`.
  package var sentence: Int
  /// Original offsets in the turn's text, without white space at the ends.
  package var span: Span
  /// The same in the conversation's folded bytes.
  package var folded: ByteRange
  /// The cue's prior in its lexicon, before `priorScale`.
  package var prior: Double
  package var language: Language
}

/// All cues of a conversation, in order of turn, sentence and place.
package struct CueTable: Sendable {
  package let matches: [CueMatch]
  /// For each turn its matches: a range of `matches`.
  private let rangeOfTurn: [Range<Int>]
  private let cuesOfTurn: [CueSet]
  private let cuesOfSentence: [CueSet]

  package static let empty = CueTable(matches: [], turns: 0, sentences: 0)

  /// - Parameters:
  ///   - matches: in any order.
  ///   - turns: how many turns the conversation has.
  ///   - sentences: how many sentences its folded text has.
  package init(matches: [CueMatch], turns: Int, sentences: Int) {
    let sorted = matches.sorted(by: CueTable.precedes)
    var ranges = Array(repeating: 0..<0, count: turns)
    var ofTurn = Array(repeating: CueSet(), count: turns)
    var ofSentence = Array(repeating: CueSet(), count: sentences)
    var i = 0
    while i < sorted.count {
      let turn = sorted[i].turn
      var end = i
      while end < sorted.count && sorted[end].turn == turn {
        let ordinal = sorted[end].cue.ordinal
        ofTurn[turn].insert(ordinal: ordinal)
        ofSentence[sorted[end].sentence].insert(ordinal: ordinal)
        end += 1
      }
      ranges[turn] = i..<end
      i = end
    }
    self.matches = sorted
    rangeOfTurn = ranges
    cuesOfTurn = ofTurn
    cuesOfSentence = ofSentence
  }

  private static func precedes(_ a: CueMatch, _ b: CueMatch) -> Bool {
    if a.sentence != b.sentence { return a.sentence < b.sentence }
    if a.folded.lowerBound != b.folded.lowerBound {
      return a.folded.lowerBound < b.folded.lowerBound
    }
    if a.folded.upperBound != b.folded.upperBound {
      return a.folded.upperBound < b.folded.upperBound
    }
    return a.pattern < b.pattern
  }

  /// All matches in a turn.
  package func matches(turn: Int) -> ArraySlice<CueMatch> { matches[rangeOfTurn[turn]] }

  /// The matches of a cue in a turn.
  package func matches(_ cue: Cue, turn: Int) -> [CueMatch] {
    guard cuesOfTurn[turn].contains(cue) else { return [] }
    return matches[rangeOfTurn[turn]].filter { $0.cue == cue }
  }

  /// The matches of a cue in a sentence.
  package func matches(_ cue: Cue, sentence: Int) -> [CueMatch] {
    guard cuesOfSentence[sentence].contains(cue),
      let turn = matches.first(where: { $0.sentence == sentence })?.turn
    else { return [] }
    return matches[rangeOfTurn[turn]].filter { $0.cue == cue && $0.sentence == sentence }
  }

  /// The matches of a cue in the whole conversation.
  package func matches(_ cue: Cue) -> [CueMatch] { matches.filter { $0.cue == cue } }

  /// The first match of a cue in a turn.
  package func first(_ cue: Cue, turn: Int) -> CueMatch? {
    guard cuesOfTurn[turn].contains(cue) else { return nil }
    return matches[rangeOfTurn[turn]].first { $0.cue == cue }
  }

  package func has(_ cue: Cue, turn: Int) -> Bool { cuesOfTurn[turn].contains(cue) }

  package func has(_ cue: Cue, sentence: Int) -> Bool { cuesOfSentence[sentence].contains(cue) }

  /// Whether a turn has any of the cues.
  package func hasAny(_ cues: CueSet, turn: Int) -> Bool { cuesOfTurn[turn].intersects(cues) }

  package func hasAny(_ cues: CueSet, sentence: Int) -> Bool {
    cuesOfSentence[sentence].intersects(cues)
  }

  /// All cues of a turn.
  package func cues(turn: Int) -> CueSet { cuesOfTurn[turn] }

  package func cues(sentence: Int) -> CueSet { cuesOfSentence[sentence] }
}
