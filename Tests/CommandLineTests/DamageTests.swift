import Foundation
import Testing

/// Broken and hostile files: one clear line each, everything else is scored, nothing hangs.
@Suite struct DamageTests {
  static let bomb = """
    <?xml version="1.0"?>
    <!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
    <Sessions>&d;</Sessions>
    """
  static let external = """
    <?xml version="1.0"?>
    <!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    <Sessions><Session type="chat" id="x"><Chat><line by="V"><Text>&x;</Text></line></Chat></Session></Sessions>
    """

  static func damaged() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("in/a-good.xml", chatExport(["g1", "g2"]))
    try workspace.write("in/b-cut.xml", chatExport(["c1"], isCut: true))
    try workspace.write("in/c-empty.xml", "")
    try workspace.write(
      "in/d-picture.html",
      Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]) + Data(count: 400))
    try workspace.write("in/e-bomb.xml", bomb)
    try workspace.write("in/f-external.xml", external)
    try workspace.write("in/g-good.xml", chatExport(["g3"]))
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/in/h-gone.xml", withDestinationPath: workspace.path + "/nowhere")
    try workspace.write("in/notes.txt", "not markup")
    return workspace
  }

  @Test func `each broken file gets one line, the others are scored`() throws {
    let workspace = try Self.damaged()
    let result = try Program.run(["score", "in", "--json"], in: workspace.path)
    #expect(result.status == 1)
    #expect(
      result.outputLines.map { $0.prefix(23) } == [
        "{\"conversation\":\"g1\",\"s", "{\"conversation\":\"g2\",\"s",
        "{\"conversation\":\"c1\",\"s",
        "{\"conversation\":\"g3\",\"s",
      ])
    for name in [
      "b-cut.xml", "c-empty.xml", "d-picture.html", "e-bomb.xml", "f-external.xml",
      "h-gone.xml",
    ] {
      let lines = result.errorLines.filter { $0.contains("in/\(name)") }
      #expect(lines.count == 1, "\(name): \(lines)")
    }
    #expect(!result.errors.contains("a-good") && !result.errors.contains("g-good"))
    #expect(!result.output.contains("root:"), "an external entity must never be read")
  }

  @Test func `messages can be JSON lines`() throws {
    let workspace = try Self.damaged()
    let result = try Program.run(
      ["score", "in", "--json", "--quiet", "--log-format", "json"], in: workspace.path)
    #expect(result.errorLines.count == 6)
    for line in result.errorLines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      #expect(object?["file"]?.hasPrefix("in/") == true)
      #expect(object?["code"]?.isEmpty == false)
    }
  }

  @Test func `a path that does not exist is a rejection, not a crash`() throws {
    let workspace = try Self.damaged()
    let result = try Program.run(
      ["score", "in/a-good.xml", "nowhere.xml", "--json"], in: workspace.path)
    #expect(result.status == 1)
    #expect(result.outputLines.count == 2)
    #expect(result.errors.contains("nowhere.xml"))
  }
}
