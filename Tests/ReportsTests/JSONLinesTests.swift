import Conversations
import Testing

@testable import Reports

@Suite struct JSONLinesTests {
  static let anna = AgentKey(rosterID: nil, source: "chat", name: "Anna")

  static func evaluation() -> Evaluation {
    var evaluation = Evaluation(
      key: ConversationKey(source: "chat", id: "c \"1\""), path: "in/a.xml",
      format: "liveperson-xml", channel: .chat, language: .english)
    evaluation.service = 74
    evaluation.agents = [
      AgentEvaluation(
        agent: anna, team: "north", turns: 6, score: 82.5,
        outcomes: [
          CriterionOutcome(criterion: "E01", state: .met),
          CriterionOutcome(criterion: "E02", state: .violated),
          CriterionOutcome(criterion: "E10", state: .notEvaluated),
        ])
    ]
    evaluation.findings = [
      Finding(
        criterion: "E11", agent: anna,
        evidence: Evidence(turn: 4, span: Span(12, 40), quote: "what\nnow\u{1}"),
        confidence: 0.83, severity: 1, attribution: .agent, rule: "E11.question-for-question",
        message: "a question",
        related: [
          Evidence(turn: 3, span: Span(0, 21), quote: "why"),
          Evidence(turn: 0, span: Span(0, 1), quote: "x", conversation: "c0"),
        ], also: ["E02"]),
      Finding(
        criterion: "E12", agent: nil,
        evidence: Evidence(turn: 0, span: Span(0, 0), quote: ""), confidence: 0.39, severity: 1,
        attribution: .agent, rule: "r", message: "below the threshold"),
    ]
    return evaluation
  }

  @Test func scoreLineIsTheContract() {
    var out: [UInt8] = []
    JSONLines.score(Self.evaluation(), into: &out)
    let expected =
      #"{"conversation":"c \"1\"","source":"in/a.xml","format":"liveperson-xml","channel":"chat","language":"en","service":74.0,"#
      + #""agents":[{"agent":"Anna","turns":6,"score":82.5,"criteria":{"E01":"met","E02":"violated","E10":"not_evaluated"}}],"#
      + #""findings":[{"error":"E11","agent":"Anna","turn":4,"start":12,"end":40,"quote":"what\nnow\u0001","confidence":0.83,"#
      + #""rule":"E11.question-for-question","message":"a question","related":[{"turn":3,"start":0,"end":21,"quote":"why"},"#
      + #"{"conversation":"c0","turn":0,"start":0,"end":1,"quote":"x"}],"also":["E02"]}],"commendations":[]}"#
      + "\n"
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }

  @Test func missingNumbersAreNull() {
    var evaluation = Self.evaluation()
    evaluation.service = nil
    evaluation.agents[0].score = .nan
    evaluation.findings[0].agent = nil
    var out: [UInt8] = []
    JSONLines.score(evaluation, into: &out)
    let line = String(decoding: out, as: UTF8.self)
    #expect(line.contains(#""service":null"#))
    #expect(line.contains(#""score":null"#))
    #expect(line.contains(#""error":"E11","agent":null"#))
  }

  @Test(arguments: [
    (0.5999, "0.599"), (0.6, "0.60"), (0.95, "0.95"), (0.4, "0.40"), (1, "1.00"),
    (0.59999999, "0.599"),
  ])
  func confidenceIsNeverRoundedIntoTheScore(_ confidence: Double, _ text: String) {
    var evaluation = Self.evaluation()
    evaluation.findings[0].confidence = confidence
    var out: [UInt8] = []
    JSONLines.score(evaluation, into: &out)
    #expect(String(decoding: out, as: UTF8.self).contains("\"confidence\":\(text),"))
  }

  @Test func linesAppend() {
    var out: [UInt8] = []
    JSONLines.score(Self.evaluation(), into: &out)
    let one = out.count
    JSONLines.score(Self.evaluation(), into: &out)
    #expect(out.count == 2 * one)
    #expect(out.filter { $0 == 0x0A }.count == 2)
  }

  @Test func inspectLineIsTheContract() {
    var conversation = Conversation(
      key: ConversationKey(source: "mail", id: "m1"), path: "a.html", format: "email-html",
      channel: .email)
    conversation.customerLanguage = LanguageGuess(.italian, probability: 0.9)
    conversation.participants = [Participant(name: "Ada", role: .customer)]
    conversation.text = Array("Ciao--Ada".utf8)
    conversation.turns = [
      Turn(
        participant: 0, role: .customer, time: Timestamp(seconds: 1_791_015_300),
        rawTime: "3 ott 2026", range: 0..<9,
        spans: [TextSpan(.authored, Span(0, 4)), TextSpan(.signature, Span(4, 9))]),
      Turn(
        participant: nil, role: .unknown, range: 9..<9, isInternal: true, isUnfolded: true,
        path: "b.html"),
    ]
    var out: [UInt8] = []
    JSONLines.inspect(conversation, source: "a.html", rejections: [], into: &out)
    let expected =
      #"{"source":"a.html","format":"email-html","conversation":"m1","channel":"email","language":"it","rejections":[],"#
      + #""turns":[{"turn":0,"role":"customer","participant":"Ada","time":"2026-10-03T08:15:00Z","zone_assumed":false,"#
      + #""raw_time":"3 ott 2026","internal":false,"text":"Ciao--Ada","spans":[{"kind":"authored","text":"Ciao"},{"kind":"signature","text":"--Ada"}]},"#
      + #"{"turn":1,"role":"unknown","participant":null,"time":null,"zone_assumed":false,"raw_time":null,"internal":true,"unfolded":true,"#
      + #""source":"b.html","text":"","spans":[]}]}"# + "\n"
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }

  @Test func rejectedFileHasALineWithItsReason() {
    var out: [UInt8] = []
    let rejection = Rejection(
      stage: .ingest, origin: Origin(source: "chat", path: "x.xml", line: 7), code: "truncated",
      reason: "ends inside an element")
    JSONLines.inspectRejected(source: "x.xml", format: nil, rejections: [rejection], into: &out)
    #expect(
      String(decoding: out, as: UTF8.self)
        == #"{"source":"x.xml","format":null,"conversation":null,"channel":null,"language":null,"rejections":[{"stage":"ingest","code":"truncated","reason":"ends inside an element","line":7}],"turns":[]}"#
        + "\n")
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-1.25, 1, "-1.3"), (99.95, 1, "100.0"),
    (12.345, 2, "12.35"), (1e15, 1, "0.0"), (3, 0, "3"),
  ])
  func numbersHaveFixedNotation(_ number: Double, _ places: Int, _ text: String) {
    #expect(fixed(number, places: places) == text)
  }
}
