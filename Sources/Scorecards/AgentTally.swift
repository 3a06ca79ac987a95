import Conversations

/// A kind of case, within which agents are compared: some channels and languages are harder.
struct Stratum: Hashable, Comparable, Sendable {
  var channel: Channel
  var language: Language

  static func < (a: Stratum, b: Stratum) -> Bool {
    (a.channel.rawValue, a.language.rawValue) < (b.channel.rawValue, b.language.rawValue)
  }
}

/// Errors and opportunities of one criterion in one stratum.
struct Tally: Hashable, Sendable {
  var violations: Int32 = 0
  var opportunities: Int32 = 0

  mutating func add(isViolated: Bool) {
    opportunities += 1
    if isViolated { violations += 1 }
  }

  var proportion: Proportion { Proportion(Int(violations), of: Int(opportunities)) }
}

/// What is counted of one agent while evaluations stream by.
struct AgentTally: Sendable {
  var card: Scorecard
  var teams: [String: Int] = [:]
  /// Scored conversations failed, by party.
  var failures = [0, 0, 0]
  var days: Set<Int> = []
  /// Seconds until the agent's first replies: four bytes a conversation.
  var waits: [Channel: [Int32]] = [:]
  /// Per kind of case, one tally per criterion.
  var strata: [Stratum: [Tally]] = [:]
  private var counts: [CriterionScore]

  init(agent: AgentKey, criteria: Int) {
    card = Scorecard(agent: agent)
    counts = Array(repeating: CriterionScore(criterion: ""), count: criteria)
  }

  /// Counts one conversation's outcomes.
  ///
  /// - Parameter onViolation: called with the place of each criterion that was violated.
  mutating func count(
    _ outcomes: [CriterionOutcome], places: [CriterionID: Int], stratum: Stratum,
    onViolation: (Int) -> Void
  ) {
    for outcome in outcomes {
      guard let place = places[outcome.criterion] else { continue }
      counts[place].possible += outcome.possible
      switch outcome.state {
      case .notApplicable:
        counts[place].notApplicable += 1
      case .notEvaluated:
        counts[place].notEvaluated += 1
      case .met, .violated:
        let isViolated = outcome.state == .violated
        counts[place].opportunities += 1
        if isViolated {
          counts[place].violations += 1
          onViolation(place)
        }
        if strata[stratum] == nil {
          strata[stratum] = Array(repeating: Tally(), count: counts.count)
        }
        strata[stratum]?[place].add(isViolated: isViolated)
      }
    }
  }

  /// The card, without what needs the other agents.
  func finished(criteria: [CriterionInfo]) -> Scorecard {
    var card = card
    card.days = days.count
    card.replies = Channel.allCases.compactMap { ReplyTimes($0, waits[$0] ?? []) }
    card.teams = teams.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    card.critical = zip(ScorecardBuilder.parties, failures).map {
      CriticalOutcome(criticality: $0, failed: Proportion($1, of: card.scores.count))
    }
    card.criteria = zip(criteria, counts).map { info, count in
      var score = count
      score.criterion = info.id
      return score
    }
    return card
  }
}
