import Conversations
import Testing

@testable import Scorecards

@Suite struct TrendTests {
  static func trend(_ days: [(day: Int, states: String)], lastDay: Int = 28) -> Trend {
    var builder = TrendBuilder(
      lastDay: CivilTime.days(year: 2026, month: 10, day: lastDay), zone: .utc,
      criteria: ScorecardBuilderTests.criteria)
    for (i, one) in days.enumerated() {
      var evaluation = ScorecardBuilderTests.evaluation(i, states: one.states)
      evaluation.lastInstant =
        Int64(CivilTime.days(year: 2026, month: 10, day: one.day)) * 86_400 + 3600
      builder.add(evaluation)
    }
    return builder.finish()
  }

  @Test func stretchesAreTwentyEightDaysEach() {
    // 1 to 28 October is now, 3 to 30 September before.
    let trend = Self.trend([
      (28, "vmm"), (1, "vmm"), (29, "vmm"), (0, "mmm"), (-27, "mmm"), (-28, "vmm"),
    ])
    #expect(trend.total[0].now == Proportion(2, of: 2))
    #expect(trend.total[0].before == Proportion(0, of: 2))
    #expect(trend.weeks[0].map(\.total) == [1, 0, 0, 1, 1, 0, 0, 1])
    let anna = AgentKey(rosterID: nil, source: "s", name: "Anna")
    #expect(trend.agents[anna]?[0] == trend.total[0])
    #expect(trend.agentWeeks[anna]?.reduce(0) { $0 + $1.total } == 12)
  }

  @Test func fewerErrorsAreBetter() {
    let days = (0..<400).map { i in
      (
        day: i % 2 == 0 ? 10 : -10,
        states: i % 2 == 0 ? (i % 20 == 0 ? "vm-" : "mm-") : (i % 4 == 1 ? "vm-" : "mm-")
      )
    }
    let trend = Self.trend(days)
    #expect(trend.total.map(\.verdict) == [.better, .notDistinguishable, .tooFew])
  }

  @Test func changesAreCorrectedForHowManyAreLookedAt() {
    // 10 of 100 against 22 of 100: p is 0.02, which one comparison bears and one among forty does not.
    let one = RateChange(before: Proportion(10, of: 100), now: Proportion(22, of: 100))
    let none = RateChange(before: Proportion(10, of: 100), now: Proportion(10, of: 100))
    let few = RateChange(before: Proportion(0, of: 9), now: Proportion(9, of: 9))
    #expect(one.verdict == .worse)
    #expect(RateChange.corrected([[one]])[0][0].verdict == .worse)
    let family = RateChange.corrected([[few, one], Array(repeating: none, count: 39)])
    #expect(family[0].map(\.verdict) == [.tooFew, .notDistinguishable])
    // What is too few to compare is no part of the family.
    let alone = RateChange.corrected([[one], Array(repeating: few, count: 39)])
    #expect(alone[0][0].verdict == .worse)
  }

  @Test func permutedDaysHardlyEverShowAChange() {
    var random = SeededGenerator(seed: "permuted days")
    var named = 0
    for _ in 0..<10 {
      var builder = TrendBuilder(
        lastDay: CivilTime.days(year: 2026, month: 10, day: 28), zone: .utc,
        criteria: ScorecardBuilderTests.criteria)
      for i in 0..<3000 {
        let states = String([0.1, 0.3, 0.2].map { random.uniform() < $0 ? "v" : "m" })
        var evaluation = ScorecardBuilderTests.evaluation(
          i, agent: "A\(random.next() % 20)", states: states)
        evaluation.lastInstant =
          Int64(CivilTime.days(year: 2026, month: 10, day: 28) - Int(random.next() % 56)) * 86_400
        builder.add(evaluation)
      }
      let trend = builder.finish()
      named += trend.total.count { $0.isNamed }
      named += trend.agents.values.joined().count { $0.isNamed }
    }
    // Of 630 comparisons about 30 would be named without a correction. Of 20 families about two may
    // hold a false one.
    #expect(named <= 5)
  }

  @Test func conversationsBehindAChangeAreKept() throws {
    let days = (0..<300).map { i in
      (day: i % 2 == 0 ? 10 : -10, states: i % 2 == 0 ? (i % 20 == 0 ? "vm-" : "mm-") : "vm-")
    }
    let trend = Self.trend(days)
    let anna = AgentKey(rosterID: nil, source: "s", name: "Anna")
    #expect(trend.agents[anna]?[0].verdict == .better)
    var cases = TrendCases(
      of: trend, zone: .utc, criteria: ScorecardBuilderTests.criteria, scope: Scope())
    for (i, one) in days.enumerated() {
      var evaluation = ScorecardBuilderTests.evaluation(i, states: one.states)
      evaluation.lastInstant =
        Int64(CivilTime.days(year: 2026, month: 10, day: one.day)) * 86_400 + 3600
      cases.add(evaluation)
    }
    #expect(trend.total[0].now == Proportion(15, of: 150))
    let found = cases.of(0)
    #expect(found.now.count == 15)
    #expect(found.before.count == TrendCases.most)
    #expect(found.now.allSatisfy { $0.quote == "ok" && trend.now.contains($0.day) })
    #expect(found.before.allSatisfy { trend.before.contains($0.day) })
    #expect(cases.of(0, anna) == found)
    // A change that is not named needs no list of its own.
    #expect(cases.of(1, anna) == TrendCases.Pair())
  }

  @Test func weeksBeginSevenDaysApart() {
    let trend = Self.trend([])
    #expect(trend.weekStarts.count == Trend.weeks)
    #expect(trend.weekStarts.last == CivilTime.days(year: 2026, month: 10, day: 22))
    #expect(trend.weekStarts.first == CivilTime.days(year: 2026, month: 9, day: 3))
  }

  @Test func controlLimitsAllowForOverdispersion() throws {
    let steady = (0..<8).map { _ in Proportion(100, of: 1000) }
    #expect(try #require(ControlChart(steady)).limits.allSatisfy { $0 == 0.1...0.1 })
    // Moving by chance alone: limits near three binomial sigmas.
    let chance = [95, 106, 98, 110, 92, 104, 97, 98].map { Proportion($0, of: 1000) }
    let narrow = try #require(ControlChart(chance)?.limits[0])
    // Moving far more than chance: the limits are wider in proportion.
    let wild = [20, 180, 30, 170, 20, 180, 30, 170].map { Proportion($0, of: 1000) }
    let wide = try #require(ControlChart(wild)?.limits[0])
    #expect(wide.upperBound - 0.1 > 5 * (narrow.upperBound - 0.1))
    #expect(narrow.contains(0.11) && !narrow.contains(0.15))
    #expect(ControlChart(Array(steady.prefix(3))) == nil)
    // A week below 10 opportunities neither moves the limits nor has any.
    let few = try #require(ControlChart(steady + [Proportion(9, of: 9)]))
    #expect(few.mean == 0.1 && few.limits.last == .some(nil))
    #expect(ControlChart(Array(steady.prefix(3)) + [Proportion(0, of: 9)]) == nil)
  }
}
