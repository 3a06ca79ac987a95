package import Conversations
import Lexicons

/// How well the customer was served, 0 ... 100: findings of every attribution weighted by
/// confidence, and how the matter ended. Never used for a person.
package enum ServiceScore {
  /// Points by how the issue ledger ends.
  private static let unresolved = 12.0
  private static let confirmed = 6.0
  /// Points for a customer whose last words are of anger, and for each unanswered feeling.
  private static let negativeEnd = 10.0
  private static let mostMood = 20.0
  /// What a conversation starts from: room above it is earned by a confirmed solution and thanks.
  private static let start = 90.0
  private static let thanksAtEnd = 4.0

  /// What a fitted form makes of the replies' signals; nil where there is none or no reply.
  static func learned(_ model: LearnedModel?, _ learned: LearnedReading?) -> Double? {
    guard let model, let form = model.service, let learned, learned.isModelled,
      let inputs = ServiceInputs.of(learned.signals)
    else { return nil }
    let value = form.value(
      LearnedModel.standardized(inputs, model.serviceMeans, model.serviceDeviations))
    return (1000 * LearnedModel.logistic(spread * value)).rounded() / 10
  }

  /// Spreads fitted values, which lie around zero, over 0 ... 100 without changing their order.
  private static let spread = 1.3

  package static func of(
    _ reading: Reading, findings: [Finding], weights: [CriterionID: Double]
  ) -> Double? {
    guard !reading.customerTurns.isEmpty else { return nil }
    var score = start
    var counts: [CriterionID: Int] = [:]
    for finding in findings.sorted(by: { $0.confidence > $1.confidence }) {
      counts[finding.criterion, default: 0] += 1
      guard counts[finding.criterion, default: 0] <= ConversationScore.episodesCounted else {
        continue
      }
      let weight = weights[finding.criterion] ?? 5
      score -= ConversationScore.pointsPerWeight * weight * finding.severity * finding.confidence
    }
    switch reading.issue.state {
    case .unresolved: score -= unresolved
    case .confirmed: score += confirmed
    default: break
    }
    if let last = reading.customerTurns.last {
      if reading.hasAny(AffectLedger.openingCues, turn: last) { score -= negativeEnd }
      if reading.has(.thanks, turn: last), !reading.acts(turn: last).contains(.question) {
        score += thanksAtEnd
      }
    }
    let mood = Double(reading.affect.entries.count) * 3
    score -= min(mostMood, mood)
    return min(100, max(0, (score * 10).rounded() / 10))
  }
}
