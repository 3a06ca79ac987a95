import Foundation
import Testing

/// Period and scope of `scorecards export`, its language, and what it covers.
struct ExportCommandTests {
  private func night() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      """
      {"version": 1, "sources": [{"name": "chat", "path": "chat.xml", "channel": "chat"}],
       "privacy": {"mask": []}, "exports": [{"format": "csv", "to": "out"}]}
      """)
    try workspace.write(
      "chat.xml",
      chatExport(["c1"]).replacingOccurrences(
        of: "Good morning, it arrives tomorrow.",
        with:
          "That is not possible, Ann says, it is not my problem. Write to jo.bloggs@mail.example "
          + "or call +39 02 5551 2345."))
    _ = try Program.run(["run", "--as-of", "2026-11-15"], in: workspace.path)
    return workspace
  }

  private func export(_ workspace: Workspace, _ more: [String]) throws -> Program {
    try Program.run(["export", "--period", "2026-10"] + more, in: workspace.path)
  }

  private func text(_ workspace: Workspace, _ folder: String) throws -> [String: String] {
    try workspace.contents(folder).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `addresses and numbers are covered, and offsets stay`() throws {
    let workspace = try night()
    _ = try export(workspace, ["--format", "html,csv,json", "--to", "shown"])
    for (name, page) in try text(workspace, "shown") {
      #expect(!page.contains("bloggs"), "\(name)")
      #expect(!page.contains("5551"), "\(name)")
    }
    let findings = try #require(try text(workspace, "shown")["2026-10/findings.csv"])
    #expect(findings.contains("it is not my problem"))
    // The ledger has what was written, since the configuration keeps it.
    let explained = try Program.run(["explain", "c1"], in: workspace.path)
    #expect(explained.output.contains("jo.bloggs@mail.example"))
  }

  @Test func `names are covered where the export says so`() throws {
    let workspace = try night()
    let settings = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
    try workspace.write(
      "pipeline.json",
      settings.replacingOccurrences(
        of: "\"to\": \"out\"}", with: "\"to\": \"hidden\", \"hide_names\": true}"))
    _ = try export(workspace, [])
    let findings = try #require(try text(workspace, "hidden")["2026-10/findings.csv"])
    #expect(findings.contains("not possible, *** says"))
  }

  @Test func `a team's report names nobody and has a folder of its own`() throws {
    let workspace = try night()
    let refused = try export(workspace, ["--team-only"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--to"))
    let done = try export(
      workspace, ["--team-only", "--language", "it", "--format", "html,csv,json", "--to", "team"])
    #expect(done.status == 0)
    let files = try text(workspace, "team")
    #expect(files["2026-10/index.html"]?.contains("Panoramica") == true)
    #expect(files["2026-10/criteria.csv"]?.contains("E14") == true)
    #expect(files["2026-10/agents.csv"] == nil)
    for (name, page) in files { #expect(!page.contains(/\bAnn\b/), "\(name)") }
  }

  @Test func `criteria narrow the export and unknown ones are told`() throws {
    let workspace = try night()
    let wrong = try export(workspace, ["--criteria", "E1O", "--format", "csv", "--to", "x"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean \"E10\""))
    _ = try export(workspace, ["--criteria", "E14,E11", "--format", "csv", "--to", "two"])
    let table = try #require(try text(workspace, "two")["2026-10/criteria-e11-e14/criteria.csv"])
    #expect(table.split(separator: "\r\n").count == 3)
  }
}
