/// What a person said of a finding.
package enum ReviewVerdict: String, Sendable, CaseIterable {
  case agree
  case disagree
  /// The criterion had no opportunity here.
  case notApplicable = "not_applicable"
}

/// In what part a person spoke. Who is charged can dispute a finding, not decide on it.
package enum ReviewRole: String, Sendable, CaseIterable {
  case reviewer, agent
}

/// A person's word on one finding.
package struct Review: Hashable, Sendable {
  package var conversation: ConversationKey
  package var criterion: CriterionID
  package var turn: Int
  package var span: Span
  /// The rule that had found it, as the page told it; "" where nobody said.
  package var rule: String
  package var verdict: ReviewVerdict
  package var comment: String
  package var reviewer: String
  package var role: ReviewRole
  /// When it was written down, UTC seconds; nil where the file does not say.
  package var writtenAt: Int64?

  package init(
    conversation: ConversationKey, criterion: CriterionID, turn: Int, span: Span, rule: String = "",
    verdict: ReviewVerdict, comment: String = "", reviewer: String, role: ReviewRole = .reviewer,
    writtenAt: Int64? = nil
  ) {
    self.conversation = conversation
    self.criterion = criterion
    self.turn = turn
    self.span = span
    self.rule = rule
    self.verdict = verdict
    self.comment = comment
    self.reviewer = reviewer
    self.role = role
    self.writtenAt = writtenAt
  }

  /// Whether it speaks of this finding: the same criterion, or one that the finding stands for, on
  /// words of the same turn that overlap. So a review outlives a rule that marks a word more or less.
  package func concerns(_ finding: Finding) -> Bool {
    guard finding.criterion == criterion || finding.also.contains(criterion),
      finding.evidence.turn == turn
    else { return false }
    let other = finding.evidence.span
    return span == other || (span.start < other.end && other.start < span.end)
  }

  /// Whether it is the word of the agent that a finding is charged to, whatever the file says.
  package func isOwn(of finding: Finding) -> Bool {
    guard role == .reviewer else { return true }
    guard let agent = finding.agent else { return false }
    return reviewer == agent.rosterID || reviewer.lowercased() == agent.name.lowercased()
  }
}

/// What the reviews of one finding come to.
package enum ReviewStanding: Hashable, Sendable, Codable {
  /// The agent agrees, no reviewer has spoken.
  case accepted
  /// The agent disagrees and no reviewer has decided, or reviewers are of two minds.
  case disputed
  /// More reviewers agree than not.
  ///
  /// - Parameter counts: it counts whatever its confidence, because only people can decide the
  ///   criterion (class D4).
  case confirmed(counts: Bool)
  /// More reviewers disagree than agree: it no longer counts against anybody.
  case overturned

  /// - Parameters:
  ///   - reviews: those that concern the finding, one for each person.
  ///   - onlyPeopleDecide: whether the criterion is of class D4.
  /// - Returns: nil without any.
  package init?(_ reviews: [Review], of finding: Finding, onlyPeopleDecide: Bool) {
    var agreeing = 0
    var against = 0
    var own: ReviewVerdict?
    for review in reviews {
      if review.isOwn(of: finding) {
        own = review.verdict
      } else if review.verdict == .agree {
        agreeing += 1
      } else {
        against += 1
      }
    }
    if against > agreeing {
      self = .overturned
    } else if agreeing > against {
      self = .confirmed(counts: onlyPeopleDecide)
    } else if agreeing > 0 || (own ?? .agree) != .agree {
      self = .disputed
    } else if own != nil {
      self = .accepted
    } else {
      return nil
    }
  }

  /// `accepted`, `disputed`, `confirmed`, `overturned`.
  package var name: String {
    switch self {
    case .accepted: "accepted"
    case .disputed: "disputed"
    case .confirmed: "confirmed"
    case .overturned: "overturned"
    }
  }
}

extension Evaluation {
  /// The evaluation with what people said of its findings: overturned ones charge nobody, their
  /// criteria are met (or did not apply, where most of those against say so), scores are computed
  /// again. `service` stays as the program judged it.
  ///
  /// - Parameters:
  ///   - reviews: of this conversation.
  ///   - onlyPeopleDecide: criteria of class D4, whose findings count only when confirmed.
  package func reviewed(_ reviews: [Review], onlyPeopleDecide: Set<CriterionID>) -> Evaluation {
    var result = self
    for i in findings.indices {
      let own = reviews.filter { $0.concerns(findings[i]) }
      result.findings[i].review = ReviewStanding(
        own, of: findings[i], onlyPeopleDecide: onlyPeopleDecide.contains(findings[i].criterion))
      let change = (was: findings[i], now: result.findings[i])
      guard change.was.isCounted != change.now.isCounted || change.now.review == .overturned,
        let agent = agents.firstIndex(where: { $0.agent == change.now.agent })
      else { continue }
      let didNotApply =
        2 * own.count { $0.verdict == .notApplicable } > own.count { $0.verdict != .agree }
      result.settle(findings[i].criterion, ofAgent: agent, didNotApply: didNotApply)
    }
    for i in agents.indices where agents[i].score != nil {
      let mine = result.findings.filter { $0.agent == agents[i].agent }
      let wasScored = findings.filter { $0.agent == agents[i].agent }.map(\.isScored)
      guard mine.map(\.isScored) != wasScored else { continue }
      let score = ConversationScore.agent(mine)
      result.agents[i].score = score.score
      result.agents[i].scoreBeforeAutoFail = score.before
    }
    return result
  }

  /// Brings a criterion's outcome in line with the findings that are left of it.
  private mutating func settle(
    _ criterion: CriterionID, ofAgent agent: Int, didNotApply: Bool
  ) {
    guard let place = agents[agent].outcomes.firstIndex(where: { $0.criterion == criterion })
    else { return }
    let mine = findings.filter {
      $0.criterion == criterion && $0.agent == agents[agent].agent && $0.attribution == .agent
    }
    if mine.contains(where: \.isScored) {
      agents[agent].outcomes[place] = CriterionOutcome(criterion: criterion, state: .violated)
    } else {
      let possible = mine.count { $0.review != .overturned }
      agents[agent].outcomes[place] = CriterionOutcome(
        criterion: criterion, state: didNotApply && possible == 0 ? .notApplicable : .met,
        possible: didNotApply && possible == 0 ? 0 : possible,
        reason: didNotApply && possible == 0 ? "review" : nil)
    }
  }
}
