import Foundation
import Testing

@Suite struct CommandTests {
  @Test func `three mistakes in the configuration are told together`() throws {
    let workspace = try Workspace()
    try workspace.write(
      "pipeline.json",
      """
      {"version": 1,
       "sources": [{"name": "a", "path": "in/*.xml", "chanel": "chat"}],
       "report_timezone": "Europe/Rom",
       "stages": {"ingest": {"workers": 0}},
       "exports": [{"format": "htm", "to": "out"}]}
      """)
    for arguments in [["check"], ["run"], ["score", "in"]] {
      let result = try Program.run(arguments, in: workspace.path)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.errors.contains("$.sources[0].chanel"))
      #expect(result.errors.contains("did you mean \"channel\"?"))
      #expect(result.errors.contains("$.stages.ingest.workers"))
      #expect(result.errors.contains("$.exports[0].format"))
    }
    #expect(try Program.run(["check"], in: workspace.path).errors.contains("Europe/Rom"))
  }

  @Test(
    "wrong usage ends with status 2 and says what is wrong",
    arguments: [
      ["frobnicate"], ["score"], ["score", "a", "--channel", "smoke"], ["errors", "E99"],
      ["export", "--period", "October"], ["run", "--config", "missing.json"],
      ["inspect", "a.xml", "--as", "emial-html"], ["run", "--as-of", "tomorrow"],
    ])
  func usage(arguments: [String]) throws {
    let workspace = try Workspace()
    let result = try Program.run(arguments, in: workspace.path)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty && result.output.isEmpty)
  }

  @Test(
    "every command explains itself with examples and exit statuses",
    arguments: ["run", "score", "inspect", "errors", "export", "explain", "check"])
  func help(command: String) throws {
    let workspace = try Workspace()
    let result = try Program.run([command, "--help"], in: workspace.path)
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLES") && result.output.contains("EXIT STATUS"))
    #expect(result.output.contains("--config"))
    #expect(result.errors.isEmpty)
  }

  @Test func `score works without any configuration`() throws {
    let workspace = try Workspace()
    try workspace.write("x/chat.xml", chatExport(["only"]))
    let result = try Program.run(["score", "x/chat.xml"], in: workspace.path)
    #expect(result.status == 0)
    #expect(result.output.contains("x/chat.xml only"))
    #expect(result.errors.contains("1 conversation received = 1 scored + 0 rejected"))
  }

  @Test func `the order of arguments and the number of workers change nothing`() throws {
    let workspace = try Workspace()
    for number in 0..<40 {
      try workspace.write(
        "in/\(number).xml", chatExport(["c\(number)", "shared\(number % 7)"]))
    }
    try workspace.write("one.json", configuration(workers: 1))
    try workspace.write("four.json", configuration(workers: 4))
    let files = (0..<40).map { "in/\($0).xml" }
    let one = try Program.run(
      ["score", "--json", "--config", "one.json"] + files, in: workspace.path)
    let four = try Program.run(
      ["score", "--json", "--config", "four.json"] + files.reversed(), in: workspace.path)
    #expect(one.status == 0)
    #expect(one.output == four.output)
    #expect(one.outputLines.count == 47)
    #expect(one.errors.contains("80 conversations received = 47 scored"))
    #expect(one.errors.contains("+ 33 superseded"))
  }

  @Test func `channel overrides what the format says`() throws {
    let workspace = try Workspace()
    try workspace.write("chat.xml", chatExport(["a"]))
    let result = try Program.run(
      ["score", "chat.xml", "--json", "--channel", "social"], in: workspace.path)
    #expect(result.output.contains("\"channel\":\"social\""))
  }

  @Test func `a reader who leaves early is no error`() throws {
    let workspace = try Workspace()
    try workspace.write("in/a.xml", chatExport((0..<2000).map { "c\($0)" }))
    let running = try Program.start(["score", "in", "--json", "--quiet"], in: workspace.path)
    try running.output.fileHandleForReading.close()
    let errors = running.errors.fileHandleForReading.readDataToEndOfFile()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 0)
    #expect(String(decoding: errors, as: UTF8.self) == "")
  }

  private func configuration(workers: Int) -> String {
    let stage = "{\"workers\": \(workers), \"queue\": 2}"
    return """
      {"version": 1, "sources": [{"name": "chats", "path": "in/*.xml"}],
       "stages": {"ingest": \(stage), "normalize": \(stage), "score": \(stage)}}
      """
  }
}
