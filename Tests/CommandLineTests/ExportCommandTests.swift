import Foundation
import Testing

/// Exports of what the ledger holds, by months and by names.
struct ExportCommandTests {
  private static let moment = ["--as-of", "2026-11-01"]

  /// The samples, read.
  private func samples() throws -> Workspace {
    let workspace = try Workspace()
    for name in ["samples", "pipeline.json"] {
      try FileManager.default.copyItem(
        at: Program.package.appendingPathComponent(name),
        to: URL(fileURLWithPath: workspace.path + "/" + name))
    }
    _ = try Program.run(["run", "--quiet"] + Self.moment, in: workspace.path)
    return workspace
  }

  @Test func `months without the agent are passed over, and a name nobody has leaves nothing`()
    throws
  {
    let workspace = try samples()
    let one = try Program.run(
      ["export", "--agent", "Dot Malone", "--format", "csv", "--to", "one"], in: workspace.path)
    #expect(one.status == 0, "\(one.errors)")
    let months = try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/one")
    #expect(months == ["2026-10"])

    let nobody = try Program.run(
      ["export", "--agent", "Nobody Here", "--format", "html", "--to", "two"], in: workspace.path)
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("no agent \"Nobody Here\" is recorded"))
    let left =
      try? FileManager.default.contentsOfDirectory(atPath: workspace.path + "/two")
    #expect((left ?? []).isEmpty)
  }

  @Test func `a name is understood in any case, and a wrong one gets the nearest`() throws {
    let workspace = try samples()
    func export(_ arguments: [String]) throws -> Program {
      try Program.run(["export", "--format", "csv", "--to", "out"] + arguments, in: workspace.path)
    }
    let small = try export(["--agent", "dot malone"])
    #expect(small.status == 0, "\(small.errors)")
    #expect(small.output.contains("out/2026-10/agent-dot-malone"))
    let typo = try export(["--agent", "Dot Malony"])
    #expect(typo.status == 2)
    #expect(typo.errors.contains("did you mean \"Dot Malone\"?"))
    let table = try String(
      contentsOfFile: workspace.path + "/out/2026-10/agents.csv", encoding: .utf8)
    let team = try #require(
      table.split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        .first { $0.count > 8 && !$0[8].isEmpty }?[8])
    #expect(try export(["--team", team.uppercased()]).status == 0)
    let wrong = try export(["--team", team + "x", "--period", "2026-10"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("no team") && wrong.errors.contains("did you mean \"\(team)\"?"))
    let out = try Program.run(
      ["export", "--period", "2026-10", "--format", "csv", "--out", "other"], in: workspace.path)
    #expect(out.output.contains("other/2026-10"))
    let empty = try export(["--agent", "Dot Malone", "--period", "2031-01"])
    #expect(empty.errors.contains("nothing recorded for 2031-01"))
  }

  @Test func `a colleague whom the roster names is covered in a team's pages`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"""
      {"version": 1, "roster": "roster.csv",
       "sources": [{"name": "s", "path": "in/*.xml", "channel": "chat"}]}
      """#)
    try workspace.write(
      "roster.csv", "agent_id,name,team\n1,Ann Leigh,North\n2,Brunhilde Will,South\n")
    try workspace.write(
      "in/a.xml",
      chatExport(["one"]).replacingOccurrences(
        of: "Where is my parcel?",
        with: "I will cancel my contract and move to another provider, brunhilde never called me."))
    _ = try Program.run(["run", "--quiet", "--as-of", "2026-11-01"], in: workspace.path)
    for (options, isCovered) in [([], false), (["--team-only"], true)] {
      let export = try Program.run(
        ["export", "--format", "html", "--to", "out"] + options, in: workspace.path)
      #expect(export.status == 0, "\(export.errors)")
      let page = try String(
        contentsOfFile: workspace.path + "/out/2026-10/service.html", encoding: .utf8)
      #expect(page.contains("I will cancel my contract"), "\(page)")
      #expect(page.contains("brunhilde") != isCovered)
    }
  }

  @Test func `a number is covered in every file, whatever part of its turn is quoted`() throws {
    let workspace = try samples()
    let number = "999 555 0142"
    #expect(
      try workspace.contents("samples").values.contains {
        String(decoding: $0, as: UTF8.self).contains(number)
      })
    for (name, data) in try workspace.contents("out") {
      #expect(!String(decoding: data, as: UTF8.self).contains(number), "\(name)")
    }
    let both = try Program.run(
      ["export", "--agent", "a04", "--team-only", "--format", "html", "--to", "x"],
      in: workspace.path)
    #expect(both.status == 2)
    #expect(both.errors.contains("leave one out"))
  }

  @Test func `what was exported of a pruned month stays as it was`() throws {
    let workspace = try samples()
    let before = try workspace.contents("out")
    let pruned = try Program.run(["prune", "--keep", "1d"], in: workspace.path)
    #expect(pruned.status == 0, "\(pruned.errors)")
    _ = try Program.run(["run", "--quiet"] + Self.moment, in: workspace.path)
    #expect(try workspace.contents("out") == before)
  }
}
