import Foundation
import Testing

/// Stored conversations judged again, against a real ledger.
@Suite struct RescoreTests {
  static let moment = ["--as-of", "2026-11-15"]

  /// The samples after a night.
  private func samples(rules: String? = nil, store: String? = nil) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.addSamples()
    var keys = rules.map { "\($0), " } ?? ""
    if let store { keys += "\"store\": \"\(store)\", " }
    if !keys.isEmpty {
      let text = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
      try workspace.write(
        "pipeline.json",
        text.replacingOccurrences(of: "\"version\": 1,", with: "\"version\": 1, " + keys))
    }
    let run = try Program.run(["run"] + Self.moment, in: workspace.path)
    #expect(run.status == 1, "the samples hold one broken file: \(run.errors)")
    return workspace
  }

  private func rescore(_ workspace: Workspace, _ more: [String]) throws -> Program {
    try Program.run(["rescore"] + more, in: workspace.path)
  }

  private static let months = ["2026-09", "2026-10", "undated"]
  private static let stricter =
    "\"criteria\": {\"E10\": {\"chat\": {\"first_reply_late_seconds\": 30}}}"

  @Test func `an unchanged ruleset says so and changes nothing`() throws {
    let workspace = try samples()
    let before = try workspace.contents("out")
    for more in [["--dry-run"], []] {
      let result = try rescore(workspace, ["--month", "2026-10"] + more)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("has not changed; nothing differs"))
      #expect(result.output.contains("0 judged again + 61 judged by this ruleset already"))
      #expect(result.outputLines.count <= 3)
    }
    #expect(try workspace.contents("out") == before)
  }

  /// Rules that make a different ruleset and the same verdicts: everything is judged again from the
  /// ledger, by one criterion or by all of them, and must come out as it came from the exports.
  @Test(arguments: [
    (
      #"{"criteria": {"E10": {"social": {"chased_late_seconds": 43201}}}}"#,
      "E10: social.chased_late_seconds"
    ),
    (
      #"{"profiles": [{"name": "none", "when": {"brand": "none"}, "disable": ["E10"], "#
        + #""reason": "nobody has this brand"}]}"#, "profile none: new"
    ),
  ])
  func `what is stored is judged as what was exported`(rules: String, change: String) throws {
    let workspace = try samples()
    let text = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
    let own = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    var tried = try JSONSerialization.jsonObject(with: Data(rules.utf8)) as? [String: Any]
    if let profiles = tried?["profiles"] as? [Any] {
      tried?["profiles"] = (own?["profiles"] as? [Any] ?? []) + profiles
    }
    let fragment = try JSONSerialization.data(withJSONObject: try #require(tried))
    try workspace.write("same.json", String(decoding: fragment, as: UTF8.self))
    for month in Self.months {
      let result = try rescore(
        workspace, ["--period", month, "--ruleset", "same.json", "--dry-run"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains(change))
      #expect(result.output.contains("\n0 of "), "\(month): \(result.output)")
      #expect(!result.output.contains("explained otherwise"))
    }
  }

  @Test func `the scorecards are those of a run with the new rules from the start`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter)}")
    for month in Self.months {
      let result = try rescore(workspace, ["--period", month, "--ruleset", "rules.json"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("scorecards in "))
    }
    let other = try samples(rules: Self.stricter)
    let found = try workspace.contents("out")
    let expected = try other.contents("out")
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (name, data) in expected { #expect(found[name] == data, "\(name)") }
  }

  @Test func `the conversations listed are those whose outcome differs`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter)}")
    let text = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
    try workspace.write(
      "stricter.json",
      text.replacingOccurrences(of: "\"version\": 1,", with: "\"version\": 1, \(Self.stricter),"))
    let states = try ["pipeline.json", "stricter.json"].map { config in
      try outcomes(
        of: "E10",
        in: try Program.run(
          ["score", "samples", "--json", "--config", config] + Self.moment, in: workspace.path))
    }
    #expect(states[0].count == states[1].count && states[0].count > 50)
    let expected = Set(states[1].filter { states[0][$0.key] != $0.value }.keys)
    #expect(expected.count > 3)

    var listed: Set<String> = []
    var reworded = 0
    var few = 0
    for month in Self.months {
      let result = try rescore(
        workspace,
        [
          "--period", month, "--ruleset", "rules.json", "--dry-run", "--reworded", "--format",
          "json,csv,html", "--out", "record/\(month)",
        ])
      #expect(result.status == 0, "\(result.errors)")
      for line in try lines(workspace, "record/\(month)/changes.jsonl") {
        let changed = (line["outcomes"] as? [[String: Any]] ?? []).contains {
          $0["criterion"] as? String == "E10"
        }
        if changed { listed.insert(line["conversation"] as? String ?? "") } else { reworded += 1 }
      }
      let files = try workspace.contents("record/\(month)").keys.sorted()
      #expect(
        files == [
          "changes.csv", "changes.jsonl", "criteria.csv", "index.html", "rescore.json",
          "scores.csv",
        ])
      let known = few
      // A mean of fewer than 10 conversations is in no file.
      let scores = try String(
        contentsOfFile: workspace.path + "/record/\(month)/scores.csv", encoding: .utf8)
      for row in scores.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        let count = try #require(Int(cells[2]), "\(row)")
        #expect((count < 10) == cells[3...7].allSatisfy(\.isEmpty), "\(row)")
        if count < 10 { few += 1 }
      }
      let page = try String(
        contentsOfFile: workspace.path + "/record/\(month)/index.html", encoding: .utf8)
      #expect(page.contains("colspan=\"3\">too few</td>") == (few > known))
    }
    #expect(few > 2)
    #expect(listed == expected)
    #expect(reworded > 0, "one sample is late by either limit and names the limit")
  }

  @Test func `what the terminal shows of one stricter limit`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter), \"profiles\": []}")
    let result = try rescore(
      workspace, ["--period", "2026-10", "--ruleset", "rules.json", "--dry-run"])
    #expect(result.status == 0 && result.errors == "")
    let ids = result.output.replacing(/[0-9a-f]{16}/, with: "…")
    try SnapshotTests().compare(Data(ids.utf8), with: "rescore.stdout.txt")
  }

  @Test func `a dry run changes nothing and needs no lock`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter)}")
    let before = try workspace.contents("out")
    let lock = open(workspace.path + "/var/scorecards.sqlite.lock", O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let arguments = ["--period", "2026-10", "--ruleset", "rules.json"]
    let dry = try rescore(workspace, arguments + ["--dry-run"])
    #expect(dry.status == 0, "\(dry.errors)")
    let held = try rescore(workspace, arguments)
    #expect(held.status == 3)
    #expect(held.errorLines.count == 1 && held.output.isEmpty)
    #expect(flock(lock, LOCK_UN) == 0)
    #expect(try workspace.contents("out") == before)
    // The first one recorded nothing, so this one has as much to do.
    let second = try rescore(workspace, arguments + ["--dry-run"])
    #expect(second.output == dry.output)
  }

  @Test func `weights on trial are part of the ruleset`() throws {
    let workspace = try samples()
    func tried(_ rules: String) throws -> Program {
      try workspace.write("rules.json", #"{"calibration": \#(rules)}"#)
      return try rescore(
        workspace, ["--period", "2026-10", "--ruleset", "rules.json", "--dry-run"])
    }
    let off = try tried(#"{"enabled": false}"#)
    #expect(off.status == 0, "\(off.errors)")
    #expect(off.output.contains(/learned evidence: content [0-9a-f]+ → none/))
    #expect(off.output.contains("61 judged again"))
    for (rules, place) in [
      (#"{"weights": "none.json"}"#, "$.calibration.weights: "),
      (#"{"weights": "rules.json"}"#, "holds no weights"),
      (#"{"weight": "rules.json"}"#, "did you mean \"weights\""),
    ] {
      let wrong = try tried(rules)
      #expect(wrong.status == 2 && wrong.errors.contains(place), "\(wrong.errors)")
    }
  }

  @Test func `one agent's conversations alone, and the mixture is told`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter)}")
    let result = try rescore(
      workspace, ["--period", "2026-10", "--agent", "Pieter van Wyk", "--ruleset", "rules.json"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2026-10: 5 conversations = 5 judged again"))
    #expect(!result.output.contains("Sofia Conti"))
    let status = try Program.run(["status"], in: workspace.path)
    #expect(status.output.contains("judged by:"))
    #expect(status.output.contains("5 conversations, 2026-10; scorecards rescore judges them"))
    let nobody = try rescore(workspace, ["--period", "2026-10", "--agent", "Nobody"])
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("nothing recorded for 2026-10, agent \"Nobody\""))
  }

  @Test func `a run with new rules leaves what older rules judged, and says so`() throws {
    let workspace = try samples()
    let text = try String(contentsOfFile: workspace.path + "/pipeline.json", encoding: .utf8)
    try workspace.write(
      "pipeline.json",
      text.replacingOccurrences(of: "\"version\": 1,", with: "\"version\": 1, \(Self.stricter),"))
    #expect(
      try Program.run(["run"] + Self.moment, in: workspace.path).output.contains("nothing new"))
    #expect(try Program.run(["status"], in: workspace.path).output.contains("judged by:"))
    for month in Self.months {
      #expect(try rescore(workspace, ["--period", month, "--quiet"]).status == 0)
    }
    #expect(!(try Program.run(["status"], in: workspace.path).output.contains("judged by:")))
  }

  @Test(arguments: ["evidence-only", "none"])
  func `without texts nothing can be judged again, and that is told`(store: String) throws {
    let workspace = try samples(store: store)
    try workspace.write("rules.json", "{\(Self.stricter)}")
    let result = try rescore(workspace, ["--period", "2026-10", "--ruleset", "rules.json"])
    #expect(result.status == 1)
    #expect(result.output.contains("0 judged again + 61 left as they are"))
  }

  @Test func `mistakes in the rules are told together, by their file`() throws {
    let workspace = try samples()
    try workspace.write(
      "rules.json",
      """
      {"criteria": {"E10": {"chat": {"first_reply_slow": 30}}, "E77": {}}, "sources": [],
       "profiles": [{"name": "x", "when": {"brand": "a"}, "disable": ["E1"], "reason": "r"}]}
      """)
    let result = try rescore(
      workspace, ["--period", "2026-10", "--ruleset", "rules.json", "--dry-run"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errorLines.allSatisfy { $0.hasPrefix("rules.json: $.") })
    for place in ["$.criteria.E10.chat", "$.criteria.E77", "$.sources", "$.profiles[0].disable"] {
      #expect(result.errors.contains(place), "\(place)")
    }
    #expect(try rescore(workspace, ["--period", "2026-10", "--out", "x"]).status == 2)
    #expect(try rescore(workspace, ["--period", "2026-10", "--format", "xlsx"]).status == 2)
    let missing = try rescore(workspace, ["--period", "2026-10", "--ruleset", "none.json"])
    #expect(missing.status == 2 && missing.errors.contains("none.json"))
  }

  /// Killed at any moment, the month is judged either wholly by the old rules or wholly by the new.
  @Test func `a killed rescoring leaves one whole ruleset in force`() throws {
    let workspace = try samples()
    try workspace.write("rules.json", "{\(Self.stricter)}")
    for milliseconds in stride(from: 5, through: 125, by: 20) {
      let running = try Program.start(
        ["rescore", "--period", "2026-10", "--ruleset", "rules.json"], in: workspace.path)
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      kill(running.process.processIdentifier, SIGKILL)
      running.process.waitUntilExit()
      let status = try Program.run(["status", "--json"], in: workspace.path)
      let object =
        try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
      let counts = (object?["rulesets"] as? [[String: Any]] ?? []).compactMap {
        $0["conversations"] as? Int
      }
      #expect(counts == [100] || counts == [61, 39], "\(counts)")
    }
    let last = try rescore(workspace, ["--period", "2026-10", "--ruleset", "rules.json"])
    #expect(last.status == 0, "\(last.errors)")
    // Exports that a killed one left due are written by the next run.
    _ = try Program.run(["run"] + Self.moment, in: workspace.path)
    let other = try samples()
    try other.write("rules.json", "{\(Self.stricter)}")
    _ = try rescore(other, ["--period", "2026-10", "--ruleset", "rules.json"])
    #expect(try workspace.contents("out") == other.contents("out"))
  }

  private func outcomes(of criterion: String, in result: Program) throws -> [String: [String]] {
    var states: [String: [String]] = [:]
    for line in result.outputLines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let agents = object?["agents"] as? [[String: Any]] ?? []
      let id = object?["conversation"] as? String ?? ""
      states[id] = agents.map { ($0["criteria"] as? [String: String])?[criterion] ?? "" }
    }
    return states
  }

  private func lines(_ workspace: Workspace, _ name: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: workspace.path + "/" + name, encoding: .utf8)
    return try text.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}
