package import Conversations

/// What of a period a report is about. Everything by default.
package struct Scope: Hashable, Sendable {
  /// Only what agents did while they were in this team.
  package var team: String?
  /// Only this agent: an id of the roster, or a name.
  package var agent: String?
  /// Only these criteria.
  package var criteria: Set<CriterionID>?

  package init(team: String? = nil, agent: String? = nil, criteria: Set<CriterionID>? = nil) {
    self.team = team
    self.agent = agent
    self.criteria = criteria
  }

  /// Whether an agent's part of an evaluation belongs to the report.
  package func contains(_ evaluation: AgentEvaluation) -> Bool {
    if let team, evaluation.team != team { return false }
    return contains(evaluation.agent)
  }

  package func contains(_ agent: AgentKey) -> Bool {
    guard let wanted = self.agent else { return true }
    return agent.rosterID == wanted || agent.name == wanted
  }

  package func contains(_ criterion: CriterionID) -> Bool {
    criteria?.contains(criterion) ?? true
  }

  /// Whether a finding belongs to the report, given the evaluation it stands in.
  package func contains(_ finding: Finding, of evaluation: Evaluation) -> Bool {
    guard contains(finding.criterion) else { return false }
    if team == nil && agent == nil { return true }
    guard let agent = finding.agent else { return false }
    return evaluation.agents.contains { $0.agent == agent && contains($0) }
  }
}
