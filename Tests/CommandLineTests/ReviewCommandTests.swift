import Foundation
import Testing

/// What people say of findings, from the file to the exports.
struct ReviewCommandTests {
  /// A workspace whose samples have been read, with its findings of October.
  private func night() throws -> (Workspace, [[String: String]]) {
    let workspace = try Workspace()
    try workspace.addSamples()
    _ = try Program.run(["run", "--as-of", "2026-11-15"], in: workspace.path)
    return (workspace, try findings(workspace))
  }

  private func findings(_ workspace: Workspace) throws -> [[String: String]] {
    try table(workspace, "out/2026-10/findings.csv")
  }

  private func table(_ workspace: Workspace, _ name: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: workspace.path + "/" + name, encoding: .utf8)
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
      case "\r\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      default: cell.append(character)
      }
    }
    return rows.dropFirst().filter { $0.count > 1 }.map {
      Dictionary(zip(rows[0], $0), uniquingKeysWith: { a, _ in a })
    }
  }

  private func file(_ finding: [String: String], verdict: String, reviewer: String) -> String {
    let names = ["conversation", "source", "criterion", "turn", "start", "end"]
    return (names + ["verdict", "reviewer"]).joined(separator: ",") + "\r\n"
      + (names.map { finding[$0] ?? "" } + [verdict, reviewer]).joined(separator: ",") + "\r\n"
  }

  @Test func `an upheld appeal no longer charges the agent`() throws {
    let (workspace, before) = try night()
    let finding = try #require(before.first { $0["scored"] == "yes" && $0["also"] == "" })
    let agents = try table(workspace, "out/2026-10/agents.csv")
    try workspace.write("r.csv", file(finding, verdict: "disagree", reviewer: "Rita"))
    let first = try Program.run(["review", "import", "r.csv"], in: workspace.path)
    #expect(first.status == 0)
    #expect(first.outputLines == ["1 review read: 1 new, 0 changed, 0 known already"])
    let again = try Program.run(["review", "import", "r.csv"], in: workspace.path)
    #expect(again.outputLines == ["1 review read: 0 new, 0 changed, 1 known already"])

    // The month is due: the next run writes it, though it reads nothing.
    let run = try Program.run(["run", "--as-of", "2026-11-15"], in: workspace.path)
    #expect(run.output.contains("scorecards in out/2026-10"))
    let after = try findings(workspace)
    #expect(after.count == before.count)
    let changed = zip(before, after).filter { $0 != $1 }
    #expect(changed.count == 1)
    #expect(changed.first?.1["review"] == "overturned")
    #expect(changed.first?.1["scored"] == "no")
    func hits(_ rows: [[String: String]]) -> Int? {
      rows.first { $0["agent"] == finding["agent"] }?["hits"].flatMap { Int($0) }
    }
    let now = try table(workspace, "out/2026-10/agents.csv")
    #expect(try #require(hits(now)) == #require(hits(agents)) - 1)

    let export = try Program.run(["review", "export"], in: workspace.path)
    try workspace.write("back.csv", export.output)
    let back = try Program.run(["review", "import", "back.csv"], in: workspace.path)
    #expect(back.outputLines == ["1 review read: 0 new, 0 changed, 1 known already"])
  }

  @Test func `check names the upheld appeals that the rules would repeat`() throws {
    let (workspace, before) = try night()
    let finding = try #require(before.first { $0["scored"] == "yes" && $0["also"] == "" })
    let rule = try #require(finding["rule"])
    try workspace.write("r.csv", file(finding, verdict: "disagree", reviewer: "Rita"))
    _ = try Program.run(["review", "import", "r.csv"], in: workspace.path)
    let same = try Program.run(["check"], in: workspace.path)
    #expect(same.status == 0)
    #expect(
      same.errors.contains("\(rule): 1 finding that reviewers overturned would be made again"))
    #expect(same.output.contains("1 upheld appeal, 1 of which today's rules would find again"))

    // With the criterion switched off the conversation is judged anew, and nothing is recorded.
    let path = workspace.path + "/pipeline.json"
    var settings = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        as? [String: Any])
    var criteria = settings["criteria"] as? [String: Any] ?? [:]
    criteria[try #require(finding["criterion"])] = ["enabled": false]
    settings["criteria"] = criteria
    try workspace.write("pipeline.json", try JSONSerialization.data(withJSONObject: settings))
    let mended = try Program.run(["check"], in: workspace.path)
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(!mended.errors.contains(rule))
    #expect(mended.output.contains("1 upheld appeal, 0 of which today's rules would find again"))
    #expect(try findings(workspace) == before)
  }

  @Test func `a review without its finding is named and kept`() throws {
    let (workspace, before) = try night()
    var finding = try #require(before.first)
    finding["turn"] = "900"
    try workspace.write("r.csv", file(finding, verdict: "agree", reviewer: "Rita"))
    let kept = try Program.run(["review", "import", "r.csv"], in: workspace.path)
    #expect(kept.status == 0)
    #expect(kept.errorLines.count == 1)
    #expect(kept.errors.contains("r.csv, line 2: "))
    #expect(kept.errors.contains("the review was kept"))
    let export = try Program.run(["review", "export", "--json"], in: workspace.path)
    #expect(export.output.contains("\"turn\":900"))

    finding["conversation"] = "nowhere"
    try workspace.write("r.csv", file(finding, verdict: "agree", reviewer: "Rita"))
    let unknown = try Program.run(["review", "import", "r.csv"], in: workspace.path)
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("the review was not stored"))
  }

  @Test func `a file with mistakes stores nothing`() throws {
    let (workspace, before) = try night()
    let finding = try #require(before.first)
    let good = file(finding, verdict: "agree", reviewer: "Rita")
    try workspace.write("good.csv", good)
    try workspace.write("bad.csv", file(finding, verdict: "perhaps", reviewer: ""))
    let result = try Program.run(["review", "import", "good.csv", "bad.csv"], in: workspace.path)
    #expect(result.status == 2)
    #expect(result.errorLines.count == 3)
    let export = try Program.run(["review", "export"], in: workspace.path)
    #expect(export.outputLines.count == 1)
  }
}
