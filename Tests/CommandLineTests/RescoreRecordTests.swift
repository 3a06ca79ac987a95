import Foundation
import Testing

/// What a rescoring keeps never takes the place of anything else, neither files nor evaluations.
@Suite struct RescoreRecordTests {
  private static let stricter =
    #"{"criteria": {"E10": {"chat": {"first_reply_late_seconds": 30}}}}"#

  private func samples() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.addSamples()
    try workspace.write("t.json", Self.stricter)
    let run = try Program.run(["run"] + RescoreTests.moment, in: workspace.path)
    #expect(run.status == 1, "the samples hold one broken file: \(run.errors)")
    return workspace
  }

  private func rescore(_ workspace: Workspace, _ more: [String]) throws -> Program {
    try Program.run(["rescore", "--period", "2026-10"] + more, in: workspace.path)
  }

  /// The folder that the last line names.
  private func folder(_ result: Program) throws -> String {
    let line = try #require(result.outputLines.last)
    let start = try #require(line.range(of: "this is kept in ")).upperBound
    return String(line[start...])
  }

  @Test func `every record has a folder of its own`() throws {
    let workspace = try samples()
    let keep = ["--format", "csv,json,html"]
    let first = try folder(rescore(workspace, ["--ruleset", "t.json"] + keep))
    let kept = try workspace.contents(first)
    #expect(kept.count == 6 && first.contains("/rescore-2026-10-t-json-"), "\(first)")
    // Nothing differs any more, and that takes nobody's place.
    var folders = [first]
    for more in [
      ["--ruleset", "t.json"] + keep, ["--ruleset", "t.json", "--agent", "Sofia Conti"] + keep,
      ["--ruleset", "t.json", "--format", "json"],
    ] {
      folders.append(try folder(rescore(workspace, more)))
    }
    #expect(Set(folders).count == 4, "\(folders)")
    #expect(try workspace.contents(first) == kept)
    #expect(try workspace.contents(folders[3]).keys.sorted() == ["changes.jsonl", "rescore.json"])
    #expect(folders[2].contains("/rescore-2026-10-Sofia-Conti-t-json-"))
  }

  @Test func `with a pinned moment the folder is known beforehand`() throws {
    let workspace = try samples()
    let trial = ["--dry-run", "--format", "json", "--as-of", "2026-10-20T08:30:00Z"]
    let name = "/rescore-2026-10-20261020T083000Z"
    #expect(try folder(rescore(workspace, trial)).hasSuffix(name))
    #expect(try folder(rescore(workspace, trial)).hasSuffix(name + "-2"))
    // What judged nothing leaves no folder.
    let before = try workspace.contents("out")
    #expect(try rescore(workspace, trial + ["--agent", "Nobody"]).status == 2)
    #expect(try workspace.contents("out") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/out")
    #expect(left.filter { $0.contains("Nobody") }.isEmpty)
  }

  @Test func `a folder that holds an export or a record is refused`() throws {
    let workspace = try samples()
    let before = try workspace.contents("out")
    let trial = ["--ruleset", "t.json", "--dry-run", "--format", "csv,html", "--out"]
    for place in ["out/2026-10", "out"] {
      let refused = try rescore(workspace, trial + [place])
      #expect(refused.status == 2 && refused.output.isEmpty)
      #expect(refused.errors.contains("--out: \(place) holds files already"), "\(refused.errors)")
      #expect(refused.errorLines.count == 1)
    }
    #expect(try workspace.contents("out") == before)
    #expect(try rescore(workspace, trial + ["trial"]).status == 0)
    #expect(try rescore(workspace, trial + ["trial"]).status == 2)
  }

  @Test func `going back from a trial of another moment restores what was judged`() throws {
    let workspace = try samples()
    let before = try workspace.contents("out")
    let earlier = ["--ruleset", "t.json", "--as-of", "2026-10-06T00:00:00Z"]
    for month in ["2026-09", "2026-10", "undated"] {
      let trial = try Program.run(["rescore", "--period", month] + earlier, in: workspace.path)
      #expect(trial.status == 0, "\(trial.errors)")
    }
    let tried = try workspace.contents("out")
    #expect(tried != before)
    // The same rules from the usual moment are others, and not known yet.
    let usual = try rescore(workspace, ["--ruleset", "t.json", "--dry-run"])
    #expect(usual.output.contains("61 judged again"))
    #expect(usual.output.contains("judged as of: gone (moment 2026-10-06T00:00:00Z)"))
    for month in ["2026-09", "2026-10", "undated"] {
      let back = try Program.run(["rescore", "--period", month], in: workspace.path)
      #expect(back.status == 0, "\(back.errors)")
    }
    let restored = try workspace.contents("out")
    #expect(restored.keys.sorted() == before.keys.sorted())
    for (name, data) in before { #expect(restored[name] == data, "\(name)") }
  }

  @Test func `a trial of a moment that is gone back on hides no broken promise`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"""
      {"version": 1, "sources": [{"name": "chat", "path": "in/*.xml", "channel": "chat"}],
       "exports": [{"format": "json", "to": "out"}]}
      """#)
    try workspace.write("t.json", Self.stricter)
    try workspace.write(
      "in/a.xml",
      chatExport(["a"], thanks: false).replacingOccurrences(
        of: "Good morning, it arrives tomorrow.",
        with: "Good morning, I will call you back tomorrow."))
    // The exports reach the end of the month, when the promise has long been broken.
    try workspace.write(
      "in/z.xml", chatExport(["z"]).replacingOccurrences(of: "2026-10-05", with: "2026-10-29"))
    let night = try Program.run(["run", "--as-of", "2026-11-01"], in: workspace.path)
    #expect(night.status == 0, "\(night.errors)")
    let before = try workspace.contents("out")
    let trial = ["--ruleset", "t.json", "--as-of", "2026-10-05T12:00:00Z"]
    #expect(try rescore(workspace, trial).status == 0)
    #expect(try workspace.contents("out") != before)
    #expect(try rescore(workspace, []).status == 0)
    #expect(try workspace.contents("out") == before)
  }
}
