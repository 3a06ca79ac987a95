import Foundation
import Testing

/// Customers' ratings from tables beside the exports.
@Suite struct RatingsTests {
  private static let settings = """
    {"version": 1, "sources": [{"name": "chat", "path": "chat/*.xml"}],
     "ratings": [{"path": "csat.csv", "conversation": "id", "rating": "score", "comment": "text", "low": 1, "high": 5}],
     "exports": [{"format": "csv", "to": "out"}, {"format": "json", "to": "out"}]}
    """

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.settings)
    try workspace.write("chat/a.xml", chatExport(["A", "B"]))
    return workspace
  }

  /// Conversation → rating, per cent, comment.
  private func table(_ workspace: Workspace) throws -> [String: [String]] {
    let text = try String(
      contentsOfFile: workspace.path + "/out/2026-10/conversations.csv", encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try ["rating", "rating_percent", "rating_comment"].map {
      try #require(rows[0].firstIndex(of: $0))
    }
    return Dictionary(
      rows.dropFirst().map { row in (row[0], columns.map { row[$0] }) }, uniquingKeysWith: { $1 })
  }

  @Test func `a rating that comes later joins its conversation, one that comes early waits`() throws
  {
    let workspace = try workspace()
    try workspace.write("csat.csv", "id,score,text\nA,4,good\nLater,1,\n")
    let first = try Program.run(["run", "--as-of", "2026-10-06"], in: workspace.path)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("2 ratings new or changed"))
    #expect(try table(workspace) == ["A": ["4", "75.0", "good"], "B": ["", "", ""]])

    // A later night: another answer, and the conversation that was rated early.
    try workspace.write("csat.csv", "id,score,text\nA,2,\nB,5,card 4111 1111 1111 1111\nLater,1,\n")
    try workspace.write("chat/b.xml", chatExport(["Later"]))
    let second = try Program.run(["run", "--as-of", "2026-10-07"], in: workspace.path)
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output.contains("2 ratings new or changed"))
    let found = try table(workspace)
    #expect(found["A"] == ["2", "25.0", ""])
    #expect(found["B"]?.prefix(2) == ["5", "100.0"])
    #expect(found["B"]?[2].contains("1111 1111 11") == false)
    #expect(found["Later"] == ["1", "0.0", ""])

    // Nothing new: nothing is read again and nothing is written.
    let third = try Program.run(["run", "--as-of", "2026-10-08"], in: workspace.path)
    #expect(third.status == 0)
    #expect(!third.output.contains("rating"))
    let explained = try Program.run(["explain", "B"], in: workspace.path)
    #expect(explained.output.contains("rated 100.0 of 100"))
  }

  @Test func `a longer version of a conversation keeps its rating`() throws {
    let workspace = try workspace()
    try workspace.write("chat/a.xml", chatExport(["A", "B"], thanks: false))
    try workspace.write("csat.csv", "id,score,text\nA,4,good\n")
    _ = try Program.run(["run", "--as-of", "2026-10-06"], in: workspace.path)
    try workspace.write("chat/a.xml", chatExport(["A", "B"]))
    let second = try Program.run(["run", "--as-of", "2026-10-07"], in: workspace.path)
    #expect(second.output.contains("2 updated"))
    #expect(try table(workspace)["A"] == ["4", "75.0", "good"])
  }

  @Test func `score prints ratings, and names what of the table cannot be used`() throws {
    let workspace = try workspace()
    try workspace.write("csat.csv", "id,score,text\nA,4,good\nB,9,\n")
    let result = try Program.run(["score", "chat", "--json"], in: workspace.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("csat.csv:3: the rating lies outside 1.0 ... 5.0"))
    #expect(
      result.output.contains(
        "\"rating\":4.000,\"rating_percent\":75.0,\"rating_comment\":\"good\""))
    #expect(result.outputLines.count == 2)
  }

  @Test func `a table that is not there is told once`() throws {
    let workspace = try workspace()
    let first = try Program.run(["run"], in: workspace.path)
    #expect(first.status == 1)
    #expect(first.errors.contains("csat.csv: the table of ratings does not exist"))
    #expect(try Program.run(["run"], in: workspace.path).status == 0)
  }
}
