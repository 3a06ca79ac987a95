import Foundation
import Testing

/// Which days an audit looks at.
struct AuditCommandTests {
  @Test func `a clock that runs decades ahead does not move the window`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      #"{"version": 1, "sources": [{"name": "s", "path": "in/*.xml", "channel": "chat"}]}"#)
    try workspace.write("in/a.xml", chatExport(["one", "two"]))
    try workspace.write(
      "in/b.xml", chatExport(["late"]).replacingOccurrences(of: "2026-10-05", with: "2199-10-05"))
    let run = try Program.run(["run", "--quiet", "--as-of", "2026-11-01"], in: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    let audit = try Program.run(["audit", "--json"], in: workspace.path)
    #expect(audit.output.contains("\"period\":\"2026-07-08..2026-10-05\""), "\(audit.output)")
    #expect(audit.output.contains("\"conversations\":2"))
    // Whoever asks for that day gets it.
    let asked = try Program.run(["audit", "--period", "2199-10", "--json"], in: workspace.path)
    #expect(asked.output.contains("\"conversations\":1"))
  }
}
