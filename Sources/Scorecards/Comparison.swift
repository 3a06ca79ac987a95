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
    let team = strata(place)
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

  /// All agents' counts by kind of case.
  private func strata(_ place: Int) -> [Stratum: Tally] {
    var team: [Stratum: Tally] = [:]
    for tally in tallies {
      for (stratum, counts) in tally.strata {
        team[stratum, default: Tally()].violations += counts[place].violations
        team[stratum, default: Tally()].opportunities += counts[place].opportunities
      }
    }
    return team
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

  /// Each agent of 30 opportunities and more against all others with the same mix of cases.
  private func stand(_ place: Int, in set: inout ScorecardSet) {
    let team = strata(place)
    var ranked: [(agent: Int, isBetter: Bool)] = []
    var p: [Double] = []
    for agent in set.cards.indices {
      let rate = set.cards[agent].criteria[place].rate
      switch rate.sample {
      case .tooFew: set.cards[agent].criteria[place].standing = .tooFew
      case .small: set.cards[agent].criteria[place].standing = .notRanked
      case .full:
        let (own, others) = comparable(tallies[agent], place, team)
        guard own.sample == .full, others.total > 0 else {
          set.cards[agent].criteria[place].standing = .notRanked
          continue
        }
        ranked.append((agent, (own.value ?? 0) < (others.value ?? 0)))
        p.append(Significance.midP(own, others))
      }
    }
    for (one, isFound) in zip(ranked, Significance.discoveries(p)) {
      set.cards[one.agent].criteria[place].standing =
        !isFound ? .notDistinguishable : one.isBetter ? .better : .worse
    }
  }

  /// An agent's cases of kinds that others have too, and what the others' rates give for this mix: as
  /// many violations and opportunities as carry the same uncertainty. With one kind of case these are
  /// simply the others' counts.
  private func comparable(
    _ tally: AgentTally, _ place: Int, _ team: [Stratum: Tally]
  ) -> (own: Proportion, others: Proportion) {
    var own = Proportion(0, of: 0)
    var cases = 0
    var parts: [(size: Double, rate: Proportion)] = []
    for stratum in tally.strata.keys.sorted() {
      guard let mine = tally.strata[stratum]?[place], let all = team[stratum],
        mine.opportunities > 0, all.opportunities > mine.opportunities
      else { continue }
      own.count += Int(mine.violations)
      own.total += Int(mine.opportunities)
      let rate = Proportion(
        Int(all.violations - mine.violations), of: Int(all.opportunities - mine.opportunities))
      cases += rate.total
      parts.append((Double(mine.opportunities), rate))
    }
    guard own.total > 0 else { return (own, Proportion(0, of: 0)) }
    var mean = 0.0
    var variance = 0.0
    for part in parts {
      let share = part.size / Double(own.total)
      let q = part.rate.value ?? 0
      mean += share * q
      variance += share * share * q * (1 - q) / Double(part.rate.total)
    }
    let size = variance > 0 ? min(Double(cases), mean * (1 - mean) / variance) : Double(cases)
    return (own, Proportion(Int((mean * size).rounded()), of: max(1, Int(size.rounded()))))
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
        !places.isEmpty, let team = reference(places, of: card)
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

  /// The index that all agents' rates would have over the same criteria and an agent's mix of cases.
  private func reference(_ places: [Int], of card: Scorecard) -> Double? {
    var loss = 0.0
    var sum = 0.0
    for place in places {
      let score = card.criteria[place]
      guard let expected = score.expected, score.opportunities > 0 else { continue }
      loss += criteria[place].weight * expected / Double(score.opportunities)
      sum += criteria[place].weight
    }
    return sum > 0 ? 100 * (1 - loss / sum) : nil
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
