/// The score of one agent in one conversation (ERROR-LIST 12.1): readable line by line, and computed
/// again where a review takes a finding back.
package enum ConversationScore {
  /// Points that weight 1 at severity 1 costs.
  package static let pointsPerWeight = 4.0
  /// Different episodes of one criterion add, at most this many times.
  package static let episodesCounted = 2
  /// Largest share of a deduction that is given back when the error was owned and made good.
  package static let recoveredShare = 0.5

  /// 100 less what an agent's scored findings cost, not below 0.
  ///
  /// - Parameter findings: those charged to one agent.
  /// - Returns: the score, and the one before an auto-fail where one struck.
  package static func agent(_ findings: [Finding]) -> (score: Double, before: Double?) {
    var counts: [CriterionID: Int] = [:]
    var score = 100.0
    for finding in findings.sorted(by: { $0.deduction > $1.deduction }) where finding.isScored {
      counts[finding.criterion, default: 0] += 1
      guard counts[finding.criterion, default: 0] <= episodesCounted else { continue }
      let points = pointsPerWeight * finding.deduction
      score -= finding.isRecovered ? points * (1 - recoveredShare) : points
    }
    score = max(0, (score * 10).rounded() / 10)
    let fails = findings.contains {
      $0.isScored && $0.confidence >= Finding.autoFailFrom && $0.isAutoFail
    }
    return fails ? (0, score) : (score, nil)
  }
}
