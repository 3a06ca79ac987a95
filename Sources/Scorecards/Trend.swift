package import Conversations

/// How rates have moved up to the end of a period (ERROR-LIST 12.4).
package struct Trend: Sendable {
  /// Days in each of the two stretches that are compared.
  package static let days = 28
  /// Weeks on the charts: both stretches.
  package static let weeks = 8

  /// The last day of the last stretch, as days since 1970-01-01.
  package var lastDay: Int
  /// In the order of the error list, all agents together.
  package var total: [RateChange]
  /// In the order of the error list, for each agent.
  package var agents: [AgentKey: [RateChange]]
  /// For each criterion its weeks, oldest first.
  package var weeks: [[Proportion]]
  /// For each agent the weeks over all criteria, oldest first.
  package var agentWeeks: [AgentKey: [Proportion]]

  /// The days of the earlier stretch, as days since 1970-01-01.
  package var before: ClosedRange<Int> {
    (lastDay - 2 * Trend.days + 1)...(lastDay - Trend.days)
  }

  /// The days of the later stretch.
  package var now: ClosedRange<Int> { (lastDay - Trend.days + 1)...lastDay }

  /// The first day of each week, oldest first.
  package var weekStarts: [Int] {
    (0..<Trend.weeks).map { lastDay - 7 * (Trend.weeks - $0) + 1 }
  }
}

/// Folds the evaluations of both stretches into a trend. Memory as for scorecards.
package struct TrendBuilder: Sendable {
  private struct Counts: Sendable {
    var violations: [Int32]
    var opportunities: [Int32]

    init(_ size: Int) {
      violations = Array(repeating: 0, count: size)
      opportunities = violations
    }

    func proportion(_ place: Int) -> Proportion {
      Proportion(Int(violations[place]), of: Int(opportunities[place]))
    }
  }

  private let lastDay: Int
  private let zone: ZoneRules
  private let scope: Scope
  private let places: [CriterionID: Int]
  private let size: Int
  /// Criterion × week.
  private var total: Counts
  /// Per agent: criterion × stretch (before, now).
  private var agents: [AgentKey: Counts] = [:]
  private var agentWeeks: [AgentKey: Counts] = [:]

  /// - Parameter lastDay: the last day that counts, as days since 1970-01-01 by the zone's clocks.
  package init(lastDay: Int, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope = Scope()) {
    self.lastDay = lastDay
    self.zone = zone
    self.scope = scope
    let criteria = criteria.filter { scope.contains($0.id) }
    var places: [CriterionID: Int] = [:]
    for (place, info) in criteria.enumerated() { places[info.id] = place }
    self.places = places
    size = criteria.count
    total = Counts(size * Trend.weeks)
  }

  /// The days whose evaluations are wanted.
  package var period: Period {
    .range(first: lastDay - 2 * Trend.days + 1, last: lastDay)
  }

  package mutating func add(_ evaluation: Evaluation) {
    guard let instant = evaluation.lastInstant else { return }
    let age = lastDay - zone.civil(instant).days
    guard (0..<2 * Trend.days).contains(age) else { return }
    let week = Trend.weeks - 1 - age / 7
    let stretch = age < Trend.days ? 1 : 0
    for agent in evaluation.agents where scope.contains(agent) {
      var counts = agents[agent.agent] ?? Counts(2 * size)
      var weeks = agentWeeks[agent.agent] ?? Counts(Trend.weeks)
      // The dictionaries must not hold second references while these are changed.
      agents[agent.agent] = nil
      agentWeeks[agent.agent] = nil
      for outcome in agent.outcomes {
        guard outcome.state == .met || outcome.state == .violated,
          let place = places[outcome.criterion]
        else { continue }
        let violation: Int32 = outcome.state == .violated ? 1 : 0
        total.opportunities[place * Trend.weeks + week] += 1
        total.violations[place * Trend.weeks + week] += violation
        counts.opportunities[2 * place + stretch] += 1
        counts.violations[2 * place + stretch] += violation
        weeks.opportunities[week] += 1
        weeks.violations[week] += violation
      }
      agents[agent.agent] = counts
      agentWeeks[agent.agent] = weeks
    }
  }

  package func finish() -> Trend {
    let weeks = (0..<size).map { place in
      (0..<Trend.weeks).map { total.proportion(place * Trend.weeks + $0) }
    }
    let half = Trend.weeks / 2
    let everybody = weeks.map {
      RateChange(before: TrendBuilder.sum($0[..<half]), now: TrendBuilder.sum($0[half...]))
    }
    // Everybody's criteria are one family, all agents' another: each is looked through for changes.
    let keys = agents.keys.sorted()
    let changes = keys.map { key in
      (0..<size).map { place in
        agents[key].map { counts in
          RateChange(before: counts.proportion(2 * place), now: counts.proportion(2 * place + 1))
        } ?? RateChange(before: Proportion(0, of: 0), now: Proportion(0, of: 0))
      }
    }
    let kept = RateChange.corrected(changes)
    return Trend(
      lastDay: lastDay,
      total: RateChange.corrected([everybody])[0],
      agents: Dictionary(uniqueKeysWithValues: zip(keys, kept)),
      weeks: weeks,
      agentWeeks: agentWeeks.mapValues { counts in
        (0..<Trend.weeks).map { counts.proportion($0) }
      })
  }

  private static func sum(_ parts: some Sequence<Proportion>) -> Proportion {
    parts.reduce(into: Proportion(0, of: 0)) { $0.add($1) }
  }
}

/// A Laney p′ chart: limits at three sigma that allow for weeks differing by more than chance.
///
/// D. B. Laney (2002), "Improved Control Charts for Attributes".
package struct ControlChart: Hashable, Sendable {
  package var mean: Double
  /// For each week, nil below 10 opportunities.
  package var limits: [ClosedRange<Double>?]

  /// - Returns: nil with fewer than four weeks of 10 opportunities.
  package init?(_ weeks: [Proportion]) {
    let known = weeks.filter { $0.sample != .tooFew }
    guard known.count >= 4 else { return nil }
    let opportunities = known.reduce(0) { $0 + $1.total }
    let mean = Double(known.reduce(0) { $0 + $1.count }) / Double(opportunities)
    self.mean = mean
    func sigma(_ week: Proportion) -> Double {
      (mean * (1 - mean) / Double(week.total)).squareRoot()
    }
    let scores = known.map { week in
      sigma(week) > 0 ? ((week.value ?? mean) - mean) / sigma(week) : 0
    }
    var moves = 0.0
    for i in 1..<scores.count { moves += abs(scores[i] - scores[i - 1]) }
    let spread = moves / Double(scores.count - 1) / 1.128
    limits = weeks.map { week in
      guard week.sample != .tooFew else { return nil }
      let reach = 3 * sigma(week) * spread
      return max(0, mean - reach)...min(1, mean + reach)
    }
  }
}
