import Foundation
import Testing

/// The nightly job against a real ledger.
@Suite struct RunTests {
  static let configuration = """
    {"version": 1, "sources": [{"name": "chats", "path": "in/*.xml"}],
     "exports": [{"format": "csv", "to": "out"}, {"format": "json", "to": "out"}]}
    """

  private func night(_ workspace: Workspace, _ more: [String] = []) throws -> Program {
    try Program.run(["run", "--as-of", "2026-11-01"] + more, in: workspace.path)
  }

  @Test func `a second run over the same data does nothing and says so`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", chatExport(["1", "2"]))
    let first = try night(workspace)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("2 conversations received = 2 scored + 0 rejected"))
    #expect(first.output.contains("scorecards in "))
    let before = try workspace.contents("out")
    #expect(before.keys.contains { $0.hasPrefix("2026-10/") && $0.hasSuffix(".csv") })
    let second = try night(workspace)
    #expect(second.status == 0)
    #expect(second.output.contains("nothing new in 1 file"))
    #expect(try workspace.contents("out") == before)
  }

  @Test func `a rejected file is told once, and again when it has changed`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", chatExport(["1"]))
    try workspace.write("in/b.xml", chatExport(["2"], isCut: true))
    let first = try night(workspace)
    #expect(first.status == 1)
    #expect(first.errorLines.filter { $0.contains("in/b.xml") }.count == 1)
    let second = try night(workspace)
    #expect(second.status == 0)
    #expect(second.errors == "")
    try workspace.write("in/b.xml", chatExport(["2", "3"], isCut: true))
    let third = try night(workspace)
    #expect(third.status == 1)
    #expect(third.errorLines.filter { $0.contains("in/b.xml") }.count == 1)
  }

  @Test func `a link that leads nowhere is told once, and read when it leads somewhere`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", chatExport(["1"]))
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/in/b.xml", withDestinationPath: "../away/b.xml")
    let first = try night(workspace)
    #expect(first.status == 1)
    #expect(first.errorLines.count == 1 && first.errors.contains("in/b.xml: it is a link"))
    #expect(try night(workspace).status == 0)
    #expect(try night(workspace).errors == "")
    let status = try Program.run(["status"], in: workspace.path).output
    #expect(status.contains("1 file, ") && status.contains("in/b.xml"))
    try workspace.write("away/b.xml", chatExport(["2"]))
    #expect(try night(workspace).output.contains("1 new"))
    #expect(!(try Program.run(["status"], in: workspace.path).output.contains("in/b.xml")))
    // Its target goes again, and then the link.
    try FileManager.default.removeItem(atPath: workspace.path + "/away")
    #expect(try night(workspace).status == 1)
    try FileManager.default.removeItem(atPath: workspace.path + "/in/b.xml")
    #expect(try night(workspace).status == 0)
    let last = try Program.run(["status"], in: workspace.path).output
    #expect(!last.contains("in/b.xml") && last.contains("2 conversations"))
  }

  @Test func `an empty folder is a quiet night, a folder that is gone is told every night`() throws
  {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try FileManager.default.createDirectory(
      atPath: workspace.path + "/in", withIntermediateDirectories: true)
    let empty = try night(workspace, ["--quiet"])
    #expect(empty.status == 0 && empty.output == "" && empty.errors == "")
    try FileManager.default.removeItem(atPath: workspace.path + "/in")
    for _ in 0..<2 {
      let gone = try night(workspace, ["--quiet"])
      #expect(gone.status == 1)
      #expect(gone.errorLines.count == 1 && gone.errors.contains("there is no such file or folder"))
    }
  }

  @Test func `a run stopped before anything was recorded leaves everything to the next`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    for file in 0..<20 {
      try workspace.write("in/\(file).xml", chatExport((0..<30).map { "\(file)-\($0)" }))
    }
    let calm = try Workspace()
    try FileManager.default.removeItem(atPath: calm.path)
    try FileManager.default.copyItem(atPath: workspace.path, toPath: calm.path)
    #expect(try night(calm).output.contains("600 new"))
    let running = try Program.start(["run", "--as-of", "2026-11-01"], in: workspace.path)
    let lock = workspace.path + "/var/scorecards.sqlite.lock"
    while !FileManager.default.fileExists(atPath: lock) { usleep(500) }
    kill(running.process.processIdentifier, SIGTERM)
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 4)
    #expect(try night(workspace).status == 0)
    #expect(try workspace.contents("out") == calm.contents("out"))
    #expect(try Program.run(["status"], in: workspace.path).output.contains("600 conversations"))
  }

  @Test func `a conversation that comes again, longer, counts once`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    let short = chatExport(["1"], thanks: false)
    try workspace.write("in/a.xml", short)
    _ = try night(workspace)
    try workspace.write("in/b.xml", chatExport(["1"]))
    let second = try night(workspace)
    #expect(second.output.contains("0 new, 1 updated"))
    let whole = try workspace.contents("out")
    // The same in one night gives the same bytes.
    let other = try Workspace()
    try other.write("pipeline.json", Self.configuration)
    try other.write("in/a.xml", short)
    try other.write("in/b.xml", chatExport(["1"]))
    _ = try night(other)
    #expect(try other.contents("out") == whole)
  }

  @Test func `exports are the same for one and four workers and in another zone and locale`() throws
  {
    var outputs: [[String: Data]] = []
    for (workers, environment) in [
      (1, [:]), (4, ["TZ": "Asia/Tokyo", "LANG": "it_IT.UTF-8", "LC_ALL": "it_IT.UTF-8"]),
    ] {
      let workspace = try Workspace()
      try workspace.addSamples()
      let stage = "{\"workers\": \(workers), \"queue\": 1}"
      let text = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
      try workspace.write(
        "pipeline.json",
        text.replacingOccurrences(
          of: "\"version\": 1,",
          with:
            "\"version\": 1, \"stages\": {\"ingest\": \(stage), \"normalize\": \(stage), \"score\": \(stage)},"
        ))
      let result = try Program.run(
        ["run", "--as-of", "2026-11-15"], in: workspace.path, environment: environment)
      #expect(result.status <= 1, "\(result.errors)")
      outputs.append(try workspace.contents("out"))
    }
    #expect(outputs[0].count > 5)
    #expect(outputs[0] == outputs[1])
  }

  @Test func `a second run at the same time leaves with status 3 and one line`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", chatExport(["1"]))
    _ = try night(workspace)
    let lock = open(workspace.path + "/var/scorecards.sqlite.lock", O_RDWR)
    #expect(lock >= 0)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let second = try night(workspace)
    #expect(second.status == 3)
    #expect(second.errorLines.count == 1)
  }

  @Test func `silent on success with quiet`() throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.configuration)
    try workspace.write("in/a.xml", chatExport(["1"]))
    let result = try night(workspace, ["--quiet"])
    #expect(result.status == 0)
    #expect(result.output == "" && result.errors == "")
  }

  @Test func `files younger than settle_minutes wait for the next run`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      Self.configuration.replacingOccurrences(
        of: "\"version\": 1,", with: "\"version\": 1, \"settle_minutes\": 30,"))
    let path = try workspace.write("in/a.xml", chatExport(["1"]))
    #expect(try night(workspace).output.contains("1 file too young"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: path)
    #expect(try night(workspace).output.contains("1 new"))
  }
}
