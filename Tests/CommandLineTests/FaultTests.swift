import Foundation
import Testing

/// What goes wrong at night: the job says it in one line, and nothing that was there is harmed.
@Suite struct FaultTests {
  private static let plain =
    #"{"version": 1, "sources": [{"name": "chats", "path": "in/*.xml"}], "#
    + #""exports": [{"format": "csv", "to": "out"}, {"format": "html", "to": "out"}]}"#
  private static let night = ["run", "--as-of", "2026-11-01"]

  /// A workspace with as many chats as keep a run busy for a moment.
  private func workspace(files: Int = 3, chats: Int = 20) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", Self.plain)
    for file in 0..<files {
      try workspace.write("in/\(file).xml", chatExport((0..<chats).map { "\(file)-\($0)" }))
    }
    return workspace
  }

  @Test func `everything that is written is for its owner alone`() throws {
    let workspace = try workspace()
    #expect(try Program.run(Self.night, in: workspace.path).status == 0)
    var looked = 0
    for top in ["var", "out"] {
      let names = FileManager.default.subpaths(atPath: workspace.path + "/" + top) ?? []
      for name in [top] + names.map({ top + "/" + $0 }) {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: workspace.path + "/" + name)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
        #expect(mode == (isFolder ? 0o700 : 0o600), "\(name)")
        looked += 1
      }
    }
    #expect(looked > 10)
  }

  @Test func `before the first run status and export say that there was none`() throws {
    let workspace = try workspace()
    let text = try Program.run(["status"], in: workspace.path)
    #expect(text.status == 4 && text.output.isEmpty)
    #expect(text.errorLines.count == 1 && text.errors.contains("no run has been recorded yet"))
    let json = try Program.run(["status", "--json"], in: workspace.path)
    #expect(json.status == 4)
    #expect(json.output.contains("\"last_run\":null"))
    let export = try Program.run(["export", "--period", "2026-10"], in: workspace.path)
    #expect(export.status == 4)
    #expect(export.errors.contains("no run has been recorded yet"))
    #expect(!FileManager.default.fileExists(atPath: workspace.path + "/var"))
  }

  @Test func `an alarm can ask for the age of the last run`() throws {
    let workspace = try workspace()
    #expect(try Program.run(Self.night, in: workspace.path).status == 0)
    let asked = ["status", "--quiet", "--max-age-hours"]
    let fresh = try Program.run(asked + ["1"], in: workspace.path)
    #expect(fresh.status == 0 && fresh.output.isEmpty && fresh.errors.isEmpty)
    #expect(try Program.run(asked + ["0"], in: workspace.path).status == 2)
    let json = try Program.run(["status", "--json"], in: workspace.path)
    #expect(json.output.contains("\"last_done\":{\"finished\":"))
  }

  @Test func `two runs started together: one works, the other leaves with status 3`() throws {
    let workspace = try workspace(files: 40, chats: 60)
    let first = try Program.start(Self.night, in: workspace.path)
    let lock = workspace.path + "/var/scorecards.sqlite.lock"
    while (try? Data(contentsOf: URL(fileURLWithPath: lock)))?.isEmpty != false {
      usleep(5_000)
    }
    let second = try Program.run(Self.night, in: workspace.path)
    #expect(second.status == 3)
    #expect(second.errorLines.count == 1 && second.errors.contains("another run holds"))
    #expect(second.errors.contains("pid \(first.process.processIdentifier), started "))
    let output = first.output.fileHandleForReading.readDataToEndOfFile()
    first.process.waitUntilExit()
    #expect(first.process.terminationStatus == 0)
    #expect(String(decoding: output, as: UTF8.self).contains("2400 new"))
  }

  @Test(
    "a signal ends the run with status 4, the next run finishes the work",
    arguments: [SIGTERM, SIGINT])
  func signals(signal: Int32) throws {
    let calm = try workspace(files: 40, chats: 60)
    #expect(try Program.run(Self.night, in: calm.path).status == 0)
    let stopped = try workspace(files: 40, chats: 60)
    let running = try Program.start(Self.night, in: stopped.path)
    while !FileManager.default.fileExists(atPath: stopped.path + "/var/scorecards.sqlite-wal") {
      usleep(2_000)
    }
    kill(running.process.processIdentifier, signal)
    let errors = running.errors.fileHandleForReading.readDataToEndOfFile()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 4)
    #expect(
      String(decoding: errors, as: UTF8.self)
        == "scorecards: stopped by SIG\(signal == SIGINT ? "INT" : "TERM"); what was recorded "
        + "stays\n")
    #expect(try Program.run(Self.night, in: stopped.path).status == 0)
    #expect(try stopped.contents("out") == calm.contents("out"))
  }

  @Test func `where files may not grow the run says so, and goes on when they may`() throws {
    let calm = try workspace(files: 20)
    #expect(try Program.run(Self.night, in: calm.path).status == 0)
    let tight = try workspace(files: 20)
    // 120 blocks of 512 bytes (sh) or 1024 (bash): too few for the ledger or its log.
    let limited = Process()
    limited.executableURL = URL(fileURLWithPath: "/bin/sh")
    limited.arguments =
      [
        "-c", "ulimit -f 120; exec \"$@\"", "sh", Program.binary.path,
      ] + Self.night
    limited.currentDirectoryURL = URL(fileURLWithPath: tight.path)
    let errors = Pipe()
    limited.standardError = errors
    limited.standardOutput = FileHandle.nullDevice
    try limited.run()
    let said = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    limited.waitUntilExit()
    #expect(limited.terminationStatus == 4)
    #expect(said.split(separator: "\n").count == 1 && said.contains("scorecards.sqlite"))
    #expect(!said.contains("parcel"))
    #expect(try Program.run(Self.night, in: tight.path).status == 0)
    #expect(try tight.contents("out") == calm.contents("out"))
  }

  @Test func `a ledger that cannot be written is named`() throws {
    let workspace = try workspace()
    try workspace.write(
      "pipeline.json",
      Self.plain.replacingOccurrences(
        of: "\"version\": 1,", with: "\"version\": 1, \"ledger\": \"/sys/scorecards.sqlite\","))
    let result = try Program.run(Self.night, in: workspace.path)
    #expect(result.status == 4)
    #expect(result.errorLines.count == 1 && result.errors.contains("/sys/scorecards.sqlite"))
  }

  @Test func `a source that vanishes is named and takes nothing with it`() throws {
    let workspace = try workspace()
    try workspace.write(
      "pipeline.json", Self.plain.replacingOccurrences(of: "in/*.xml", with: "in"))
    #expect(try Program.run(Self.night, in: workspace.path).status == 0)
    let before = try workspace.contents("out")
    try FileManager.default.removeItem(atPath: workspace.path + "/in")
    let result = try Program.run(Self.night, in: workspace.path)
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1 && result.errors.contains("in: there is no"))
    #expect(try workspace.contents("out") == before)
    let status = try Program.run(["status", "--json"], in: workspace.path)
    #expect(status.output.contains("\"conversations\":60"))
    #expect(
      status.output.contains(#""unreachable":[{"source":"chats","path":"in","code":"not-found""#))
  }

  @Test func `what was wrong with a file is cleared when the file is gone`() throws {
    let workspace = try workspace(files: 2)
    let broken = try workspace.write("in/broken.xml", "<Sessions><Session")
    let held = "\"file\":\"in/broken.xml\""
    #expect(try Program.run(Self.night, in: workspace.path).status == 1)
    func status() throws -> String {
      try Program.run(["status", "--json"], in: workspace.path).output
    }
    #expect(try status().contains(held))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: broken))
    try FileManager.default.removeItem(atPath: broken)
    let gone = try Program.run(Self.night, in: workspace.path)
    #expect(gone.status == 0 && gone.output.contains("1 rejected file gone"))
    #expect(try !status().contains(held))
    #expect(try !Program.run(Self.night, in: workspace.path).output.contains("gone"))
    // Should it come again, that is told again.
    try workspace.write("in/broken.xml", bytes)
    #expect(try Program.run(Self.night, in: workspace.path).status == 1)
    #expect(try status().contains(held))
    // Behind a door that does not open it may still be there.
    try FileManager.default.moveItem(
      atPath: workspace.path + "/in", toPath: workspace.path + "/away")
    _ = try Program.run(Self.night, in: workspace.path)
    #expect(try status().contains(held) && status().contains("\"unreachable\":[{"))
    try FileManager.default.moveItem(
      atPath: workspace.path + "/away", toPath: workspace.path + "/in")
    _ = try Program.run(Self.night, in: workspace.path)
    #expect(try status().contains("\"unreachable\":[]"))
  }

  @Test func `a log that was made to be read only is written again`() throws {
    let workspace = try workspace(files: 2)
    _ = try Program.run(Self.night, in: workspace.path)
    for side in ["-wal", "-shm"] {
      let path = try workspace.write("var/scorecards.sqlite" + side, "")
      chmod(path, 0o400)
    }
    _ = try Program.run(Self.night, in: workspace.path)
    let ledger = workspace.path + "/var/scorecards.sqlite"
    for side in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: ledger + side) {
      let attributes = try FileManager.default.attributesOfItem(atPath: ledger + side)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(arguments: [["--log-format", "json"], ["--log-format=json"]])
  func `mistakes come as JSON lines where those are asked for`(option: [String]) throws {
    let workspace = try Workspace()
    try workspace.write("pipeline.json", #"{"version": 1, "sorces": [], "sources": [{"name": 5}]}"#)
    for command in ["run", "check"] {
      let result = try Program.run([command] + option, in: workspace.path)
      #expect(result.status == 2 && !result.errorLines.isEmpty)
      for line in result.errorLines {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["level"] as? String == "error")
        #expect((object?["file"] as? String)?.hasSuffix("pipeline.json") == true)
        #expect((object?["message"] as? String)?.hasPrefix("$.") == true, "\(line)")
      }
    }
  }
}
