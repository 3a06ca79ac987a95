import Conversations
import Testing

@testable import Scorecards

@Suite struct ServiceReportTests {
  static func evaluation(
    _ number: Int, _ signals: [Signal], hour: Int, wait: Int64? = 60
  ) -> Evaluation {
    var evaluation = AuditTests.evaluation(number, "mmm")
    evaluation.firstInstant = Int64(hour) * 3600
    evaluation.lastInstant = evaluation.firstInstant
    evaluation.firstResponse = wait
    evaluation.signals = signals.map {
      SignalMark(
        signal: $0, evidence: Evidence(turn: 1, span: Span(0, 4), quote: "q\(number % 7)"))
    }
    return evaluation
  }

  static func report(_ all: [Evaluation]) -> ServiceReport {
    var builder = ScorecardBuilder(
      period: .undated, zone: .utc, criteria: AuditTests.criteria)
    for evaluation in all { builder.add(evaluation) }
    return builder.finish().service
  }

  @Test func signalsAreCountedOnceForEachConversation() {
    let report = Self.report([
      Self.evaluation(1, [.churnThreat, .solved], hour: 9),
      Self.evaluation(2, [.churnThreat], hour: 9), Self.evaluation(3, [], hour: 23),
    ])
    #expect(report.count(.churnThreat).conversations == 2)
    #expect(report.count(.churnThreat).solved == 1)
    #expect(report.count(.refund).conversations == 0)
    #expect(report.quotes[.churnThreat]?.map(\.isSolved) == [true, false])
    #expect(report.hours.map(\.hour) == [9, 23])
    #expect(report.hours[0].reached == Proportion(2, of: 2))
    #expect(report.hours[0].medianWait == nil)
  }

  @Test func reportDoesNotDependOnOrder() {
    let all = (0..<200).map { number in
      Self.evaluation(
        number, number % 3 == 0 ? [.policyCited] : number % 5 == 0 ? [.wordOfMouth, .solved] : [],
        hour: number % 24, wait: Int64(number))
    }
    let report = Self.report(all)
    #expect(Self.report(all.reversed()) == report)
    #expect(report.quotes[.policyCited]?.count == ServiceTally.mostQuotes)
  }

  @Test func waitsAreShownFromTenOn() {
    let report = Self.report((0..<11).map { Self.evaluation($0, [], hour: 8, wait: Int64($0)) })
    #expect(report.hours.first?.medianWait == 5)
  }
}
