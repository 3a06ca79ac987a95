import Conversations
import Lexicons
import Settings
import Testing

@testable import Score

struct ScoreTests {
  func finding(
    _ id: CriterionID, weight: Double, severity: Double = 1, confidence: Double = 0.8,
    turn: Int = 0,
    isRecovered: Bool = false, isAutoFail: Bool = false
  ) -> Finding {
    var finding = Finding(
      criterion: id, agent: AgentKey(rosterID: "1", source: "s", name: "Anna"),
      evidence: Evidence(turn: turn, span: Span(0, 1), quote: "x"), confidence: confidence,
      severity: severity, attribution: .agent, rule: "\(id).r", message: "m")
    finding.deduction = weight * severity
    finding.isRecovered = isRecovered
    finding.isAutoFail = isAutoFail
    return finding
  }

  @Test func pointsOfTheDesign() {
    // ERROR-LIST 12.1: E03 (weight 9, severity 1) costs 36 points, a missing greeting 6.
    let score = ConversationScore.agent(
      [finding("E03", weight: 9), finding("S01", weight: 3, severity: 0.5)])
    #expect(score.score == 100 - 36 - 6)
    #expect(score.before == nil)
  }

  @Test func aCriterionDeductsTwiceAtMost() {
    let score = ConversationScore.agent(
      (0..<4).map { finding("E10", weight: 6, turn: $0) })
    #expect(score.score == 52)
  }

  @Test func onlyScoredFindingsOfTheAgentCount() {
    var process = finding("E10", weight: 6, isAutoFail: true)
    process.attribution = .process
    let score = ConversationScore.agent(
      [process, finding("E14", weight: 6, confidence: 0.59, isAutoFail: true)])
    #expect(score.score == 100)
  }

  @Test func autoFailKeepsTheScoreBeforeIt() {
    let score = ConversationScore.agent(
      [finding("E01", weight: 10, isAutoFail: true)])
    #expect(score.score == 0)
    #expect(score.before == 60)
    let unsure = ConversationScore.agent(
      [finding("E01", weight: 10, confidence: 0.79, isAutoFail: true)])
    #expect(unsure.score == 60)
  }

  @Test func recoveryGivesHalfBack() {
    let score = ConversationScore.agent(
      [finding("E03", weight: 9, isRecovered: true)])
    #expect(score.score == 82)
  }

  @Test func overlapsReportTheSpecificAndDeductTheLargest() {
    let kept = Overlaps.fold(
      [finding("E02", weight: 7, turn: 3), finding("S18", weight: 6, severity: 0.5, turn: 3)],
      episodes: [[3], [3]])
    #expect(kept.map(\.criterion) == ["S18"])
    #expect(kept.first?.also == ["E02"])
    #expect(kept.first?.deduction == 7)
  }

  @Test func differentEpisodesStayApart() {
    let kept = Overlaps.fold(
      [finding("E11", weight: 4, turn: 1), finding("S18", weight: 6, turn: 5)],
      episodes: [[1], [5]])
    #expect(kept.count == 2)
  }

  @Test func aSureFindingIsNotHiddenBehindAPossibleOne() {
    let kept = Overlaps.fold(
      [finding("E11", weight: 4, turn: 1), finding("S18", weight: 6, confidence: 0.45, turn: 1)],
      episodes: [[1], [1]])
    #expect(kept.map(\.criterion).contains("E11"))
  }

  @Test func everyMistakeInTheOptionsIsFound() {
    var settings = PipelineSettings()
    settings.criteria = [
      "E10": .object([
        .init(key: "weight", value: .number(11)),
        .init(
          key: "chat",
          value: .object([.init(key: "first_reply_late_second", value: .number(90))])),
      ]),
      "E99": .object([]),
    ]
    let problems = Scorer.validate(settings)
    #expect(
      problems.map(\.path).sorted() == [
        "$.criteria.E10.chat.first_reply_late_second", "$.criteria.E10.weight", "$.criteria.E99",
      ])
    #expect(
      problems.contains { $0.message.contains("did you mean \"chat.first_reply_late_seconds\"") })
  }

  @Test func anOptionChangesTheVerdict() throws {
    let text = "C 10:00:00: my order is late, where is it?\nA 10:01:40: Hello, it left today."
    var harness = ExampleHarness()
    let raw = ExampleTranscript(text, channel: .chat).raw
    #expect(try harness.evaluate(harness.conversation(raw)).findings("E10").isEmpty)
    harness.settings.criteria["E10"] = .object([
      .init(
        key: "chat", value: .object([.init(key: "first_reply_late_seconds", value: .number(60))]))
    ])
    #expect(try !harness.evaluate(harness.conversation(raw)).findings("E10").isEmpty)
  }

  @Test func aProfileSwitchesACriterionOffAndSaysSo() throws {
    var harness = ExampleHarness()
    harness.settings.profiles = [
      ProfileSettings(name: "quiet", when: ["channel": "chat"], disable: ["S01"], reason: "test")
    ]
    let raw = ExampleTranscript("C: where is my order?\nA: It left today.", channel: .chat).raw
    let evaluation = try harness.evaluate(harness.conversation(raw))
    let outcome = evaluation.agents.first?.outcomes.first { $0.criterion == "S01" }
    #expect(outcome?.state == .notApplicable)
    #expect(outcome?.reason == "profile:quiet")
  }

  @Test func theSameWordsInTheCustomersMouthAreNoFinding() throws {
    let harness = ExampleHarness()
    let text = "C: my parcel is lost\nA: Hello, I will check, one moment.\nC: that's not my problem"
    let evaluation = try harness.evaluate(
      harness.conversation(ExampleTranscript(text, channel: .chat).raw))
    #expect(evaluation.findings("E17").isEmpty)
    #expect(evaluation.findings("E14").isEmpty)
  }

  @Test func unknownRolesAreNotEvaluated() throws {
    let harness = ExampleHarness()
    var raw = ExampleTranscript("C: hello, anybody?\nA: yes", channel: .chat).raw
    for index in raw.turns.indices { raw.turns[index].role = nil }
    for index in raw.participants.indices { raw.participants[index].role = nil }
    let evaluation = try harness.evaluate(harness.conversation(raw))
    #expect(evaluation.findings.isEmpty)
    #expect(evaluation.agents.isEmpty)
  }
}
