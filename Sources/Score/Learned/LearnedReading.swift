import Conversations

/// A conversation as the learned evidence sees it: its replies with their signals and conditions.
struct LearnedReading {
  let blocks: [BlockReading]
  /// Places of the agents' blocks in `blocks`, ascending.
  let replies: [Int]
  /// For each reply, in the same order.
  let signals: [RelationSignals]
  /// Whether the fitted models speak this language: they have read English only.
  let isModelled: Bool

  init(_ blocks: [BlockReading], _ reading: Reading) {
    self.blocks = blocks
    let places = blocks.indices.filter { blocks[$0].role == .agent }
    replies = places
    signals = places.map { place in
      var signals = RelationSignals(blocks, at: place, replies: places, channel: reading.channel)
      signals.conditions.formUnion(
        PlainRules.holding(blocks, at: place, isFirst: place == places.first, reading))
      return signals
    }
    isModelled = reading.conversation.language == .english
  }

  /// The reply that holds a turn.
  func reply(of turn: Int) -> Int? {
    replies.firstIndex { blocks[$0].turns.contains(turn) }
  }

  /// The customer's block after a reply.
  func after(_ reply: Int) -> BlockReading? {
    let place = replies[reply] + 1
    return place < blocks.count ? blocks[place] : nil
  }

  /// The customer's block before a reply.
  func before(_ reply: Int) -> BlockReading? {
    replies[reply] > 0 ? blocks[replies[reply] - 1] : nil
  }
}

/// What the `service` score is made of: the mean signals of a conversation's replies, and the share
/// of them in which each condition holds.
package enum ServiceInputs {
  package static let count = LearnedSignal.count + RuleCondition.allCases.count
  package static let names =
    LearnedSignal.allCases.map(\.name) + RuleCondition.allCases.map { "condition " + $0.rawValue }

  static func of(_ signals: [RelationSignals]) -> [Double]? {
    guard !signals.isEmpty else { return nil }
    var inputs = [Double](repeating: 0, count: count)
    for reply in signals {
      for place in 0..<LearnedSignal.count { inputs[place] += reply.values[place] }
      for (offset, condition) in RuleCondition.allCases.enumerated()
      where reply.conditions.contains(condition) {
        inputs[LearnedSignal.count + offset] += 1
      }
    }
    return inputs.map { $0 / Double(signals.count) }
  }
}
