package import Conversations
package import Lexicons

/// What customers write of their feelings, and whether anybody answered to it.
///
/// It records customers' words only; an agent's emotions are never inferred.
package struct AffectLedger: Sendable {
  package enum Reaction: String, Sendable, Hashable {
    case acknowledged, acknowledgedLate, dismissed, ignored
    /// Nobody wrote after it.
    case unseen
    /// The agent acted at once, without words for the feeling.
    case acted
  }

  package struct Entry: Sendable, Hashable {
    package var turn: Int
    /// The sentence that shows it.
    package var span: Span
    /// The cue, or nil for shouting.
    package var cue: Cue?
    package var reaction: Reaction
    /// The agent turn that acknowledged or dismissed it; else the first one after it.
    package var agentTurn: Int?
  }

  package private(set) var entries: [Entry] = []

  package static let openingCues: [Cue] = [
    .negativeFeedback, .lateComplaint, .churnThreat, .wordOfMouth,
  ]
  package static let closingCues: [Cue] = [.empathy, .apology, .feedbackAck, .goodwill, .lateAck]
  package static let dismissingCues: [Cue] = [.dismissiveFeedback, .indifference, .notMyProblem]

  /// Shouting: capitals over this share of at least `lettersToShout` letters.
  private static let capitalShare = 0.60
  private static let lettersToShout = 12

  init(_ reading: Reading) {
    for turn in reading.customerTurns {
      let match = reading.strongest(AffectLedger.openingCues, turn: turn)
      guard match != nil || AffectLedger.shouts(turn, reading) else { continue }
      var entry = Entry(
        turn: turn, span: match.map { reading.sentenceSpan($0) } ?? reading.span(of: turn),
        cue: match?.cue, reaction: .unseen, agentTurn: nil)
      AffectLedger.react(&entry, reading)
      entries.append(entry)
    }
  }

  private static func react(_ entry: inout Entry, _ reading: Reading) {
    for (count, turn) in reading.agentTurns.turns(after: entry.turn).prefix(2).enumerated() {
      if entry.agentTurn == nil { entry.agentTurn = turn }
      if reading.hasAny(dismissingCues, turn: turn),
        !reading.hasAny([.apology, .empathy], turn: turn)
      {
        entry.reaction = .dismissed
        entry.agentTurn = turn
        return
      }
      if reading.hasAny(closingCues, turn: turn) {
        entry.reaction = count == 0 ? .acknowledged : .acknowledgedLate
        entry.agentTurn = turn
        return
      }
      if count == 0, reading.acts(turn: turn).contains(.act) {
        entry.reaction = .acted
        return
      }
      entry.reaction = .ignored
    }
  }

  /// Capitals over 60 % of 12 or more letters, or three or more of `!` and `?` in a row.
  static func shouts(_ turn: Int, _ reading: Reading) -> Bool {
    let range = reading.turns[turn].range
    let span = reading.span(of: turn)
    guard !span.isEmpty else { return false }
    let bytes = reading.conversation.text[
      (range.lowerBound + span.start)..<(range.lowerBound + span.end)]
    var letters = 0
    var capitals = 0
    var run = 0
    var previous: UInt8 = 0
    for byte in bytes {
      run = byte == 0x21 || byte == 0x3F ? run + 1 : 0
      if run >= 3 { return true }
      if byte >= 0x41 && byte <= 0x5A {
        letters += 1
        capitals += 1
      } else if byte >= 0x61 && byte <= 0x7A {
        letters += 1
      } else if previous == 0xD0 {
        // А … Я are D0 90 … D0 AF; а … п follow up to D0 BF.
        letters += 1
        if byte >= 0x90 && byte <= 0xAF { capitals += 1 }
      } else if previous == 0xD1, byte >= 0x80 {
        letters += 1
      }
      previous = byte
    }
    return letters >= lettersToShout && Double(capitals) > capitalShare * Double(letters)
  }
}
