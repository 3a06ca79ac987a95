import Foundation
import Testing

/// Custom criteria from the configuration through the ledger into every report.
@Suite struct CustomCriteriaTests {
  private static let criteria = #"""
    "custom_criteria": [
      {"id": "X-NOTICE", "titles": {"en": "Recording notice missing"}, "expect": "present",
       "what": "Nobody says that the chat is recorded.",
       "patterns": {"en": ["chat is recorded"]}, "where": {"first_turns": 1}},
      {"id": "X-MORNING", "titles": {"en": "Good morning said"}, "expect": "absent",
       "patterns": {"en": ["good morning"]}}],
    "profiles": [{"name": "pilot", "when": {"region": "north"}, "weights": {"X-NOTICE": 1},
      "thresholds": {"E11": 0.7}, "disable": ["X-MORNING"], "reason": "a pilot",
      "expires": "2027-01-31"}]
    """#

  private static func configuration(_ formats: [String]) -> String {
    let exports = formats.map { #"{"format": "\#($0)", "to": "out"}"# }.joined(separator: ", ")
    return #"{"version": 1, "sources": [{"name": "chats", "path": "in/*.xml"}], "#
      + criteria + #", "exports": [\#(exports)]}"#
  }

  @Test func `every report shows custom criteria and profiles`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration(["html", "xlsx", "csv", "json"]))
    try workspace.write("in/a.xml", chatExport((1...12).map(String.init)))
    let run = try Program.run(["run", "--as-of", "2026-11-01"], in: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    let files = try workspace.contents("out/2026-10")
    func text(_ name: String) throws -> String {
      String(decoding: try #require(files[name], "\(name)"), as: UTF8.self)
    }
    let scorecards = try text("scorecards.csv")
    #expect(scorecards.contains("X-NOTICE,Recording notice missing,5,12,12"))
    #expect(try text("findings.csv").contains("X-MORNING,Good morning said"))
    #expect(try text("scorecards.json").contains("\"X-NOTICE\""))
    #expect(try text("scorecards.json").contains("\"reason\":\"a pilot\""))
    #expect(try text("criteria/X-NOTICE.html").contains("Nobody says that the chat is recorded."))
    #expect(try text("index.html").contains("criteria/X-NOTICE.html"))
    for (name, end) in [("run.html", "31 January 2027"), ("profiles.csv", "2027-01-31")] {
      let page = try text(name)
      for part in ["pilot", "region", "north", "X-MORNING", "X-NOTICE", "E11", "a pilot"] {
        #expect(page.contains(part), "\(name): \(part)")
      }
      #expect(page.contains(end), "\(name)")
    }
  }

  @Test func `errors lists custom criteria and explains them`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration(["csv"]))
    let list = try Program.run(["errors"], in: workspace.path)
    #expect(list.output.contains("X-MORNING  Good morning said"))
    let page = try Program.run(["errors", "x-notice"], in: workspace.path)
    #expect(page.status == 0)
    #expect(page.output.contains("What:  Nobody says that the chat is recorded."))
    #expect(page.output.contains("in the first 1 turns"))
  }

  @Test func `check tells every mistake at once`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"""
      {"version": 1, "sources": [{"path": "in/*.xml"}], "custom_criteria": [
        {"id": "E01", "titles": {"en": "a"}, "expect": "present", "patterns": {"en": ["(?:a+)+b"]}},
        {"id": "X2", "titles": {"en": "b"}, "expect": "absnt", "patterns": {"en": ["x"]}},
        {"id": "X3", "titles": {"en": "c"}, "expect": "absent", "patterns": {"en": ["x*"]},
         "applies": {"cues": ["nonsense"]}}]}
      """#)
    let check = try Program.run(["check"], in: workspace.path)
    #expect(check.status == 2)
    for place in [
      "[0].id", "[0].patterns.en[0]", "[1].expect", "[2].patterns.en[0]", "[2].applies.cues[0]",
    ] {
      #expect(check.errors.contains("$.custom_criteria" + place), "\(place)")
    }
  }
}
