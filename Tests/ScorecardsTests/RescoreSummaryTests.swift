import Conversations
import Scorecards
import Testing

@Suite struct RescoreSummaryTests {
  private static let criteria = [
    CriterionInfo(
      id: "E10", name: "LateReply", titles: ["en": "Late reply"], decidability: .d1,
      criticality: .customer, weight: 5, isAutoFail: false, group: nil)
  ]

  /// Forty conversations, of which every fourth is no longer a violation.
  private func summary(_ order: [Int]) -> RescoreSummary {
    var builder = RescoreSummaryBuilder(
      period: .month(year: 2026, month: 10), zone: .utc, criteria: Self.criteria, scope: Scope())
    for number in order {
      var before = EvaluationChangeTests.evaluation(
        [EvaluationChangeTests.finding("E10", turn: 1)], states: [("E10", .violated)], score: 80)
      before.key.id = "\(number)"
      guard number % 4 == 0 else {
        builder.add(unchanged: before)
        continue
      }
      var after = EvaluationChangeTests.evaluation([], states: [("E10", .met)], score: 100)
      after.key.id = "\(number)"
      builder.add(EvaluationChange(from: before, to: after), from: before, to: after)
    }
    return builder.finish()
  }

  @Test func `sums and rates on both sides`() throws {
    let found = summary(Array(0..<40))
    #expect(found.rows.map(\.agent) == [nil, EvaluationChangeTests.anna])
    for row in found.rows {
      #expect(row.disappeared == 10 && row.outcomes == 10 && row.appeared == 0)
      #expect(row.before == Proportion(40, of: 40) && row.after == Proportion(30, of: 40))
    }
  }

  @Test func `the interval is that of the paired differences`() throws {
    let score = try #require(summary(Array(0..<40)).scores.first)
    #expect(score.agent == nil && score.conversations == 40)
    #expect(score.before == 80 && score.after == 85)
    // Ten differences of 20 and thirty of 0: variance 75 · 40 / 39, half width 1.96 · √(75 / 39).
    let half = 1.96 * (75.0 / 39).squareRoot()
    let interval = try #require(score.interval)
    #expect(abs(interval.lowerBound - (5 - half)) < 1e-9)
    #expect(abs(interval.upperBound - (5 + half)) < 1e-9)
  }

  @Test func `the order of conversations does not matter, and few have no interval`() {
    let one = summary(Array(0..<40))
    let other = summary(Array((0..<40).reversed()))
    #expect(one.rows == other.rows && one.scores == other.scores)
    #expect(summary(Array(0..<8)).scores.allSatisfy { $0.interval == nil })
  }
}
