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
    #expect(nobody.errors.contains("nothing recorded"))
    let left =
      try? FileManager.default.contentsOfDirectory(atPath: workspace.path + "/two")
    #expect((left ?? []).isEmpty)
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
