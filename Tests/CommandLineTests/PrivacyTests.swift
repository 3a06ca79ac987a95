import Foundation
import Testing

/// What stays on the disk, and what does not.
@Suite struct PrivacyTests {
  private static func configuration(store: String = "normalized") -> String {
    """
    {"version": 1, "store": "\(store)",
     "sources": [{"name": "desk", "path": "in/*.xml", "format": "desk", "channel": "chat"}],
     "formats": [{"id": "desk", "kind": "generic-xml", "conversation": "chat",
       "conversation_id": "@id", "customer": "@customer", "turn": "line", "speaker": "@by",
       "time": "@time", "text": ".",
       "role": {"attribute": "by", "agent": ["Ann"], "customer": ["Visitor"]}}],
     "exports": [{"format": "json", "to": "out"}, {"format": "html", "to": "out"},
       {"format": "csv", "to": "out"}]}
    """
  }

  /// A chat that ends on a question nobody answers, so that something is quoted.
  private func chat(_ id: String, customer: String, words: String) -> String {
    """
    <chat id="\(id)" customer="\(customer)">
    <line by="Visitor" time="2026-10-06T10:00:00Z">Good morning, \(words)</line>
    <line by="Ann" time="2026-10-06T10:01:00Z">Good morning, I will look into it.</line>
    <line by="Visitor" time="2026-10-06T10:05:00Z">When will the \(words) be repaired?</line>
    </chat>
    """
  }

  private func write(_ chats: [String], to name: String, in workspace: Workspace) throws {
    try workspace.write(
      "in/\(name).xml", "<?xml version=\"1.0\"?>\n<chats>\n" + chats.joined() + "\n</chats>\n")
  }

  private func night(_ workspace: Workspace) throws -> Program {
    let run = try Program.run(["run", "--as-of", "2026-10-20"], in: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  /// Whether any file below a folder holds some words: ledger, log, exports.
  private func holds(_ words: String, _ folder: String, _ workspace: Workspace) throws -> Bool {
    let wanted = Data(words.utf8)
    return try workspace.contents(folder).contains { $0.value.range(of: wanted) != nil }
  }

  @Test(
    "the ledger holds of the texts what the configuration says",
    arguments: [("normalized", true, true), ("evidence-only", false, true), ("none", false, false)])
  func storage(store: String, texts: Bool, quotes: Bool) throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration(store: store))
    try write([chat("1", customer: "c1", words: "zinnober lathe")], to: "a", in: workspace)
    try write(
      [chat("2", customer: "c2", words: "teak").replacingOccurrences(of: "10-06", with: "10-08")],
      to: "b", in: workspace)
    _ = try night(workspace)
    #expect(try holds("Good morning, zinnober lathe", "var", workspace) == texts)
    #expect(try holds("When will the zinnober lathe be repaired?", "var", workspace) == quotes)
  }

  @Test func `card numbers and passwords never reach the disk`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration())
    try write(
      [
        chat(
          "1", customer: "c1",
          words: "my card is 4111 1111 1111 1111 and my password is Wq7zinnober, so the lathe")
      ], to: "a", in: workspace)
    _ = try night(workspace)
    #expect(try holds("so the lathe", "var", workspace))
    for folder in ["var", "out"] {
      #expect(try !holds("1111 1111", folder, workspace))
      #expect(try !holds("Wq7zinnober", folder, workspace))
    }
  }

  @Test func `a forgotten customer is gone from every byte and does not come back`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration())
    let mara = chat("1", customer: "Mara@example.com", words: "zinnober lathe")
    try write([mara], to: "a", in: workspace)
    try write([chat("2", customer: "kim@example.com", words: "teak table")], to: "b", in: workspace)
    try write(
      [
        chat("3", customer: "ida@example.com", words: "oak desk")
          .replacingOccurrences(of: "10-06", with: "10-08")
      ], to: "c", in: workspace)
    _ = try night(workspace)
    #expect(try holds("zinnober", "var", workspace) && holds("zinnober", "out", workspace))

    let forgotten = try Program.run(
      ["forget", "--customer", "mara@EXAMPLE.com"], in: workspace.path)
    #expect(forgotten.status == 0, "\(forgotten.errors)")
    #expect(
      forgotten.output
        == "1 conversation with 1 evaluation deleted in source desk; the next run exports 2026-10 anew\n"
    )
    for words in ["zinnober", "Mara@example.com", "mara@example.com"] {
      #expect(try !holds(words, "var", workspace), "\(words)")
    }
    #expect(try holds("teak table", "var", workspace))
    #expect(try night(workspace).output.contains("scorecards in out/2026-10"))
    #expect(try !holds("zinnober", "out", workspace) && holds("teak", "out", workspace))

    // The same file once more, and another one.
    try write([mara + "\n"], to: "a", in: workspace)
    try write(
      [mara.replacingOccurrences(of: "id=\"1\"", with: "id=\"9\"")], to: "d", in: workspace)
    let later = try night(workspace)
    #expect(later.output.contains("+ 2 of forgotten customers left out"))
    #expect(try !holds("zinnober", "var", workspace) && !holds("zinnober", "out", workspace))
    let again = try Program.run(
      ["forget", "--customer", "nobody@example.com"], in: workspace.path)
    #expect(again.status == 1 && again.output.hasPrefix("0 conversations"))
  }

  @Test func `an id that two sources give to two customers is forgotten where it is asked for`()
    throws
  {
    let workspace = try Workspace()
    let two = Self.configuration().replacingOccurrences(
      of: "\"sources\": [",
      with: "\"sources\": [{\"name\": \"shop\", \"path\": \"shop/*.xml\", \"format\": \"desk\", "
        + "\"channel\": \"chat\"}, ")
    try workspace.write("pipeline.json", two)
    try write([chat("1", customer: "12", words: "teak table")], to: "a", in: workspace)
    let other = chat("2", customer: "12", words: "zinnober lathe")
    try workspace.write("shop/b.xml", "<?xml version=\"1.0\"?>\n<chats>\(other)</chats>\n")
    _ = try night(workspace)
    func forget(_ more: String...) throws -> Program {
      try Program.run(["forget", "--customer", "12"] + more, in: workspace.path)
    }
    let unknown = try forget("--source", "shp")
    #expect(unknown.status == 2 && unknown.errors.contains("shop"))
    #expect(
      try forget("--source", "shop").output.hasPrefix(
        "1 conversation with 1 evaluation deleted in source shop;"))
    _ = try night(workspace)
    #expect(try holds("teak table", "var", workspace) && !holds("zinnober", "var", workspace))
    // He stays away from that source only.
    try workspace.write("shop/c.xml", "<?xml version=\"1.0\"?>\n<chats>\(other)</chats>\n")
    try write([chat("3", customer: "12", words: "oak desk")], to: "d", in: workspace)
    #expect(try night(workspace).output.contains("+ 1 of forgotten customers left out"))
    #expect(try holds("oak desk", "var", workspace) && !holds("zinnober", "var", workspace))
    try workspace.write(
      "shop/e.xml",
      "<?xml version=\"1.0\"?>\n<chats>"
        + other.replacingOccurrences(of: "\"12\"", with: "\"13\"") + "</chats>\n")
    try write([chat("4", customer: "13", words: "elm bed")], to: "f", in: workspace)
    _ = try night(workspace)
    let both = try Program.run(["forget", "--customer", "13"], in: workspace.path)
    #expect(
      both.output.contains("deleted in 2 sources (desk 1, shop 1); --source tells them apart"))
  }
}
