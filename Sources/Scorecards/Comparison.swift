import Conversations

/// Puts each agent beside the others: expectation by case mix, shrinkage, standing, index.
struct Comparison {
  /// An agent's counts on one channel and in one language beside those of all others.
  private struct Cell {
    var channel: Channel
    var own: Proportion
    var others: Proportion
  }

  /// What is known of an agent's rate over all cases, and over those that can be compared.
  private struct Posterior {
    var all: BetaDistribution
    var comparable: BetaDistribution?
  }

  private let tallies: [AgentTally]
  private let criteria: [CriterionInfo]
  private let period: Period

  /// Draws for the index's interval.
  static let draws = 2_000

  /// - Parameter tallies: in the order of the set's cards.
  init(tallies: [AgentTally], criteria: [CriterionInfo], period: Period) {
    self.tallies = tallies
    self.criteria = criteria
    self.period = period
  }

  func apply(to set: inout ScorecardSet) {
    var posteriors: [[Posterior?]] = Array(
      repeating: Array(repeating: nil, count: criteria.count), count: tallies.count)
    for place in criteria.indices {
      let team = strata(place)
      expect(place, team, in: &set)
      shrink(place, team, in: &set, posteriors: &posteriors)
      stand(place, team, in: &set)
    }
    index(&set, posteriors: posteriors)
    if set.total.scores.count >= QualityIndex.leastScored {
      set.total.index = teamIndex(
        set.total.criteria.indices.filter { set.total.criteria[$0].rate.sample != .tooFew },
        of: set.total)
    }
  }

  /// What the others' rates on the same channels and in the same languages let expect of an agent.
  private func expect(_ place: Int, _ team: [Stratum: Tally], in set: inout ScorecardSet) {
    for (agent, tally) in tallies.enumerated()
    where set.cards[agent].criteria[place].opportunities > 0 {
      var mix = CaseMix(
        own: Proportion(0, of: 0), notComparable: set.cards[agent].criteria[place].opportunities,
        expected: 0, others: Proportion(0, of: 0))
      for (kind, all) in team {
        let others = all.without(tally.strata[kind]?[place])
        guard others.total >= CaseMix.leastOthers else { continue }
        mix.others.add(others)
      }
      for cell in comparable(tally, place, team) {
        mix.own.add(cell.own)
        mix.notComparable -= cell.own.total
        mix.expected += Double(cell.own.total) * (cell.others.value ?? 0)
      }
      set.cards[agent].criteria[place].caseMix = mix
    }
  }

  /// An agent's cases by kind, beside those of all others, where these are enough. In a fixed order:
  /// floating-point sums depend on it.
  private func comparable(
    _ tally: AgentTally, _ place: Int, _ team: [Stratum: Tally]
  ) -> [Cell] {
    tally.strata.keys.sorted().compactMap { kind in
      guard let own = tally.strata[kind]?[place], own.opportunities > 0,
        let others = team[kind]?.without(own), others.total >= CaseMix.leastOthers
      else { return nil }
      return Cell(channel: kind.channel, own: own.proportion, others: others)
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
    _ place: Int, _ team: [Stratum: Tally], in set: inout ScorecardSet,
    posteriors: inout [[Posterior?]]
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
      func drawn(_ rate: (Channel) -> Proportion) -> BetaDistribution? {
        Shrinkage.posterior(
          Channel.allCases.compactMap { channel in priors[channel].map { (rate(channel), $0) } })
      }
      guard let posterior = drawn({ Comparison.proportion(rates[agent][$0]) }) else { continue }
      let cells = comparable(tallies[agent], place, team)
      posteriors[agent][place] = Posterior(
        all: posterior,
        comparable: drawn { channel in
          cells.reduce(into: Proportion(0, of: 0)) { sum, cell in
            if cell.channel == channel { sum.add(cell.own) }
          }
        })
      set.cards[agent].criteria[place].shrunk = ShrunkRate(
        mean: posterior.mean, interval: posterior.quantile(0.05)...posterior.quantile(0.95))
    }
  }

  /// Each agent of 30 opportunities and more against all others with the same mix of cases.
  private func stand(_ place: Int, _ team: [Stratum: Tally], in set: inout ScorecardSet) {
    var ranked: [(agent: Int, isBetter: Bool)] = []
    var p: [Double] = []
    for agent in set.cards.indices {
      let rate = set.cards[agent].criteria[place].rate
      switch rate.sample {
      case .tooFew: set.cards[agent].criteria[place].standing = .tooFew
      case .small: set.cards[agent].criteria[place].standing = .notRanked
      case .full:
        let (own, others) = balanced(comparable(tallies[agent], place, team))
        let mix = set.cards[agent].criteria[place].caseMix
        guard own.sample == .full, mix?.isComparable == true else {
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

  /// An agent's cases that can be compared, and what the others' rates give for this mix: as many
  /// violations and opportunities as carry the same uncertainty. With one kind of case these are
  /// simply the others' counts.
  private func balanced(_ cells: [Cell]) -> (own: Proportion, others: Proportion) {
    var own = Proportion(0, of: 0)
    var cases = 0
    for cell in cells {
      own.add(cell.own)
      cases += cell.others.total
    }
    guard own.total > 0 else { return (own, own) }
    var mean = 0.0
    var variance = 0.0
    for cell in cells {
      let share = Double(cell.own.total) / Double(own.total)
      let q = cell.others.value ?? 0
      mean += share * q
      variance += share * share * q * (1 - q) / Double(cell.others.total)
    }
    let size = variance > 0 ? min(Double(cases), mean * (1 - mean) / variance) : Double(cases)
    return (own, Proportion(Int((mean * size).rounded()), of: max(1, Int(size.rounded()))))
  }

  private func index(_ set: inout ScorecardSet, posteriors: [[Posterior?]]) {
    var ranked: [Int] = []
    var p: [Double] = []
    for agent in set.cards.indices {
      let card = set.cards[agent]
      let places = criteria.indices.filter {
        posteriors[agent][$0] != nil && criteria[$0].weight > 0
      }
      guard card.scores.count >= QualityIndex.leastScored, card.days >= QualityIndex.leastDays,
        !places.isEmpty
      else { continue }
      let weights = places.map { criteria[$0].weight }
      let sum = weights.reduce(0, +)
      let rates = places.compactMap { posteriors[agent][$0]?.all }
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
      let others = reference(
        places.compactMap { place in posteriors[agent][place].map { (place, $0) } }, of: card)
      set.cards[agent].index = QualityIndex(
        value: value, interval: draws[Comparison.draws / 20]...draws[Comparison.draws * 19 / 20],
        reference: others?.index, criteria: places.count)
      guard let others else {
        set.cards[agent].index?.standing = .notRanked
        continue
      }
      ranked.append(agent)
      p.append(Significance.normalP((value - others.index) / max(1e-9, others.deviation)))
    }
    for (agent, isFound) in zip(ranked, Significance.discoveries(p)) where isFound {
      guard let index = set.cards[agent].index, let others = index.reference else { continue }
      set.cards[agent].index?.standing = index.value > others ? .better : .worse
    }
  }

  /// The index that the others' rates would have over the same criteria and an agent's mix of cases,
  /// and the standard deviation of the difference to the agent's. For cases that nobody else has the
  /// agent's own rate stands in: they neither help nor harm.
  ///
  /// - Returns: nil if by weight most cases cannot be compared.
  private func reference(
    _ rates: [(place: Int, own: Posterior)], of card: Scorecard
  ) -> (index: Double, deviation: Double)? {
    var loss = 0.0
    var sum = 0.0
    var compared = 0.0
    var variance = 0.0
    for (place, own) in rates {
      let weight = criteria[place].weight
      loss += weight * own.all.mean
      sum += weight
      guard let mix = card.criteria[place].caseMix, let known = own.comparable else { continue }
      let others = mix.expected / Double(mix.own.total)
      loss += weight * mix.share * (others - known.mean)
      compared += weight * mix.share
      variance += weight * weight * mix.share * mix.share * known.variance
    }
    guard compared > 0, 2 * compared >= sum else { return nil }
    return (100 * (1 - loss / sum), 100 * variance.squareRoot() / sum)
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
    tally?.proportion ?? Proportion(0, of: 0)
  }
}

extension Tally {
  /// What is left of all agents' counts without one agent's.
  fileprivate func without(_ own: Tally?) -> Proportion {
    Proportion(
      Int(violations - (own?.violations ?? 0)), of: Int(opportunities - (own?.opportunities ?? 0)))
  }
}
