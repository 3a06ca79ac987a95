/// What is known of a criterion's rate before looking at one agent: a Beta distribution from all
/// agents, by moments (ERROR-LIST 12.3).
enum Shrinkage {
  /// The least and the most weight that the other agents get, in opportunities.
  static let strength = 5.0...200.0
  /// The weight where there are too few agents to see how much they differ.
  static let defaultStrength = 20.0
  /// The least number of agents for an estimate of how much they differ.
  static let leastAgents = 8

  /// - Parameter rates: one per agent; those without an opportunity are left out.
  /// - Returns: nil without any opportunity.
  static func prior(_ rates: [Proportion]) -> BetaDistribution? {
    let agents = rates.filter { $0.total > 0 }
    guard !agents.isEmpty else { return nil }
    let n = Double(agents.reduce(0) { $0 + $1.total })
    let k = Double(agents.reduce(0) { $0 + $1.count })
    // Half an error and half a success more, so that a criterion never violated has a prior too.
    let m = (k + 0.5) / (n + 1)
    guard agents.count >= leastAgents else {
      return BetaDistribution(alpha: m * defaultStrength, beta: (1 - m) * defaultStrength)
    }
    var spread = 0.0
    var squares = 0.0
    for agent in agents {
      let size = Double(agent.total)
      let difference = Double(agent.count) / size - m
      spread += size * difference * difference
      squares += size * size
    }
    // E[spread] = (J − 1)·m(1 − m) + v·(n − Σnⱼ²/n − (J − 1)) for beta-binomial counts.
    let degrees = Double(agents.count - 1)
    let noise = degrees * m * (1 - m)
    let room = n - squares / n - degrees
    let variance = room > 0 ? (spread - noise) / room : 0
    let sum =
      variance > 0
      ? min(max(m * (1 - m) / variance - 1, strength.lowerBound), strength.upperBound)
      : strength.upperBound
    return BetaDistribution(alpha: m * sum, beta: (1 - m) * sum)
  }

  /// An agent's rate over several channels, each with its own prior: the mixture by opportunities,
  /// as one Beta distribution of the same mean and variance.
  ///
  /// - Returns: nil without any opportunity.
  static func posterior(_ parts: [(rate: Proportion, prior: BetaDistribution)])
    -> BetaDistribution?
  {
    let parts = parts.filter { $0.rate.total > 0 }
    let total = Double(parts.reduce(0) { $0 + $1.rate.total })
    guard total > 0 else { return nil }
    let posteriors = parts.map { part in
      BetaDistribution(
        alpha: part.prior.alpha + Double(part.rate.count),
        beta: part.prior.beta + Double(part.rate.total - part.rate.count))
    }
    if posteriors.count == 1 { return posteriors[0] }
    var mean = 0.0
    var variance = 0.0
    for (part, posterior) in zip(parts, posteriors) {
      let share = Double(part.rate.total) / total
      mean += share * posterior.mean
      variance += share * share * posterior.variance
    }
    return BetaDistribution(mean: mean, variance: variance)
  }
}
