import Conversations
import Testing

struct ReviewTests {
  static let anna = AgentKey(rosterID: "a1", source: "", name: "Anna")
  static let key = ConversationKey(source: "chat", id: "c1")

  static func finding(
    _ id: CriterionID, turn: Int = 3, span: Span = Span(4, 20), confidence: Double = 0.8,
    weight: Double = 5
  ) -> Finding {
    Finding(
      criterion: id, agent: anna, evidence: Evidence(turn: turn, span: span, quote: "q"),
      confidence: confidence, severity: 1, attribution: .agent, rule: "\(id).r", message: "m",
      deduction: weight)
  }

  static func evaluation(_ findings: [Finding]) -> Evaluation {
    var evaluation = Evaluation(
      key: key, path: "p", format: "f", channel: .chat, language: .english)
    evaluation.findings = findings
    var outcomes: [CriterionOutcome] = []
    for id: CriterionID in ["E11", "E14", "E16"] {
      let own = findings.filter { $0.criterion == id }
      outcomes.append(
        CriterionOutcome(
          criterion: id, state: own.contains(where: \.isScored) ? .violated : .met,
          possible: own.count { !$0.isScored }))
    }
    let score = ConversationScore.agent(findings)
    evaluation.agents = [
      AgentEvaluation(
        agent: anna, team: nil, turns: 2, score: score.score, scoreBeforeAutoFail: score.before,
        outcomes: outcomes)
    ]
    return evaluation
  }

  static func review(
    _ id: CriterionID, _ verdict: ReviewVerdict, by reviewer: String = "Rita", turn: Int = 3,
    span: Span = Span(4, 20), role: ReviewRole = .reviewer
  ) -> Review {
    Review(
      conversation: key, criterion: id, turn: turn, span: span, verdict: verdict,
      reviewer: reviewer, role: role)
  }

  private func state(_ evaluation: Evaluation, _ id: CriterionID) -> CriterionState? {
    evaluation.agents[0].outcomes.first { $0.criterion == id }?.state
  }

  @Test func overturnedFindingChargesNobody() {
    let before = Self.evaluation([Self.finding("E11"), Self.finding("E14", turn: 5, weight: 6)])
    #expect(before.agents[0].score == 56)
    let after = before.reviewed([Self.review("E11", .disagree)], onlyPeopleDecide: [])
    #expect(after.findings[0].review == .overturned)
    #expect(state(after, "E11") == .met)
    #expect(state(after, "E14") == .violated)
    #expect(after.agents[0].score == 76)
    let withoutOpportunity = before.reviewed(
      [Self.review("E11", .notApplicable)], onlyPeopleDecide: [])
    #expect(state(withoutOpportunity, "E11") == .notApplicable)
  }

  @Test func anotherEpisodeStillCounts() {
    let before = Self.evaluation([Self.finding("E11"), Self.finding("E11", turn: 7)])
    let after = before.reviewed([Self.review("E11", .disagree)], onlyPeopleDecide: [])
    #expect(state(after, "E11") == .violated)
    #expect(after.agents[0].score == 80)
  }

  @Test func autoFailGoesWithItsFinding() {
    var fatal = Self.finding("E14", confidence: 0.9, weight: 10)
    fatal.isAutoFail = true
    let before = Self.evaluation([fatal, Self.finding("E11", turn: 5)])
    #expect(before.agents[0].score == 0)
    let after = before.reviewed([Self.review("E14", .disagree)], onlyPeopleDecide: [])
    #expect(after.agents[0].score == 80)
    #expect(after.agents[0].scoreBeforeAutoFail == nil)
  }

  @Test(arguments: [
    (["agree"], "confirmed"), (["disagree"], "overturned"), (["disagree", "agree"], "disputed"),
    (["disagree", "agree", "agree"], "confirmed"),
    (["agree", "disagree", "not_applicable"], "overturned"),
  ])
  func reviewersDecideByMajority(_ verdicts: [String], _ standing: String) {
    let reviews = verdicts.enumerated().compactMap { number, verdict in
      ReviewVerdict(rawValue: verdict).map { Self.review("E11", $0, by: "r\(number)") }
    }
    let after = Self.evaluation([Self.finding("E11")]).reviewed(reviews, onlyPeopleDecide: [])
    #expect(after.findings[0].review?.name == standing)
  }

  @Test(arguments: ["Anna", "anna", "a1"])
  func whoIsChargedDisputesAndDoesNotDecide(_ name: String) {
    let before = Self.evaluation([Self.finding("E11")])
    let after = before.reviewed([Self.review("E11", .disagree, by: name)], onlyPeopleDecide: [])
    #expect(after.findings[0].review == .disputed)
    #expect(after.agents == before.agents)
    let other = before.reviewed(
      [Self.review("E11", .disagree, by: "x", role: .agent)], onlyPeopleDecide: [])
    #expect(other.findings[0].review == .disputed)
    let decided = before.reviewed(
      [Self.review("E11", .disagree, by: name), Self.review("E11", .agree)], onlyPeopleDecide: [])
    #expect(decided.findings[0].review == .confirmed(counts: false))
    #expect(state(decided, "E11") == .violated)
  }

  @Test func confirmedSuspicionCountsOnlyWherePeopleDecide() {
    let before = Self.evaluation([
      Self.finding("E16", confidence: 0.5), Self.finding("E11", turn: 5, confidence: 0.5),
    ])
    #expect(before.agents[0].score == 100)
    let after = before.reviewed(
      [Self.review("E16", .agree), Self.review("E11", .agree, turn: 5)], onlyPeopleDecide: ["E16"])
    #expect(state(after, "E16") == .violated)
    #expect(state(after, "E11") == .met)
    #expect(after.agents[0].score == 80)
  }

  @Test func reviewFollowsItsPlace() {
    let finding = Self.finding("E11")
    #expect(Self.review("E11", .agree, span: Span(10, 40)).concerns(finding))
    #expect(!Self.review("E11", .agree, span: Span(20, 40)).concerns(finding))
    #expect(!Self.review("E11", .agree, turn: 4).concerns(finding))
    #expect(!Self.review("E14", .agree).concerns(finding))
    var wide = finding
    wide.also = ["E14"]
    #expect(Self.review("E14", .agree).concerns(wide))
  }
}
