/// An agent's cases of one criterion beside those of the others on the same channels and in the same
/// languages. The agent's own cases are never part of what the agent is compared with.
package struct CaseMix: Hashable, Sendable {
  /// Opportunities that others need on a channel and in a language for a rate to compare with: as
  /// many as a rate needs to be shown at all (ERROR-LIST 12.3).
  package static let leastOthers = 10

  /// The agent's violations and opportunities where others have enough.
  package var own: Proportion
  /// Opportunities where others have too few or none.
  package var notComparable: Int
  /// Violations that the others' rates let expect of the comparable opportunities.
  package var expected: Double
  /// The others' violations and opportunities of all kinds that count.
  package var others: Proportion

  package init(own: Proportion, notComparable: Int, expected: Double, others: Proportion) {
    self.own = own
    self.notComparable = notComparable
    self.expected = expected
    self.others = others
  }

  /// The part of the opportunities that can be compared; 0 ... 1.
  package var share: Double {
    let all = own.total + notComparable
    return all == 0 ? 0 : Double(own.total) / Double(all)
  }

  /// Whether there is enough to compare: at least half of the opportunities, and ten of them.
  package var isComparable: Bool { own.sample != .tooFew && share >= 0.5 }

  /// Violations against what this mix of cases lets expect, both plus one; 1 is the others' average.
  /// Nil where most cannot be compared.
  package var ratio: Double? {
    isComparable ? (Double(own.count) + 1) / (expected + 1) : nil
  }

  /// What the agent's rate would be with the others' mix of cases: the rate times what the others
  /// would have with their own mix, over what they would have with the agent's; both plus one. With
  /// one kind of case it is the rate itself. Nil where most cannot be compared.
  package var adjusted: Double? {
    guard isComparable, let rate = own.value, let all = others.value else { return nil }
    return min(1, rate * (all * Double(own.total) + 1) / (expected + 1))
  }
}
