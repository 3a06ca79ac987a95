import Foundation
import Testing

/// What cannot wait in the temporary folder is told, and read when there is room again.
@Suite struct ScratchRoomTests {
  @Test func `a backup without room for its messages is read by the next run`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json", #"{"version": 1, "sources": [{"name": "phone", "path": "in/*.xml"}]}"#)
    let words = String(repeating: "many words ", count: 20)
    let messages = (0..<6_000).map {
      "<sms address='+39\($0 % 3)' date='\(1_759_700_000_000 + $0 * 1000)' type='\(1 + $0 % 2)' "
        + "body='\(words)'/>\n"
    }
    try workspace.write("in/backup.xml", "<smses>" + messages.joined() + "</smses>")
    let night = ["run", "--as-of", "2026-10-20"]
    for _ in 0..<2 {
      let full = try Program.run(
        night, in: workspace.path, environment: ["TMPDIR": workspace.path + "/none"])
      #expect(full.status == 1)
      #expect(full.errors.contains("in/backup.xml: cannot use a temporary file: No such file"))
      #expect(!full.output.contains("3 new"))
    }
    let roomy = try Program.run(night, in: workspace.path)
    #expect(roomy.status == 0, "\(roomy.errors)")
    #expect(roomy.output.contains("3 new"))
  }
}
