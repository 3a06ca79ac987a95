import Conversations

/// Puts each agent beside the others: expectation by case mix, shrinkage, standing, index.
struct Comparison {
  private let tallies: [AgentTally]
  private let criteria: [CriterionInfo]
  private let period: Period

  /// Draws for the index's interval.
  static let draws = 2_000
  /// Scored conversations and days below which there is no index.
  static let leastScored = 30
  static let leastDays = 5

  /// - Parameter tallies: in the order of the set's cards.
  init(tallies: [AgentTally], criteria: [CriterionInfo], period: Period) {
    self.tallies = tallies
    self.criteria = criteria
    self.period = period
  }

  func apply(to set: inout ScorecardSet) {
    var posteriors: [[BetaDistribution?]] = Array(
      repeating: Array(repeating: nil, count: criteria.count), count: tallies.count)
    for place in criteria.indices {
      expect(place, in: &set)
      shrink(place, in: &set, posteriors: &posteriors)
      stand(place, in: &set)
    }
    index(&set, posteriors: posteriors)
    if set.total.scores.count >= Comparison.leastScored {
      set.total.index = teamIndex(
        set.total.criteria.indices.filter { set.total.criteria[$0].rate.sample != .tooFew },
        of: set.total)
    }
  }

  /// Σ over the agent's cases of the team's rate in the same channel and language.
  private func expect(_ place: Int, in set: inout ScorecardSet) {
    var team: [Stratum: Tally] = [:]
    for tally in tallies {
      for (stratum, counts) in tally.strata {
        team[stratum, default: Tally()].violations += counts[place].violations
        team[stratum, default: Tally()].opportunities += counts[place].opportunities
      }
    }
    for (agent, tally) in tallies.enumerated() {
      var expected = 0.0
      // In a fixed order: floating-point sums depend on it.
      for stratum in tally.strata.keys.sorted() {
        guard let own = tally.strata[stratum]?[place], let all = team[stratum],
          all.opportunities > 0
        else { continue }
        expected +=
          Double(own.opportunities) * Double(all.violations) / Double(all.opportunities)
      }
      if set.cards[agent].criteria[place].opportunities > 0 {
        set.cards[agent].criteria[place].expected = expected
      }
    }
  }

  private func shrink(
    _ place: Int, in set: inout ScorecardSet, posteriors: inout [[BetaDistribution?]]
  ) {
    var rates: [[Channel: Tally]] = []
    for tally in tallies {
      var byChannel: [Channel: Tally] = [:]
      for (stratum, counts) in tally.strata {
        byChannel[stratum.channel, default: Tally()].violations += counts[place].violations
        byChannel[stratum.channel, default: Tally()].opportunities += counts[place].opportunities
      }
      rates.append(byChannel)
    }
    var priors: [Channel: BetaDistribution] = [:]
    for channel in Channel.allCases {
      priors[channel] = Shrinkage.prior(rates.map { Comparison.proportion($0[channel]) })
    }
    for agent in tallies.indices
    where set.cards[agent].criteria[place].rate.sample != .tooFew {
      let parts = Channel.allCases.compactMap {
        channel -> (rate: Proportion, prior: BetaDistribution)? in
        guard let prior = priors[channel] else { return nil }
        return (Comparison.proportion(rates[agent][channel]), prior)
      }
      guard let posterior = Shrinkage.posterior(parts) else { continue }
      posteriors[agent][place] = posterior
      set.cards[agent].criteria[place].shrunk = ShrunkRate(
        mean: posterior.mean, interval: posterior.quantile(0.05)...posterior.quantile(0.95))
    }
  }

  /// Each agent of 30 opportunities and more against all others together.
  private func stand(_ place: Int, in set: inout ScorecardSet) {
    let total = set.total.criteria[place].rate
    var ranked: [Int] = []
    var p: [Double] = []
    for agent in set.cards.indices {
      let rate = set.cards[agent].criteria[place].rate
      switch rate.sample {
      case .tooFew: set.cards[agent].criteria[place].standing = .tooFew
      case .small: set.cards[agent].criteria[place].standing = .notRanked
      case .full:
        let others = Proportion(total.count - rate.count, of: total.total - rate.total)
        ranked.append(agent)
        p.append(Significance.midP(rate, others))
      }
    }
    for (agent, isFound) in zip(ranked, Significance.discoveries(p)) {
      let rate = set.cards[agent].criteria[place].rate
      let isBetter = (rate.value ?? 0) < (total.value ?? 0)
      set.cards[agent].criteria[place].standing =
        !isFound ? .notDistinguishable : isBetter ? .better : .worse
    }
  }

  private func index(_ set: inout ScorecardSet, posteriors: [[BetaDistribution?]]) {
    var ranked: [Int] = []
    var p: [Double] = []
    for agent in set.cards.indices {
      let card = set.cards[agent]
      let places = criteria.indices.filter {
        posteriors[agent][$0] != nil && criteria[$0].weight > 0
      }
      guard card.scores.count >= Comparison.leastScored, card.days >= Comparison.leastDays,
        !places.isEmpty, let team = teamIndex(places, of: set.total)
      else { continue }
      let weights = places.map { criteria[$0].weight }
      let sum = weights.reduce(0, +)
      let rates = places.compactMap { posteriors[agent][$0] }
      var random = SeededGenerator(seed: card.agent.identity + "\u{0}" + period.description)
      let samplers = rates.map { BetaSampler($0) }
      var draws: [Double] = []
      draws.reserveCapacity(Comparison.draws)
      for _ in 0..<Comparison.draws {
        var loss = 0.0
        for i in samplers.indices { loss += weights[i] * samplers[i].draw(&random) }
        draws.append(100 * (1 - loss / sum))
      }
      draws.sort()
      let value = 100 * (1 - zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1.mean } / sum)
      let variance = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.0 * $1.1.variance }
      set.cards[agent].index = QualityIndex(
        value: value, interval: draws[Comparison.draws / 20]...draws[Comparison.draws * 19 / 20],
        reference: team, criteria: places.count)
      ranked.append(agent)
      p.append(
        Significance.normalP((value - team) / max(1e-9, 100 * variance.squareRoot() / sum)))
    }
    for (agent, isFound) in zip(ranked, Significance.discoveries(p)) where isFound {
      guard let index = set.cards[agent].index else { continue }
      set.cards[agent].index?.standing = index.value > index.reference ? .better : .worse
    }
  }

  /// The index that the team's rates would have over the same criteria.
  private func teamIndex(_ places: [Int], of total: TeamTotals) -> Double? {
    var loss = 0.0
    var sum = 0.0
    for place in places {
      guard let rate = total.criteria[place].rate.value else { continue }
      loss += criteria[place].weight * rate
      sum += criteria[place].weight
    }
    return sum > 0 ? 100 * (1 - loss / sum) : nil
  }

  private static func proportion(_ tally: Tally?) -> Proportion {
    guard let tally else { return Proportion(0, of: 0) }
    return Proportion(Int(tally.violations), of: Int(tally.opportunities))
  }
}
