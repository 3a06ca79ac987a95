import Foundation
import Testing

/// `explain --ledgers`, over the ledger of a run.
@Suite struct ExplainTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"{"version": 1, "sources": [{"name": "chat", "path": "in", "timezone": "UTC"}]}"#)
    try workspace.write(
      "in/chat.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Sessions><Session type="chat" id="c-1"><Rep repName="Mia" repId="1"/>
      <Chat start="2026-10-05T09:00:00+00:00" end="2026-10-05T13:00:00+00:00">
      <line by="Visitor" time="2026-10-05T09:00:00+00:00">\
      <Text>When will my blue sofa arrive?</Text></line>
      <line by="Mia" repId="1" time="2026-10-05T09:01:30+00:00">\
      <Text>Hello, I will call you back within 4 hours.</Text></line>
      <line by="Mia" repId="1" time="2026-10-05T12:01:30+00:00">\
      <Text>Your sofa has been shipped and arrives on Friday.</Text></line>
      </Chat></Session></Sessions>
      """)
    #expect(try Program.run(["run", "--as-of", "2026-10-06"], in: workspace.path).status == 0)
    return workspace
  }

  @Test func `the ledgers are readable and say how a deadline was reckoned`() throws {
    let workspace = try workspace()
    let result = try Program.run(
      ["explain", "c-1", "--ledgers", "--as-of", "2026-10-06"], in: workspace.path)
    #expect(result.status == 0)
    for heading in ["Questions of the customer: 1", "Waits and pauses: 1", "Hand-overs: none"] {
      #expect(result.output.contains(heading), "no \(heading) in \(result.output)")
    }
    #expect(result.output.contains("wants status · "))
    #expect(
      result.output.contains(
        "act contact · kept · deadline turn 1 “within 4 hours” · made 2026-10-05T09:01:30Z"
          + " · due 2026-10-05T13:01:30Z · grace until 2026-10-05T13:25:30Z"), "\(result.output)")
    #expect(result.output.contains("before due 60 min"))
    #expect(result.output.contains("wall clock 90 s"))
  }

  @Test func `as JSON every entry is a line with its words' place`() throws {
    struct Line: Decodable {
      var conversation: String
      var ledger: String
      var turn: Int?
      var quote: String?
      var due: String?
      var wallClock: Int?
    }
    let workspace = try workspace()
    let result = try Program.run(
      ["explain", "c-1", "--ledgers", "--json", "--as-of", "2026-10-06"], in: workspace.path)
    #expect(result.status == 0)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let lines = try result.outputLines.map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.allSatisfy { $0.conversation == "c-1" && $0.turn != nil && $0.quote != nil })
    #expect(lines.first { $0.ledger == "promise" }?.due == "2026-10-05T13:01:30Z")
    #expect(lines.first { $0.ledger == "time" }?.wallClock == 90)
    #expect(lines.contains { $0.ledger == "fact" && $0.turn == 2 })
  }

  @Test func `without --ledgers --json prints the evaluation's line`() throws {
    let workspace = try workspace()
    let result = try Program.run(["explain", "c-1", "--json"], in: workspace.path)
    #expect(result.status == 0 && result.outputLines.count == 1)
    #expect(result.output.hasPrefix(#"{"conversation":"c-1","#))
  }
}
