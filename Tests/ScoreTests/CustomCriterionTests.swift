import Conversations
import Foundation
import Settings
import Testing

@testable import Score

/// Criteria that `custom_criteria` describes, from the text of a configuration to findings.
@Suite struct CustomCriterionTests {
  /// A configuration with some custom criteria, as text.
  private static func settings(_ criteria: String) throws -> PipelineSettings {
    try PipelineSettings.parse(
      Array(#"{"version": 1, "sources": [{"path": "in"}], "custom_criteria": [\#(criteria)]}"#.utf8)
    )
  }

  private func evaluate(
    _ criteria: String, _ transcript: String, channel: Channel = .chat,
    change: (inout RawConversation) -> Void = { _ in }
  ) throws -> (evaluation: Evaluation, marked: [Place]) {
    var harness = ExampleHarness()
    harness.settings = try Self.settings(criteria)
    var example = ExampleTranscript(transcript, channel: channel)
    change(&example.raw)
    return (try harness.evaluate(harness.conversation(example.raw)), example.marked)
  }

  private static let notice = #"""
    {"id": "X-NOTICE", "titles": {"en": "Notice missing"}, "expect": "present",
     "patterns": {"en": ["this chat is recorded"], "it": ["questa chat è registrata"]},
     "where": {"first_turns": 2}, "applies": {"channels": ["chat"]}, "weight": 8}
    """#

  @Test(arguments: [
    ("C: where is my order?\nA: Hello, this chat is recorded.\nA: It left today.", "met"),
    ("C: dov'è il mio ordine?\nA: Buongiorno, questa chat è registrata.", "met"),
    ("C: where is my order?\nA: Hello there.\nA: ⟦It left today.⟧\nC: ok\nA: Bye.", "violated"),
    ("C: where is my order?\nA: Hello.\nA: ⟦Let me see.⟧\nA: This chat is recorded.", "violated"),
    (
      "C: wo ist meine bestellung?\nB: This chat is recorded.\nA: ⟦Hello, it left today.⟧",
      "violated"
    ),
  ])
  func aMandatoryNotice(_ transcript: String, _ state: String) throws {
    let (evaluation, marked) = try evaluate(Self.notice, transcript)
    #expect(evaluation.states("X-NOTICE").map(\.rawValue) == [state])
    let findings = evaluation.findings("X-NOTICE")
    #expect(findings.map { Place($0.evidence.turn, $0.evidence.span) } == marked)
    guard let finding = findings.first else { return }
    #expect(finding.related.map(\.turn) == [0])
    #expect(finding.message.description.contains("searched"))
    #expect(finding.deduction == 8)
    #expect(finding.isScored)
  }

  @Test func outOfScopeAndOtherLanguagesAreNoOpportunity() throws {
    let text = "C: where is my order?\nA: Hello there, it left today."
    #expect(
      try evaluate(Self.notice, text, channel: .email).evaluation.states("X-NOTICE")
        == [.notApplicable])
    let russian =
      "C: Здравствуйте, где мой заказ? Я жду его уже неделю.\n"
      + "A: Здравствуйте! Ваш заказ отправлен сегодня утром, он придёт завтра."
    let outcome = try evaluate(Self.notice, russian).evaluation.agents.first?.outcomes.last
    #expect(outcome?.state == .notEvaluated)
    #expect(outcome?.reason == "language")
  }

  @Test func wordsThatMustNotBeSaid() throws {
    let rule = #"""
      {"id": "X-CALM", "titles": {"it": "Calma"}, "expect": "absent", "severity": 1.5,
       "patterns": {"en": ["calm down"]}, "attribution": "process"}
      """#
    let (evaluation, marked) = try evaluate(
      rule,
      "C: you should calm down with these fees!\nA: ⟦Please calm down.⟧ I will look.\nA: One moment."
    )
    let findings = evaluation.findings("X-CALM")
    #expect(findings.map { Place($0.evidence.turn, $0.evidence.span) } == marked)
    #expect(findings.first?.quote(in: "Please calm down.") == true)
    #expect(findings.first?.severity == 1.5)
    // What is charged to the process is no violation of the agent's.
    #expect(evaluation.states("X-CALM") == [.met])
    #expect(
      try evaluate(rule, "C: calm down\nA: I will look.").evaluation.findings("X-CALM").isEmpty)
  }

  @Test func aDutyThatATriggerCreates() throws {
    let rule = #"""
      {"id": "X-CALLBACK", "titles": {"en": "No number taken"}, "expect": "present",
       "patterns": {"en": ["number"]},
       "where": {"after": {"patterns": {"en": ["call me"]}}, "within_turns": 1}}
      """#
    let late = """
      C: my router is dead
      A: What is its number?
      C: no idea, just call me
      A: ⟦Fine, we will.⟧
      C: when?
      A: Soon. What is your number?
      """
    let (evaluation, marked) = try evaluate(rule, late)
    let finding = try #require(evaluation.findings("X-CALLBACK").first)
    #expect(Place(finding.evidence.turn, finding.evidence.span) == marked.first)
    #expect(finding.related.map(\.turn) == [2])
    #expect(finding.message.description.contains("too late in turn 5"))
    for (text, state) in [
      ("C: call me\nA: Which number?", CriterionState.met),
      ("C: my router is dead\nA: Restart it.", .notApplicable),
      ("C: my router is dead\nA: Restart it.\nC: call me", .notApplicable),
    ] {
      #expect(try evaluate(rule, text).evaluation.states("X-CALLBACK") == [state], "\(text)")
    }
  }

  @Test func aLimitInSecondsNeedsClocks() throws {
    let rule = #"""
      {"id": "X-WAIT", "titles": {"en": "No sign of life"}, "expect": "present",
       "patterns": {"en": ["still here", "looking into"]},
       "where": {"after": {"cues": ["hold_request"]}, "within_seconds": 120}}
      """#
    let text = """
      C 10:00:00: my router is dead, help
      A 10:00:30: Could you hold on for a moment, please?
      A 10:01:30: I am looking into it.
      """
    #expect(try evaluate(rule, text).evaluation.states("X-WAIT") == [.met])
    let slow = text.replacing("A 10:01:30", with: "A 10:04:30")
    #expect(try evaluate(rule, slow).evaluation.states("X-WAIT") == [.violated])
    let bare = slow.replacing(/\ 10:0\d:\d\d:/, with: ":")
    let outcome = try evaluate(rule, bare).evaluation.agents.first?.outcomes.last
    #expect(outcome?.state == .notEvaluated)
    #expect(outcome?.reason == "clock")
  }

  @Test func customersWordsMarkTheAgentsTurn() throws {
    let rule = #"""
      {"id": "X-BOSS", "titles": {"en": "Asked for the boss"}, "expect": "absent",
       "speaker": "customer", "patterns": {"en": ["your (?:boss|manager)"]}}
      """#
    let (evaluation, marked) = try evaluate(
      rule, "C: hi, it is broken\nA: ⟦That cannot be.⟧\nC: let me talk to your boss\nA: No.")
    let finding = try #require(evaluation.findings("X-BOSS").first)
    #expect(Place(finding.evidence.turn, finding.evidence.span) == marked.first)
    #expect(finding.related.first?.quote == "let me talk to your boss")
  }

  @Test func aProfileTurnsItOffAndWeighsIt() throws {
    var settings = try Self.settings(Self.notice)
    settings.profiles = [
      ProfileSettings(
        name: "light", when: ["channel": "chat"], weights: ["X-NOTICE": 2], reason: "test")
    ]
    var harness = ExampleHarness()
    harness.settings = settings
    let raw = ExampleTranscript("C: where is it?\nA: Hello, it left today.", channel: .chat).raw
    #expect(try harness.evaluate(harness.conversation(raw)).findings("X-NOTICE")[0].deduction == 2)
    harness.settings.profiles[0].disable = ["X-NOTICE"]
    #expect(
      try harness.evaluate(harness.conversation(raw)).states("X-NOTICE") == [.notApplicable])
    harness.settings.profiles[0].disable = ["X-NOTICF"]
    #expect(Scorer.validate(harness.settings).map(\.path) == ["$.profiles[0].disable"])
  }

  @Test func itStandsForTheErrorsItOverlaps() throws {
    let rule = #"""
      {"id": "X-NEVER", "titles": {"en": "Never say it"}, "expect": "absent", "weight": 2,
       "patterns": {"en": ["not my problem"]}, "overlaps": ["E14", "E17"]}
      """#
    let text = "C: my parcel is lost, please help me\nA: That is not my problem."
    let plain = try evaluate("", text).evaluation
    #expect(!plain.findings("E14").isEmpty || !plain.findings("E17").isEmpty)
    let evaluation = try evaluate(rule, text).evaluation
    let finding = try #require(evaluation.findings("X-NEVER").first)
    #expect(evaluation.findings("E14").isEmpty && evaluation.findings("E17").isEmpty)
    #expect(finding.also.contains("E14") || finding.also.contains("E17"))
    #expect(finding.deduction > 2)
  }

  @Test func changingACriterionChangesTheRuleset() throws {
    func ruleset(_ criteria: String) throws -> String {
      try Scorer(
        settings: Self.settings(criteria), lexicons: ExampleHarness.lexicons,
        zones: ["UTC": .utc], holidays: [:]
      ).ruleset.text
    }
    let base = try ruleset(Self.notice)
    #expect(try base != ruleset(""))
    for (old, new) in [
      ("recorded", "kept"), ("\"first_turns\": 2", "\"first_turns\": 3"),
      ("\"weight\": 8", "\"weight\": 7"),
      ("[\"chat\"]", "[\"email\"]"), ("present", "absent"), ("è", "era"),
    ] {
      #expect(try base != ruleset(Self.notice.replacing(old, with: new)), "\(new)")
    }
  }

  @Test func everyMistakeIsToldWithItsPlace() throws {
    let criteria = #"""
      {"id": "X1", "titles": {"en": "a"}, "expect": "present",
       "patterns": {"en": ["(?:a+)+b", "ok", "<NO>"], "it": ["(x"]},
       "where": {"after": {"cues": ["hold_requst"], "patterns": {"ru": ["(?:а|аа)+(?:а|аа)+б"]}}},
       "applies": {"cues": ["upsel"]}, "overlaps": ["E99"]}
      """#
    let problems = Scorer.validate(try Self.settings(criteria))
    #expect(
      problems.map(\.path).sorted() == [
        "$.custom_criteria[0].applies.cues[0]", "$.custom_criteria[0].overlaps[0]",
        "$.custom_criteria[0].patterns.en[0]", "$.custom_criteria[0].patterns.en[2]",
        "$.custom_criteria[0].patterns.it[0]", "$.custom_criteria[0].where.after.cues[0]",
        "$.custom_criteria[0].where.after.patterns.ru[0]",
      ])
    #expect(problems.contains { $0.message.contains("did you mean \"hold_request\"") })
    var settings = try Self.settings(Self.notice)
    settings.criteria["X-NOTICE"] = .object([])
    #expect(Scorer.validate(settings).map(\.path) == ["$.criteria.X-NOTICE"])
  }

  /// The examples of docs/custom-criteria.md are good and do what the page says.
  @Test func theDocumentedExampleWorks() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/custom-criteria.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let block = try #require(text.firstMatch(of: /```json\n("custom_criteria": (?s:.*?))```/)).1
    var harness = ExampleHarness()
    harness.settings = try PipelineSettings.parse(
      Array("{\"version\": 1, \"sources\": [{\"path\": \"in\"}], \(block)}".utf8))
    let raw = ExampleTranscript(
      """
      C 10:00:00: This is the worst service ever, I want to complain!
      A 10:01:00: Calm down.
      A 10:02:00: I will see.
      """, channel: .chat
    ).raw
    let found = try harness.evaluate(harness.conversation(raw)).findings.map(\.criterion)
    #expect(Set(found).isSuperset(of: ["X-NOTICE", "X-CALM-DOWN", "X-TICKET"]))
    let good = ExampleTranscript(
      """
      C 10:00:00: This is the worst service ever, I want to complain!
      B 10:00:05: This chat is recorded.
      A 10:01:00: I am sorry to hear that. Your ticket number is 12345.
      """, channel: .chat
    ).raw
    let states = try harness.evaluate(harness.conversation(good))
    for id: CriterionID in ["X-NOTICE", "X-CALM-DOWN", "X-TICKET"] {
      #expect(states.states(id) == [.met], "\(id)")
    }
  }
}

extension Finding {
  fileprivate func quote(in text: String) -> Bool { text.contains(evidence.quote) }
}
