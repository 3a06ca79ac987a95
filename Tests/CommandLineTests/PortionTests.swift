import Foundation
import Testing

/// A run asks for files in portions of 8,192. Where one ends must show nowhere.
@Suite struct PortionTests {
  /// The last two files of one portion and the first two of the next one, with what stands before.
  private func exports(before: Int) throws -> (files: [String: Data], summary: String) {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      """
      {"version": 1,
       "sources": [{"name": "all", "path": "in", "agent_domains": ["shop.example"]}],
       "exports": [{"format": "json", "to": "out"}, {"format": "csv", "to": "out"}]}
      """)
    try workspace.write(
      "in/m1.eml", Self.mail(1, from: "mara@post.example", "May I swap the lamp?"))
    try workspace.write("in/n1.xml", chatExport(["a", "b"], thanks: false))
    try workspace.write("in/n2.xml", chatExport(["b", "c"]))
    try workspace.write("in/o2.eml", Self.mail(2, from: "tom@shop.example", "Yes, until Friday."))
    let text = try workspace.write("text", "no markup\n")
    for number in 0..<before {
      #expect(link(text, workspace.path + "/in/a\(100_000 + number).txt") == 0)
    }
    let run = try Program.run(["run", "--as-of", "2026-10-20T06:00:00Z"], in: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    return (try workspace.contents("out"), run.output)
  }

  private static func mail(_ number: Int, from: String, _ text: String) -> String {
    """
    From: \(from)
    Date: Tue, 6 Oct 2026 0\(number):00:00 +0000
    Subject: The lamp
    Message-ID: <m\(number)@post.example>
    \(number > 1 ? "In-Reply-To: <m1@post.example>\n" : "")Content-Type: text/plain; charset=utf-8

    \(text)

    """
  }

  @Test func `a split export and a thread go on from one portion to the next`() throws {
    let whole = try exports(before: 0)
    let parted = try exports(before: 8192 - 2)
    #expect(parted.files == whole.files)
    let lines = try #require(whole.files["2026-10/evaluations.jsonl"])
    // The chats a, b and c, and the thread.
    #expect(lines.split(separator: 10).count == 4)
    #expect(parted.summary.contains("8194 files read"))
  }
}
