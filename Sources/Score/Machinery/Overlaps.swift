package import Conversations

/// One episode, one deduction: which of several findings about the same lines is reported
/// (ERROR-LIST 12.2).
package enum Overlaps {
  /// Per group, the most specific criterion first.
  private static let orders: [[CriterionID]] = [
    ["S06", "E14", "S10", "S04", "E18"],
    ["S23", "S05", "E08", "S21", "E17"],
    ["S18", "S20", "S17", "E11", "E02", "E09"],
    ["E03", "E15", "E05", "E10", "S02", "E04"],
    ["S16", "S15", "S09", "E01"],
    ["E12", "E13"],
    ["S08", "S19"],
    // Across the groups (LEDGER-NOTES): nothing followed a question back, so silence is that error.
    ["E11", "E01"],
    // "Did you read what I wrote?" after a complaint passed over, or after a private matter dragged
    // in, objects to that and not to the answer.
    ["S13", "E08", "E02"],
    // Closed over the customer's trouble: his last question goes unanswered because of it.
    ["E18", "E01"],
  ]

  /// Folds overlapping findings into the most specific one of each episode.
  ///
  /// - Parameters:
  ///   - findings: a conversation's findings, each with its own deduction already set.
  ///   - episodes: for each finding the turns it is about.
  ///   - house: orders of custom criteria, each first in its own; they come before the list's.
  /// - Returns: those that are reported, in the order given; each names the others in `also` and
  ///   carries the largest deduction among them.
  package static func fold(
    _ findings: [Finding], episodes: [Set<Int>], house: [[CriterionID]] = []
  ) -> [Finding] {
    var kept = findings.map { Optional($0) }
    for order in house + orders {
      let members = findings.indices.filter { order.contains(findings[$0].criterion) }.sorted {
        (rank($0, findings, order), $0) < (rank($1, findings, order), $1)
      }
      for (place, winner) in members.enumerated() {
        guard kept[winner] != nil else { continue }
        for loser in members[(place + 1)...] {
          guard let lost = kept[loser], lost.criterion != findings[winner].criterion,
            !episodes[winner].isDisjoint(with: episodes[loser]), isSameAgent(lost, findings[winner])
          else { continue }
          // A sure finding is never hidden behind a merely possible one.
          guard
            lost.confidence < Finding.scoredFrom
              || findings[winner].confidence >= Finding.scoredFrom
          else { continue }
          kept[winner]?.also += [lost.criterion] + lost.also
          let own = kept[winner]?.deduction ?? 0
          kept[winner]?.deduction = max(own, lost.deduction)
          kept[loser] = nil
        }
      }
    }
    return kept.compactMap { finding in
      guard var finding else { return nil }
      finding.also = Array(Set(finding.also)).sorted()
      return finding
    }
  }

  private static func rank(_ index: Int, _ findings: [Finding], _ order: [CriterionID]) -> Int {
    order.firstIndex(of: findings[index].criterion) ?? order.count
  }

  private static func isSameAgent(_ a: Finding, _ b: Finding) -> Bool {
    a.agent == b.agent || a.agent == nil || b.agent == nil
  }
}
