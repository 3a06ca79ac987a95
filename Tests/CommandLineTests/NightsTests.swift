import Foundation
import Testing

/// What several nights make of promises, silence and customers who come back.
@Suite struct NightsTests {
  /// A chat as a help desk exports it: lines are `C|A clock: text`.
  private struct Chat {
    var id: String
    var customer: String
    var agent: String
    var lines: String

    var xml: String {
      var text = "<chat id=\"\(id)\" customer=\"\(customer)\" agent=\"\(agent)\">\n"
      for line in lines.split(separator: "\n") {
        let by = line.hasPrefix("A") ? agent : "Visitor"
        let clock = line.dropFirst(2).prefix(16)
        text += "<line by=\"\(by)\" source=\"\(line.hasPrefix("A") ? "agent" : "visitor")\" "
        text += "time=\"\(clock.replacingOccurrences(of: " ", with: "T")):00Z\">"
        text += line.dropFirst(20) + "</line>\n"
      }
      return text + "</chat>\n"
    }
  }

  private static let configuration = """
    {"version": 1,
     "sources": [{"name": "desk", "path": "in/*.xml", "format": "desk", "channel": "chat"}],
     "formats": [{"id": "desk", "kind": "generic-xml", "conversation": "chat",
       "conversation_id": "@id", "customer": "@customer", "agent": "@agent", "turn": "line",
       "speaker": "@by", "time": "@time", "text": ".",
       "role": {"attribute": "source", "agent": ["agent"], "customer": ["visitor"]}}],
     "exports": [{"format": "json", "to": "out"}, {"format": "html", "to": "out"},
       {"format": "csv", "to": "out"}]}
    """

  private static let promise = Chat(
    id: "promise", customer: "mara@example.com", agent: "Ann",
    lines: """
      C 2026-10-06 10:00: My washing machine still has not been delivered.
      A 2026-10-06 10:02: I am sorry about that. I will call you back by Thursday.
      C 2026-10-06 10:03: Fine, I will wait for it.
      """)
  private static let kept = Chat(
    id: "kept", customer: "kim@example.com", agent: "Ann",
    lines: """
      C 2026-10-06 11:00: When can the technician come to us?
      A 2026-10-06 11:02: I will call you back by Friday.
      C 2026-10-06 11:03: Good, thank you.
      """)
  private static let handed = Chat(
    id: "handed", customer: "lev@example.com", agent: "Bob",
    lines: """
      C 2026-10-06 12:00: The heating does not work and the house is cold.
      A 2026-10-06 12:03: I have passed this on to our technicians, we will get back to you.
      C 2026-10-06 12:04: All right.
      """)
  private static let open = Chat(
    id: "grows", customer: "ida@example.com", agent: "Bob",
    lines: """
      C 2026-10-06 21:50: Good evening, is the blue chair in stock?
      A 2026-10-06 21:51: Good evening, yes, it is in stock.
      C 2026-10-06 21:55: And what does the delivery to Siena cost?
      """)
  private static let grown: Chat = {
    var chat = open
    chat.lines += """

      A 2026-10-06 21:58: The delivery to Siena costs 30 euro.
      C 2026-10-06 21:59: Thank you, that helps.
      """
    return chat
  }()
  private static let withdrawn = Chat(
    id: "withdrawn", customer: "zoe@example.com", agent: "Bob",
    lines: """
      C 2026-10-06 09:00: Do you open on Sunday?
      A 2026-10-06 09:01: Good morning, yes, from ten to two.
      C 2026-10-06 09:02: Thank you.
      """)
  /// Chats of others, which show that exports of these days have come.
  private static func others(_ day: String) -> Chat {
    Chat(
      id: "other-\(day)", customer: "other-\(day)@example.com", agent: "Bob",
      lines: """
        C \(day) 12:00: Do you open on Sunday?
        A \(day) 12:01: Good morning, yes, from ten to two.
        C \(day) 12:02: Thank you.
        """)
  }
  private static let called = Chat(
    id: "called", customer: "kim@example.com", agent: "Ann",
    lines: """
      A 2026-10-08 09:00: Hello, as promised: the technician comes on Monday at nine.
      C 2026-10-08 09:01: Thank you, that is good.
      """)
  private static let late = Chat(
    id: "late", customer: "Mara@example.com", agent: "Cleo",
    lines: """
      A 2026-10-10 16:00: Hello, your washing machine is delivered on Tuesday at ten.
      C 2026-10-10 16:01: At last, thank you.
      """)
  private static let reopened = Chat(
    id: "reopened", customer: "lev@example.com", agent: "Cleo",
    lines: """
      C 2026-10-10 12:00: Nobody has called me back about the heating, I am still waiting.
      A 2026-10-10 12:02: I am sorry. I have booked a technician for you.
      C 2026-10-10 12:03: Thank you.
      """)

  private func write(_ chats: [Chat], to name: String, in workspace: Workspace) throws {
    try workspace.write(
      "in/\(name).xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<chats>\n"
        + chats.map(\.xml).joined() + "</chats>\n")
  }

  private func night(_ asOf: String, in workspace: Workspace) throws -> Program {
    let run = try Program.run(["run", "--as-of", asOf], in: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  /// The exported line of a conversation.
  private func judged(_ id: String, in workspace: Workspace) throws -> Judged {
    let data = try #require(try workspace.contents("out")["2026-10/evaluations.jsonl"])
    for line in data.split(separator: 10) {
      let found = try JSONDecoder().decode(Judged.self, from: Data(line))
      if found.conversation == id { return found }
    }
    throw Missing(id: id)
  }

  private struct Missing: Error { var id: String }

  private struct Judged: Decodable {
    struct Agent: Decodable {
      var agent: String
      var score: Double?
      var criteria: [String: String]
    }
    struct Quote: Decodable {
      var conversation: String?
      var quote: String
    }
    struct Finding: Decodable {
      var error: String
      var agent: String?
      var confidence: Double
      var rule: String
      var message: String
      var related: [Quote]
    }
    struct Commendation: Decodable {
      var kind: String
      var related: [Quote]
    }
    var conversation: String
    var agents: [Agent]
    var findings: [Finding]
    var commendations: [Commendation]

    func finding(_ error: String) -> Finding? { findings.first { $0.error == error } }
  }

  private func openPromises(in workspace: Workspace) throws -> Int {
    struct Status: Decodable {
      var open: Int
      enum CodingKeys: String, CodingKey { case open = "open_promises" }
    }
    let status = try Program.run(["status", "--json"], in: workspace.path)
    return try JSONDecoder().decode(Status.self, from: Data(status.output.utf8)).open
  }

  @Test func `three nights: promise, silence, late call; growth; a customer back; a file gone`()
    throws
  {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)

    // Tuesday night: everything is still open.
    try write([Self.promise, Self.kept, Self.handed], to: "tuesday", in: workspace)
    try write([Self.open], to: "evening", in: workspace)
    try write([Self.withdrawn], to: "withdrawn", in: workspace)
    _ = try night("2026-10-06T22:00:00Z", in: workspace)
    #expect(try judged("promise", in: workspace).finding("E03") == nil)
    #expect(try judged("promise", in: workspace).agents[0].criteria["E03"] == "not_applicable")
    #expect(try judged("handed", in: workspace).finding("E05") == nil)
    #expect(try judged("grows", in: workspace).finding("E01") == nil)
    #expect(try openPromises(in: workspace) >= 2)

    // Friday evening: Thursday has passed in silence, Kim was called, the chat went on, a file is
    // gone.
    try write([Self.grown], to: "evening", in: workspace)
    try write([Self.called], to: "thursday", in: workspace)
    try write([Self.others("2026-10-09")], to: "friday", in: workspace)
    try FileManager.default.removeItem(atPath: workspace.path + "/in/withdrawn.xml")
    _ = try night("2026-10-09T18:00:00Z", in: workspace)
    let silence = try #require(try judged("promise", in: workspace).finding("E03"))
    #expect(silence.rule == "E03.broken" && silence.agent == "Ann")
    #expect(silence.confidence < 0.6)
    #expect(
      silence.message.contains("due 2026-10-08 23:59, and nothing came in this conversation or"))
    #expect(try judged("promise", in: workspace).agents[0].criteria["E03"] == "met")
    let call = try judged("kept", in: workspace)
    #expect(call.agents[0].criteria["E03"] == "met" && call.finding("E03") == nil)
    #expect(call.commendations.first { $0.kind == "C02" }?.related.last?.conversation == "called")
    #expect(try judged("grows", in: workspace).finding("E01") == nil)
    #expect(try judged("grows", in: workspace).agents[0].criteria["E01"] == "met")
    #expect(try judged("withdrawn", in: workspace).agents[0].agent == "Bob")

    // Monday evening: the late call, by somebody else; Lev had to come back.
    try write([Self.late, Self.reopened], to: "saturday", in: workspace)
    try write([Self.others("2026-10-12")], to: "monday", in: workspace)
    let third = try night("2026-10-12T18:00:00Z", in: workspace)
    #expect(third.output.contains("2 conversations settled by time or later contacts"))
    let late = try #require(try judged("promise", in: workspace).finding("E03"))
    #expect(late.rule == "E03.late" && late.agent == "Ann" && late.confidence >= 0.6)
    #expect(late.message.contains("next agent contact 2026-10-10 16:00, 40 h 1 min late"))
    #expect(late.related.last?.conversation == "late")
    #expect(try judged("promise", in: workspace).agents[0].criteria["E03"] == "violated")
    let back = try #require(try judged("handed", in: workspace).finding("E05"))
    #expect(back.rule == "E05.customer-restarts" && back.agent == "Bob")
    #expect(back.related.last?.conversation == "reopened")
    #expect(back.related.last?.quote.contains("Nobody has called me back") == true)

    // A night without anything new changes nothing.
    let before = try workspace.contents("out")
    let fourth = try night("2026-10-12T18:00:00Z", in: workspace)
    #expect(fourth.output.contains("nothing new") && !fourth.output.contains("settled"))
    #expect(try workspace.contents("out") == before)
  }

  @Test func `one night ends in the same bytes as three, and any order of files`() throws {
    let nights: [(String, [(String, [Chat])])] = [
      (
        "2026-10-06T22:00:00Z",
        [("tuesday", [Self.promise, Self.kept, Self.handed]), ("evening", [Self.open])]
      ),
      (
        "2026-10-09T18:00:00Z",
        [
          ("evening", [Self.grown]), ("thursday", [Self.called]),
          ("friday", [Self.others("2026-10-09")]),
        ]
      ),
      (
        "2026-11-20T06:00:00Z",
        [
          ("saturday", [Self.late, Self.reopened]),
          ("november", [Self.others("2026-11-18")]),
        ]
      ),
    ]
    let three = try Workspace()
    let one = try Workspace()
    let reversed = try Workspace()
    for workspace in [three, one, reversed] {
      try workspace.write("pipeline.json", Self.configuration)
    }
    for (asOf, files) in nights {
      for (name, chats) in files {
        try write(chats, to: name, in: three)
        try write(chats, to: name, in: one)
      }
      _ = try night(asOf, in: three)
    }
    _ = try night("2026-11-20T06:00:00Z", in: one)
    // The last files come first.
    for (_, files) in nights.reversed() {
      for (name, chats) in files where name != "evening" || chats[0].id == "grows" {
        try write(name == "evening" ? [Self.grown] : chats, to: name, in: reversed)
      }
      _ = try night("2026-11-20T06:00:00Z", in: reversed)
    }
    let expected = try one.contents("out")
    #expect(expected.count > 5)
    #expect(try three.contents("out") == expected)
    #expect(try reversed.contents("out") == expected)
  }

  @Test func `without later exports a promise stays open, and in the end nobody can tell`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try write([Self.promise], to: "tuesday", in: workspace)
    for asOf in ["2026-10-06T22:00:00Z", "2026-10-20T06:00:00Z"] {
      _ = try night(asOf, in: workspace)
      #expect(try openPromises(in: workspace) == 1)
      #expect(try judged("promise", in: workspace).finding("E03") == nil)
    }
    _ = try night("2026-12-01T06:00:00Z", in: workspace)
    #expect(try openPromises(in: workspace) == 0)
    #expect(try judged("promise", in: workspace).finding("E03") == nil)
    // Exports of those days come after all, and show nothing of a call.
    try write([Self.others("2026-10-09")], to: "friday", in: workspace)
    _ = try night("2026-12-01T06:00:00Z", in: workspace)
    #expect(try judged("promise", in: workspace).finding("E03")?.rule == "E03.broken")
  }

  @Test func `an answer that is overdue by now is told when the exports have passed its limit`()
    throws
  {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try write([Self.open], to: "evening", in: workspace)
    _ = try night("2026-10-06T22:00:00Z", in: workspace)
    #expect(try judged("grows", in: workspace).finding("E01") == nil)
    try write([Self.others("2026-10-07")], to: "wednesday", in: workspace)
    let second = try night("2026-10-07T18:00:00Z", in: workspace)
    #expect(second.output.contains("1 conversation settled"))
    #expect(try judged("grows", in: workspace).finding("E01")?.rule == "E01.open-end")
  }

  @Test(
    "where no texts are kept, promises whose time passes become unverifiable",
    arguments: ["evidence-only", "none"])
  func withoutTexts(store: String) throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      Self.configuration.replacingOccurrences(
        of: "\"version\": 1,", with: "\"version\": 1, \"store\": \"\(store)\","))
    try write([Self.promise], to: "tuesday", in: workspace)
    _ = try night("2026-10-06T22:00:00Z", in: workspace)
    #expect(try openPromises(in: workspace) == 1)
    try write([Self.others("2026-10-09")], to: "friday", in: workspace)
    _ = try night("2026-10-09T18:00:00Z", in: workspace)
    #expect(try openPromises(in: workspace) == 0)
    #expect(try judged("promise", in: workspace).finding("E03") == nil)
  }
}
