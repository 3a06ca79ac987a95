import Foundation
import Testing

/// Customers as codes: what is on the disk, and what still works.
@Suite struct PseudonymTests {
  private func configuration(
    privacy: String = #"{"pseudonymize_customers": true, "key_file": "keys/customers.key"}"#
  ) -> String {
    """
    {"version": 1, "privacy": \(privacy),
     "sources": [{"name": "desk", "path": "in/*.xml", "format": "desk", "channel": "chat"}],
     "formats": [{"id": "desk", "kind": "generic-xml", "conversation": "chat",
       "conversation_id": "@id", "customer": "@customer", "turn": "line", "speaker": "@by",
       "time": "@time", "text": ".",
       "role": {"attribute": "side", "agent": ["a"], "customer": ["c"]}}],
     "exports": [{"format": "json", "to": "out", "mask": []},
       {"format": "html", "to": "out", "mask": []}, {"format": "csv", "to": "out", "mask": []},
       {"format": "xlsx", "to": "out", "mask": []}]}
    """
  }

  private func chat(_ id: String, day: Int = 6) -> String {
    """
    <?xml version="1.0"?>
    <chats><chat id="\(id)" customer="Ottilie.Q@example.org">
    <line side="c" by="Ottilie Quandt" time="2026-10-0\(day)T10:00:00Z">Hello, OTTILIE Quandt here, \
    the lathe is broken, write to ottilie.q@example.org</line>
    <line side="a" by="Ann" time="2026-10-0\(day)T10:01:00Z">Dear Ottilie, I will look into it.</line>
    <line side="c" by="Ottilie Quandt" time="2026-10-0\(day)T10:05:00Z">When will it be repaired for \
    quandt?</line>
    </chat></chats>
    """
  }

  private func run(
    _ workspace: Workspace, _ arguments: [String] = ["run", "--as-of", "2026-10-20"]
  ) throws -> Program {
    let program = try Program.run(arguments, in: workspace.path)
    #expect(program.status == 0, "\(program.errors)")
    return program
  }

  private func names(in text: String) -> [String] {
    ["ottilie", "quandt", "example.org"].filter { text.lowercased().contains($0) }
  }

  /// Names in the bytes of what the program wrote. The list of files read is part of the ledger.
  private func names(under folder: String, _ workspace: Workspace) throws -> [String] {
    let files = try workspace.contents(folder)
    #expect(!files.isEmpty)
    return files.sorted { $0.key < $1.key }.flatMap { name, data in
      names(in: String(decoding: data, as: UTF8.self)).map { "\(name): \($0)" }
    }
  }

  /// The one code in an output.
  private func code(in text: String) throws -> String {
    let codes = text.matches(of: /[0-9a-f]{16}@customer\.invalid/).map { String($0.output) }
    #expect(Set(codes).count == 1)
    return try #require(codes.first)
  }

  private func mode(_ name: String, _ workspace: Workspace) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: workspace.path + "/" + name)[.posixPermissions]
      as? Int
  }

  @Test func `no byte of ledger, log, exports and outputs names the customer`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", configuration())
    try workspace.write("in/a.xml", chat("1-ottilie.q@example.org"))
    _ = try run(workspace)
    #expect(try mode("keys/customers.key", workspace) == 0o600)
    let key = try workspace.contents("keys")
    try workspace.write("in/b.xml", chat("2", day: 8))
    _ = try run(workspace)
    #expect(try workspace.contents("keys") == key)

    #expect(try names(under: "var", workspace) == [])
    #expect(try names(under: "out", workspace) == [])
    var codes: Set<String> = []
    for file in ["in/a.xml", "in/b.xml"] {
      for arguments in [
        ["inspect", "--json", file], ["inspect", file], ["score", "--json", file],
      ] {
        #expect(names(in: try run(workspace, arguments).output) == [], "\(arguments)")
      }
      let inspected = try run(workspace, ["inspect", "--json", file]).output
      codes.insert(try code(in: inspected))
      #expect(inspected.contains("Hello, ******* ****** here, the lathe is broken, write to *"))
    }
    // The same customer on both nights, and in the ledger.
    #expect(codes.count == 1)
    let known = Data(try #require(codes.first).utf8)
    #expect(try workspace.contents("var").contains { $0.value.range(of: known) != nil })
    #expect(try workspace.contents("out").contains { $0.value.range(of: Data("Ann".utf8)) != nil })

    // Another key, another code.
    try workspace.write("keys/customers.key", String(repeating: "ab", count: 32) + "\n")
    chmod(workspace.path + "/keys/customers.key", 0o600)
    let other = try code(in: run(workspace, ["inspect", "--json", "in/b.xml"]).output)
    #expect(!codes.contains(other))
  }

  @Test func `a forgotten customer is found by the id of the exports and does not come back`()
    throws
  {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", configuration())
    try workspace.write("in/a.xml", chat("1"))
    _ = try run(workspace)
    try workspace.write("in/b.xml", chat("2", day: 8))
    _ = try run(workspace)
    let code = try code(in: run(workspace, ["inspect", "--json", "in/a.xml"]).output)
    let forgotten = try run(workspace, ["forget", "--customer", "OTTILIE.Q@example.org"])
    #expect(
      forgotten.output
        == "2 conversations with 2 evaluations deleted in source desk; the next run exports 2026-10 anew\n"
    )
    #expect(
      try !workspace.contents("var").contains { $0.value.range(of: Data(code.utf8)) != nil })
    try workspace.write("in/c.xml", chat("3", day: 9))
    #expect(try run(workspace).output.contains("+ 1 of forgotten customers left out"))
  }

  @Test(
    "a key file that is no key, or anybody's, is told and stays as it is",
    arguments: [
      ("0123", 0o600), (String(repeating: "0g", count: 32), 0o600),
      (String(repeating: "0f", count: 32), 0o644),
    ])
  func broken(text: String, mode: Int) throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", configuration())
    try workspace.write("in/a.xml", chat("1"))
    let path = try workspace.write("keys/customers.key", text)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    for arguments in [["check"], ["run"], ["score", "in/a.xml"], ["inspect", "in/a.xml"]] {
      let program = try Program.run(arguments, in: workspace.path)
      #expect(program.status == 2, "\(arguments)")
      #expect(program.errors.contains("$.privacy.key_file"), "\(program.errors)")
      #expect(!program.errors.contains(text))
    }
    #expect(try workspace.contents("keys") == ["customers.key": Data(text.utf8)])
    #expect(try workspace.contents("var").isEmpty)
  }

  @Test func `a key that is lost or another one is told, and codes change only when asked for`()
    throws
  {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", configuration())
    try workspace.write("in/a.xml", chat("1"))
    _ = try run(workspace)
    let key = workspace.path + "/keys/customers.key"
    let old = try String(contentsOfFile: key, encoding: .utf8)
    try FileManager.default.removeItem(atPath: key)
    func expectRefusal(_ words: String) throws {
      for arguments in [["run"], ["forget", "--customer", "ottilie.q@example.org"]] {
        let refused = try Program.run(arguments, in: workspace.path)
        #expect(refused.status == 2 && refused.errorLines.count == 1)
        #expect(refused.errors.contains(words) && refused.errors.contains("--new-key"))
      }
    }
    try expectRefusal("keys/customers.key: missing")
    #expect(!FileManager.default.fileExists(atPath: key))
    // No other command puts a new one in its place.
    for arguments in [["score", "in"], ["inspect", "in"]] {
      let refused = try Program.run(arguments, in: workspace.path)
      #expect(refused.status == 2 && refused.errorLines.count == 1)
      #expect(refused.errors.contains("keys/customers.key: missing"), "\(refused.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: key))
    try workspace.write("keys/customers.key", String(repeating: "ab", count: 32) + "\n")
    chmod(key, 0o600)
    try expectRefusal("keys/customers.key: not the key")
    try workspace.write("keys/customers.key", old)
    chmod(key, 0o600)
    _ = try run(workspace)
    try FileManager.default.removeItem(atPath: key)
    _ = try run(workspace, ["run", "--as-of", "2026-10-20", "--new-key"])
    _ = try run(workspace)
    #expect(try String(contentsOfFile: key, encoding: .utf8) != old)
  }

  @Test func `a check and a key file without the switch make no key and change nothing`() throws {
    let workspace = try Workspace()
    try workspace.write("in/a.xml", chat("1"))
    try workspace.write("pipeline.json", configuration())
    _ = try run(workspace, ["check"])
    #expect(try workspace.contents("keys").isEmpty)
    try workspace.write("pipeline.json", configuration(privacy: "{}"))
    let plain = try run(workspace, ["inspect", "--json", "in/a.xml"]).output
    try workspace.write(
      "pipeline.json", configuration(privacy: #"{"key_file": "keys/customers.key"}"#))
    #expect(try run(workspace, ["inspect", "--json", "in/a.xml"]).output == plain)
    #expect(names(in: plain).count == 3)
    #expect(try workspace.contents("keys").isEmpty)
  }

  @Test func `a new key is told once, and a check looks at it`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", configuration())
    try workspace.write("in/a.xml", chat("1"))
    let key = workspace.path + "/keys/customers.key"
    let before = try Program.run(["check"], in: workspace.path)
    #expect(before.status == 0 && before.errors.contains("the first run makes it"))
    let night = ["run", "--quiet", "--as-of", "2026-10-20"]
    let first = try Program.run(night, in: workspace.path)
    #expect(
      first.errorLines.count == 1 && first.errors.contains("a new key for the customers' codes"))
    #expect(try Program.run(night, in: workspace.path).errors.isEmpty)
    #expect(try Program.run(["check"], in: workspace.path).status == 0)
    chmod(key, 0o644)
    let open = try Program.run(["check"], in: workspace.path)
    #expect(open.status == 2 && open.errors.contains("chmod 600"))
    try FileManager.default.removeItem(atPath: key)
    let lost = try Program.run(["check"], in: workspace.path)
    #expect(lost.status == 2 && lost.errors.contains("customers.key: missing"))
    let other = try Program.run(night + ["--new-key"], in: workspace.path)
    #expect(other.errors.contains("another key than before"))
    #expect(try Program.run(["check"], in: workspace.path).status == 0)
  }
}
