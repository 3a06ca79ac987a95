package import Conversations

/// What may be wrong with a standard, by ERROR-LIST 13. Proposals for people to decide on.
package enum StandardProblem: Hashable, Sendable {
  /// No violation in so many opportunities that the true rate is below 1 %; `upper` is the 95 % bound.
  case neverFires(upper: Double)
  /// Applies in fewer than 1 % of the conversations.
  case rarelyApplies
  /// Violated in more than 80 % of its opportunities, surely.
  case alwaysFires
  /// Violated together with another one, nearly always; `isMutual`: each with the other.
  case redundant(with: CriterionID, isMutual: Bool)
  /// Nearly all violations are of one team, which breaks it more often than the others.
  case onePlace(team: String)
  /// Too often disputed or overturned.
  case disputed(Proportion)
  /// Reviewers do not agree on it.
  case unreliable(alpha: Double)
  /// With enough reviews, the program is right too rarely to be scored.
  case imprecise
  /// Customers who were served without this error rate no better; enough were asked to have seen it.
  case unrelatedToRatings
  /// Customers rate conversations with the error higher.
  case wrongDirection
}

/// One standard's figures and what they say.
package struct StandardAudit: Hashable, Sendable {
  package var criterion: CriterionID
  package var rate: Proportion
  /// Conversations in which it applied, out of all that an agent wrote in.
  package var applicable: Proportion
  package var precision: Precision
  package var agreement: Agreement
  /// P(a clean conversation is rated higher than one with the error); nil with too few ratings.
  package var ratings: RatingRelation?
  package var problems: [StandardProblem] = []
}

/// The audit of the standards: folds evaluations, with their reviews applied, into what each standard is
/// worth (ERROR-LIST 13 and 14). Memory depends on the standards and on the rated conversations.
package struct StandardsAuditor: Sendable {
  private struct Tally: Sendable {
    var violations = 0
    var opportunities = 0
    /// Violations in conversations where the other one applied too: both, and their counts.
    var together: [Pair]
    /// By team; nil: agents without one.
    var teams: [String?: Proportion] = [:]
  }
  private struct Pair: Sendable {
    /// Both apply; both violated; this one violated; the other violated.
    var applied: Int32 = 0
    var both: Int32 = 0
    var first: Int32 = 0
    var second: Int32 = 0
  }

  private let criteria: [CriterionInfo]
  private let places: [CriterionID: Int]
  private var tallies: [Tally]
  private var reviews: [ReviewedCriterion]
  private var ratings: [RatingSamples]
  private var conversations = 0
  private var findings = 0
  private var rated = 0

  /// The least violations of one place that are a pattern.
  package static let leastViolations = 20
  /// The least reviewed findings for a rate of disputes.
  package static let leastDisputes = 20
  /// More active standards than these are too many (ERROR-LIST, P01).
  package static let mostStandards = 20

  /// - Parameter criteria: the error list in its order.
  package init(criteria: [CriterionInfo]) {
    self.criteria = criteria
    places = Dictionary(
      criteria.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    tallies = criteria.indices.map {
      Tally(together: Array(repeating: Pair(), count: criteria.count - 1 - $0))
    }
    reviews = Array(repeating: ReviewedCriterion(), count: criteria.count)
    ratings = Array(repeating: RatingSamples(), count: criteria.count)
  }

  /// - Parameters:
  ///   - evaluation: with its reviews applied.
  ///   - reviews: of this conversation.
  package mutating func add(_ evaluation: Evaluation, reviews own: [Review]) {
    guard !evaluation.agents.isEmpty else { return }
    conversations += 1
    if evaluation.rating != nil { rated += 1 }
    // A conversation violates a standard if one of its agents does.
    var states: [Int: Bool] = [:]
    for agent in evaluation.agents {
      for outcome in agent.outcomes {
        guard let place = places[outcome.criterion] else { continue }
        guard outcome.state == .violated || outcome.state == .met else { continue }
        let isViolated = outcome.state == .violated
        states[place] = (states[place] ?? false) || isViolated
        let before = tallies[place].teams[agent.team] ?? Proportion(0, of: 0)
        tallies[place].teams[agent.team] = Proportion(
          before.count + (isViolated ? 1 : 0), of: before.total + 1)
      }
    }
    let applied = states.sorted { $0.key < $1.key }
    for (i, (place, isViolated)) in applied.enumerated() {
      tallies[place].opportunities += 1
      if isViolated { tallies[place].violations += 1 }
      if let rating = evaluation.rating {
        ratings[place].add(
          rating, hasError: isViolated,
          in: Stratum(channel: evaluation.channel, language: evaluation.language))
      }
      for (other, isOther) in applied[(i + 1)...] {
        let pair = other - place - 1
        tallies[place].together[pair].applied += 1
        if isViolated { tallies[place].together[pair].first += 1 }
        if isOther { tallies[place].together[pair].second += 1 }
        if isViolated && isOther { tallies[place].together[pair].both += 1 }
      }
    }
    for finding in evaluation.findings where finding.confidence >= Finding.reportedFrom {
      findings += 1
      guard let place = places[finding.criterion] else { continue }
      let said = own.filter { $0.concerns(finding) }
      if !said.isEmpty { reviews[place].add(finding, said) }
    }
  }

  package func finish() -> StandardsAudit {
    var audit = StandardsAudit(conversations: conversations, findings: findings, rated: rated)
    audit.standards = criteria.indices.map(standard)
    let tested = audit.standards.indices.filter { audit.standards[$0].ratings != nil }
    let unlike = Significance.discoveries(
      tested.map { audit.standards[$0].ratings?.p ?? 1 })
    for (place, isFound) in zip(tested, unlike) {
      guard let relation = audit.standards[place].ratings else { continue }
      if isFound && relation.auc < 0.5 {
        audit.standards[place].problems.append(.wrongDirection)
      } else if !isFound && relation.couldShowAny
        && criteria[place].criticality != .compliance
      {
        audit.standards[place].problems.append(.unrelatedToRatings)
      }
    }
    for (place, tally) in tallies.enumerated() {
      for (offset, pair) in tally.together.enumerated() {
        note(pair, place, place + 1 + offset, in: &audit)
      }
    }
    for review in reviews {
      audit.reviewed += review.findings
      audit.agreement.merge(review.agreement)
    }
    return audit
  }

  /// The team that has over 80 % of all violations, and breaks the standard more often than the others
  /// do; a team that has nearly all the opportunities is no place of its own.
  private static func onePlace(_ teams: [String?: Proportion]) -> String? {
    let all = teams.values.reduce(0) { $0 + $1.count }
    guard all >= leastViolations,
      let (team, own) = teams.max(by: {
        ($0.value.count, $1.key ?? "") < ($1.value.count, $0.key ?? "")
      }),
      let team, Double(own.count) > 0.8 * Double(all)
    else { return nil }
    let others = teams.filter { $0.key != team }.values.reduce(0) { $0 + $1.total }
    let rest = Proportion(all - own.count, of: others)
    guard let rate = rest.value, let low = own.wilson()?.lowerBound, low > rate else { return nil }
    return team
  }

  private func standard(_ place: Int) -> StandardAudit {
    let tally = tallies[place]
    let info = criteria[place]
    var audit = StandardAudit(
      criterion: info.id, rate: Proportion(tally.violations, of: tally.opportunities),
      applicable: Proportion(tally.opportunities, of: conversations),
      precision: reviews[place].precision, agreement: reviews[place].agreement,
      ratings: ratings[place].relation)
    if tally.violations == 0 && tally.opportunities >= 300 {
      audit.problems.append(.neverFires(upper: 3 / Double(tally.opportunities)))
    }
    if conversations >= 300 && tally.opportunities * 100 < conversations {
      audit.problems.append(.rarelyApplies)
    }
    if let low = audit.rate.wilson()?.lowerBound, low > 0.8 { audit.problems.append(.alwaysFires) }
    if let team = StandardsAuditor.onePlace(tally.teams) {
      audit.problems.append(.onePlace(team: team))
    }
    let contested = reviews[place].contested
    if contested.total >= StandardsAuditor.leastDisputes, (contested.value ?? 0) > 0.3 {
      audit.problems.append(.disputed(contested))
    }
    if let alpha = audit.agreement.alpha, alpha < Agreement.usable {
      audit.problems.append(.unreliable(alpha: alpha))
    }
    if audit.precision.verdict(isAutoFail: info.isAutoFail) == .shownOnly {
      audit.problems.append(.imprecise)
    }
    return audit
  }

  private func note(_ pair: Pair, _ a: Int, _ b: Int, in audit: inout StandardsAudit) {
    let both = Double(pair.both)
    guard pair.applied >= 100, pair.first >= 10, pair.second >= 10 else { return }
    let first = both / Double(pair.first)
    let second = both / Double(pair.second)
    let n = Double(pair.applied)
    let phi =
      (both * (n - Double(pair.first) - Double(pair.second) + both)
        - (Double(pair.first) - both) * (Double(pair.second) - both))
      / (Double(pair.first) * (n - Double(pair.first)) * Double(pair.second)
      * (n - Double(pair.second))).squareRoot()
    let isMutual =
      first > 0.9 && second > 0.9
      || phi >= 0.7 && Agreement.fisherLower(phi, n: Int(pair.applied)) > 0.5
    if isMutual || first > 0.95 {
      audit.standards[a].problems.append(.redundant(with: criteria[b].id, isMutual: isMutual))
    }
    if isMutual || second > 0.95 {
      audit.standards[b].problems.append(.redundant(with: criteria[a].id, isMutual: isMutual))
    }
  }
}

/// All standards, and what they cost.
package struct StandardsAudit: Hashable, Sendable {
  /// Conversations in which an agent wrote.
  package var conversations: Int
  /// Findings of 0.40 and more.
  package var findings: Int
  /// Conversations with a customer's rating.
  package var rated: Int
  /// Findings that anybody has looked at.
  package var reviewed = 0
  package var agreement = Agreement()
  /// In the order of the error list.
  package var standards: [StandardAudit] = []

  init(conversations: Int, findings: Int, rated: Int) {
    self.conversations = conversations
    self.findings = findings
    self.rated = rated
  }

  /// Standards that applied at all.
  package var active: Int { standards.count { $0.rate.total > 0 } }

  /// Findings that reviewers would have to read for 100 conversations.
  package var findingsPer100: Double? {
    conversations == 0 ? nil : 100 * Double(findings) / Double(conversations)
  }
}
