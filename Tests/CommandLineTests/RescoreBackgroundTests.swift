import Foundation
import Testing

/// Rescoring differs from what was judged in nothing but the rules.
@Suite struct RescoreBackgroundTests {
  private static let problems = [
    "My parcel has been lost for three weeks and nobody tells me where it is, this is terrible.",
    "The washing machine that you sold me leaks and my kitchen floor is ruined.",
    "I have been charged twice for one order and my account is empty now.",
  ]
  private static let replies = [
    "We are sorry to hear that. Your opinion matters to us, we constantly work on our service.",
    "Thank you for your message. We value every comment and pass it on to the right people.",
    "We apologise for any inconvenience and thank you for your patience and understanding.",
  ]

  /// A night of chats whose agents have few sentences: they are stock phrases for every later night.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"""
      {"version": 1, "sources": [{"name": "chat", "path": "in/*.xml", "channel": "chat"}],
       "exports": [{"format": "csv", "to": "out"}]}
      """#)
    for number in 0..<12 {
      try write("\(number)", number, to: workspace)
    }
    _ = try Program.run(["run", "--quiet", "--as-of", "2026-11-01"], in: workspace.path)
    try workspace.write(
      "nobody.json",
      #"""
      {"profiles": [{"name": "nobody", "when": {"brand": "none"}, "disable": ["E14"],
        "reason": "nobody has this brand"}]}
      """#)
    return workspace
  }

  private func write(_ id: String, _ number: Int, to workspace: Workspace) throws {
    var chat = chatExport([id], thanks: false)
    chat = chat.replacingOccurrences(
      of: "Where is my parcel?", with: Self.problems[number % Self.problems.count])
    chat = chat.replacingOccurrences(
      of: "Good morning, it arrives tomorrow.", with: Self.replies[number % Self.replies.count])
    try workspace.write("in/\(id).xml", chat)
  }

  private func rescore(_ workspace: Workspace, _ more: String...) throws -> Program {
    try Program.run(["rescore", "--period", "2026-10"] + more, in: workspace.path)
  }

  @Test func `rules that change nothing list nothing, whatever has become a stock phrase`() throws {
    let workspace = try workspace()
    for more in ["--dry-run", "--quiet"] {
      let result = try rescore(workspace, "--ruleset", "nobody.json", more)
      #expect(result.status == 0, "\(result.errors)")
      if more == "--quiet" {
        #expect(result.output.isEmpty)
      } else {
        #expect(result.output.contains("\n0 of 12 conversations changed"), "\(result.output)")
      }
    }
    // Back to the first rules: what was judged by them before comes again.
    #expect(try rescore(workspace).output.contains("\n0 of 12 conversations changed"))
    // The next night judges with the stock phrases of its day, and so does rescoring what it judged.
    try write("late", 1, to: workspace)
    _ = try Program.run(["run", "--quiet", "--as-of", "2026-11-01"], in: workspace.path)
    let later = try rescore(workspace, "--ruleset", "nobody.json", "--dry-run")
    #expect(later.output.contains("\n0 of 13 conversations changed"), "\(later.output)")
  }

  @Test func `unchanged rules look from another moment in a dry run only`() throws {
    let workspace = try workspace()
    let refused = try rescore(workspace, "--as-of", "2026-10-05T09:01:30Z")
    #expect(refused.status == 2 && refused.errors.contains("--dry-run"), "\(refused.errors)")
    let shown = try rescore(workspace, "--as-of", "2026-10-05T09:01:30Z", "--dry-run")
    #expect(shown.status == 0)
    #expect(shown.output.contains("12 conversations = 12 judged again"), "\(shown.output)")
  }

  @Test func `a quiet rescoring keeps its record and prints nothing`() throws {
    let workspace = try workspace()
    try workspace.write("stricter.json", #"{"criteria": {"E04": {"weight": 2}}}"#)
    let result = try rescore(
      workspace, "--ruleset", "stricter.json", "--dry-run", "--quiet", "--format", "json", "--out",
      "kept")
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    #expect(try workspace.contents("kept").keys.contains("rescore.json"))
  }
}
