import Conversations
import Scorecards
import Testing

@Suite struct EvaluationChangeTests {
  static let anna = AgentKey(rosterID: "a1", source: "", name: "Anna")

  static func finding(
    _ criterion: CriterionID, turn: Int, at start: Int = 0, confidence: Double = 0.8,
    message: Message = "late"
  ) -> Finding {
    Finding(
      criterion: criterion, agent: anna,
      evidence: Evidence(turn: turn, span: Span(start, start + 5), quote: "hello"),
      confidence: confidence, severity: 1, attribution: .agent, rule: "\(criterion).rule",
      message: message)
  }

  static func evaluation(
    _ findings: [Finding], states: [(CriterionID, CriterionState)] = [], score: Double? = 80
  ) -> Evaluation {
    var evaluation = Evaluation(
      key: ConversationKey(source: "chat", id: "1"), path: "a.xml", format: "f", channel: .chat,
      language: .english)
    evaluation.findings = findings
    evaluation.service = score
    evaluation.agents = [
      AgentEvaluation(
        agent: anna, team: "north", turns: 2, score: score,
        outcomes: states.map { CriterionOutcome(criterion: $0.0, state: $0.1) })
    ]
    return evaluation
  }

  private func change(_ before: Evaluation, _ after: Evaluation) -> EvaluationChange {
    EvaluationChange(from: before, to: after)
  }

  @Test func `nothing differs from itself`() {
    let evaluation = Self.evaluation([Self.finding("E10", turn: 3)], states: [("E10", .violated)])
    #expect(change(evaluation, evaluation).isEmpty)
  }

  @Test func `findings appear, disappear and change, the likest paired first`() {
    let before = Self.evaluation([
      Self.finding("E10", turn: 1), Self.finding("E10", turn: 5), Self.finding("S01", turn: 1),
    ])
    let after = Self.evaluation([
      Self.finding("E10", turn: 5), Self.finding("E10", turn: 1, at: 9, confidence: 0.55),
      Self.finding("S21", turn: 2),
    ])
    let found = change(before, after).findings
    #expect(found.map(\.kind) == [.changed, .disappeared, .appeared])
    #expect(found.map { $0.finding?.criterion } == ["E10", "S01", "S21"])
    #expect(
      found[0].details == ["other words quoted", "confidence 0.8 → 0.55", "no longer scored"])
  }

  @Test func `a finding of the same rule that moved is one that changed`() {
    let moved = change(
      Self.evaluation([Self.finding("E03", turn: 2)]),
      Self.evaluation([Self.finding("E03", turn: 6)]))
    #expect(moved.findings.map(\.kind) == [.changed])
    #expect(moved.findings[0].details == ["turn 2 → 6"])
  }

  @Test func `other words of explanation move no figure`() {
    let before = Self.evaluation([Self.finding("E10", turn: 1, message: "limit 2 min")])
    var after = Self.evaluation([Self.finding("E10", turn: 1, message: "limit 4 min")])
    let reworded = change(before, after)
    #expect(!reworded.isEmpty && reworded.isOnlyReworded)
    #expect(reworded.findings[0].details == ["other message"])
    after.service = 81
    #expect(!change(before, after).isOnlyReworded)
  }

  @Test func `a threshold counts only where a finding changes sides`() {
    let before = Self.evaluation([
      Self.finding("E10", turn: 1, confidence: 0.9), Self.finding("E10", turn: 4, confidence: 0.65),
    ])
    var after = before
    for index in after.findings.indices { after.findings[index].threshold = 0.7 }
    let found = change(before, after).findings
    #expect(found.count == 1)
    #expect(found[0].after?.evidence.turn == 4)
    #expect(found[0].details == ["least confidence scored 0.6 → 0.7", "no longer scored"])
  }

  @Test func `states and scores are told for each agent`() {
    let before = Self.evaluation(
      [], states: [("E10", .violated), ("S01", .met), ("E99", .notApplicable)], score: 70)
    let after = Self.evaluation(
      [], states: [("E10", .met), ("S01", .met), ("X1", .met), ("X2", .notApplicable)], score: nil)
    let found = change(before, after)
    #expect(found.outcomes.map(\.criterion) == ["E10", "X1"])
    #expect(found.outcomes.map { $0.before?.state } == [.violated, nil])
    #expect(found.scores.map(\.before) == [70] && found.scores.map(\.after) == [nil])
    #expect(found.service?.before == 70)
  }
}
