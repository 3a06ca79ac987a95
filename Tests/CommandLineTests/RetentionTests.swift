import Foundation
import Testing

/// What `prune` deleted does not come back, and what is left of a month never takes its place.
@Suite struct RetentionTests {
  private static let configuration = """
    {"version": 1,
     "sources": [{"name": "chat", "path": "in/*.xml", "channel": "chat"},
       {"name": "mail", "path": "mail/*.eml", "channel": "email", "agent_domains": ["shop.example"]}],
     "exports": [{"format": "json", "to": "out"}, {"format": "html", "to": "out"}]}
    """

  private static func chat(_ id: String, _ date: String) -> String {
    chatExport([id]).replacingOccurrences(of: "2026-10-05", with: date)
  }

  private static func mail(_ id: String, _ clock: String) -> String {
    [
      "From: Mara Voss <mara@post.example>", "To: help@shop.example",
      "Date: \(clock) 09:00:00 +0000",
      "Subject: Lamp \(id)", "Message-ID: <\(id)@post.example>",
      "Content-Type: text/plain; charset=utf-8", "", "Where is lamp \(id)? It has not come.", "",
    ].joined(separator: "\r\n")
  }

  /// So many days back that the 10th of March 2020 is the first day kept.
  private static var keep: String {
    "\(Int(Date.now.timeIntervalSince1970) / 86_400 - 18_331)d"
  }

  /// Three chats and a mail in two months, of which the first ten days were pruned.
  private func pruned() throws -> (workspace: Workspace, exported: [String: Data]) {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", Self.chat("a", "2020-03-03"))
    try workspace.write("in/b.xml", Self.chat("b", "2020-03-20"))
    try workspace.write("in/c.xml", Self.chat("c", "2020-04-02"))
    try workspace.write("mail/1.eml", Self.mail("1", "Wed, 4 Mar 2020"))
    let first = try run(workspace)
    #expect(first.status == 0, "\(first.errors)")
    let exported = try workspace.contents("out/2020-03")
    let prune = try Program.run(["prune", "--keep", Self.keep], in: workspace.path)
    #expect(
      prune.output
        == "2 conversations deleted; kept are those that ended from 2020-03-10 on; what ended before "
        + "2020-03-10 was pruned: the scorecards of 2020-03 stay as they were "
        + "(`scorecards export --period` writes what is left of a month)\n", "\(prune)")
    return (workspace, exported)
  }

  private func run(_ workspace: Workspace) throws -> Program {
    try Program.run(["run", "--as-of", "2020-05-01"], in: workspace.path)
  }

  @Test func `neither a touched file nor a new mail brings anything back`() throws {
    let (workspace, exported) = try pruned()
    try workspace.write("in/a.xml", Self.chat("a", "2020-03-03") + "\n<!-- delivered again -->\n")
    try workspace.write("in/late.xml", Self.chat("late", "2020-03-05"))
    try workspace.write("mail/2.eml", Self.mail("2", "Thu, 2 Apr 2020"))
    let again = try run(workspace)
    #expect(again.status == 0)
    #expect(
      again.errors.contains(
        "conversations older than the retention boundary 2020-03-10 were left out"))
    #expect(try workspace.contents("out/2020-03") == exported)
    let status = try Program.run(["status", "--json"], in: workspace.path).output
    #expect(status.contains(#""conversations":3,"#))
    #expect(
      status.contains(#""retention":{"kept_from":"2020-03-10T00:00:00Z","pruned":["2020-03"]}"#))
    #expect(!status.contains(#""left_out":0"#))
    // Told once.
    #expect(try run(workspace).errors.isEmpty)
  }

  @Test func `what is left of a month is exported only if it is asked for`() throws {
    let (workspace, exported) = try pruned()
    try workspace.write("in/d.xml", Self.chat("d", "2020-03-25"))
    let night = try run(workspace)
    #expect(night.output.contains("the scorecards of 2020-03 stay as they were"))
    #expect(try workspace.contents("out/2020-03") == exported)
    let all = try Program.run(["export"], in: workspace.path)
    #expect(all.output.contains("out/2020-04; what ended before 2020-03-10 was pruned"))
    #expect(try workspace.contents("out/2020-03") == exported)

    let asked = try Program.run(["export", "--period", "2020-03"], in: workspace.path)
    #expect(asked.output.contains("2020-03 is not whole: what ended before 2020-03-10 was pruned"))
    let page = try String(
      contentsOfFile: workspace.path + "/out/2020-03/index.html", encoding: .utf8)
    #expect(page.contains("conversations that ended before this day were deleted: 2020-03-10"))
    let json = try String(
      contentsOfFile: workspace.path + "/out/2020-03/scorecards.json", encoding: .utf8)
    #expect(json.contains(#""kept_from":"2020-03-10""#))
  }

  @Test func `rescore and forget say what a cut month means for them`() throws {
    let (workspace, exported) = try pruned()
    try workspace.write("trial.json", #"{"criteria": {"E14": {"weight": 9}}}"#)
    let rescore = try Program.run(
      ["rescore", "--period", "2020-03", "--ruleset", "trial.json"], in: workspace.path)
    #expect(rescore.status == 0, "\(rescore.errors)")
    #expect(rescore.output.contains("the scorecards of 2020-03 stay as they were"))
    #expect(try workspace.contents("out/2020-03") == exported)
    let forget = try Program.run(["forget", "--customer", "mara@post.example"], in: workspace.path)
    #expect(forget.output.contains("exports of pruned months may name the customer"))
    #expect(forget.output.contains("out/2020-03"))
  }

  @Test func `the state of the ledger follows its schema`() throws {
    let url = Program.package.appendingPathComponent("docs/status.schema.json")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    let (workspace, _) = try pruned()
    try workspace.write("in/a.xml", Self.chat("a", "2020-03-03") + "<!-- again -->")
    try workspace.write("in/broken.xml", "<Sessions><Session")
    _ = try run(workspace)
    let empty = try Workspace()
    try empty.write("pipeline.json", Self.configuration)
    for place in [workspace, empty] {
      let status = try Program.run(["status", "--json"], in: place.path).output
      let value = try JSONSerialization.jsonObject(with: Data(status.utf8))
      #expect(Self.unlike(value, schema, "$") == [], "\(status)")
    }
  }

  /// Where a value has other members than its schema says, or lacks some.
  private static func unlike(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let items = value as? [Any] {
      let of = schema["items"] as? [String: Any] ?? [:]
      return items.flatMap { unlike($0, of, path + "[]") }
    }
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    guard Set(known.keys) == Set(object.keys) else { return [path] }
    return object.flatMap { unlike($0.value, known[$0.key] ?? [:], "\(path).\($0.key)") }
  }
}
