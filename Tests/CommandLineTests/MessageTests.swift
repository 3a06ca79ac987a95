import Foundation
import Testing

/// Messages are one line each, of the format that was asked for, and their sums are honest.
@Suite struct MessageTests {
  private static let plain =
    #"{"version": 1, "sources": [{"name": "chats", "path": "in/*.xml", "channel": "chat"}], "#
    + #""exports": [{"format": "csv", "to": "out"}]}"#

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.plain)
    return workspace
  }

  @Test func `a line break in a file's name makes no second line`() throws {
    let workspace = try workspace()
    try workspace.write("in/a\nscorecards: all is well.xml", "<chat><unfinished")
    let night = try Program.run(["run", "--as-of", "2026-11-01"], in: workspace.path)
    #expect(night.status == 1 && night.errorLines.count == 1, "\(night.errors)")
    #expect(night.errors.contains("in/a scorecards: all is well.xml"))
    let one = try Program.run(["review", "import", "no\nsuch"], in: workspace.path)
    #expect(one.status == 2 && one.errorLines.count == 2, "\(one.errors)")
  }

  @Test func `every line is JSON where that is asked for`() throws {
    let workspace = try workspace()
    try workspace.write("in/a.xml", chatExport(["a"]))
    let calls = [
      ["review", "import", "nope"], ["score", "in", "--json"], ["inspect", "in", "--json"],
    ]
    for call in calls {
      let result = try Program.run(call + ["--log-format", "json"], in: workspace.path)
      #expect(!result.errorLines.isEmpty)
      for line in result.errorLines {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["message"] is String && object?["level"] is String, "\(line)")
      }
    }
  }

  @Test func `what is left out is not counted as scored`() throws {
    let workspace = try workspace()
    let old = chatExport(["b", "c"]).replacingOccurrences(of: "2026-10-05", with: "2019-10-05")
    try workspace.write("in/a.xml", chatExport(["a"]))
    try workspace.write("in/b.xml", old)
    _ = try Program.run(["run", "--as-of", "2026-11-01"], in: workspace.path)
    _ = try Program.run(["prune", "--keep", "36mo"], in: workspace.path)
    // One of them comes twice.
    try workspace.write("in/b.xml", old + "\n")
    try workspace.write("in/c.xml", old.replacingOccurrences(of: "tomorrow", with: "on Tuesday"))
    try workspace.write("in/d.xml", chatExport(["d"]))
    let night = try Program.run(["run", "--as-of", "2026-11-02"], in: workspace.path)
    let sum = try #require(
      night.output.firstMatch(
        of: /(\d+) conversations received = 1 scored \+ 0 rejected \+ 4 older than what is kept;/),
      "\(night.output)")
    #expect(sum.1 == "5")
    #expect(night.output.contains("1 new, 0 updated, 0 known already"))
  }

  @Test func `forgetting without room for the new file says what was done, and is finished later`()
    throws
  {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      Self.plain.replacingOccurrences(
        of: "}], ",
        with: #"}, {"name": "mail", "path": "mail/*.eml", "channel": "email", "#
          + #""agent_domains": ["shop.example"]}], "#))
    try workspace.write("in/a.xml", chatExport((0..<400).map { "chat-\($0)" }))
    let lines = (0..<2000).map { "Lamp \($0 * 7919) has not come, and nobody tells me why." }
    try workspace.write(
      "mail/1.eml",
      ([
        "From: Mara Voss <mara@post.example>", "To: help@shop.example",
        "Date: Mon, 5 Oct 2026 09:00:00 +0000", "Subject: Lamps", "Message-ID: <1@post.example>",
        "Content-Type: text/plain; charset=utf-8", "",
      ] + lines).joined(separator: "\r\n"))
    _ = try Program.run(["run", "--as-of", "2026-11-01"], in: workspace.path)
    let ledger = workspace.path + "/var/scorecards.sqlite"
    let size = try #require(
      FileManager.default.attributesOfItem(atPath: ledger)[.size] as? Int)
    let forget = ["forget", "--customer", "mara@post.example"]
    // No file may grow beyond half the ledger: there is room to delete, not for a new file.
    let tight = Process()
    tight.executableURL = URL(fileURLWithPath: "/bin/bash")
    tight.arguments =
      ["-c", "ulimit -f \(size / 2048); exec \"$0\" \"$@\"", Program.binary.path] + forget
    tight.currentDirectoryURL = URL(fileURLWithPath: workspace.path)
    let errors = Pipe()
    tight.standardError = errors
    tight.standardOutput = Pipe()
    try tight.run()
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    tight.waitUntilExit()
    #expect(tight.terminationStatus == 4, "\(told)")
    #expect(
      told.contains("1 conversation deleted for good, but the file could not be written anew"),
      "\(told)")
    #expect(!told.contains("nothing was lost"))

    let again = try Program.run(forget, in: workspace.path)
    #expect(again.status == 0, "\(again)")
    #expect(again.output.contains("forgotten before; the ledger's file was written anew"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
    #expect(bytes.range(of: Data("nobody tells me why".utf8)) == nil)
  }
}
