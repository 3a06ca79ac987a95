import Foundation
import Testing

/// Whole runs over the samples, compared with files kept in `Snapshots`. `RECORD_SNAPSHOTS=1` writes
/// them anew and fails, so that nobody records by accident.
@Suite struct SnapshotTests {
  static let folder = Program.package.appendingPathComponent("Tests/CommandLineTests/Snapshots")

  @Test func `score prints the same evaluations of the samples as before`() throws {
    let workspace = try Workspace()
    try workspace.addSamples()
    let result = try Program.run(
      ["score", "samples", "--json", "--as-of", "2026-11-15"], in: workspace.path)
    #expect(result.status == 1, "the samples hold one broken file")
    try compare(Data(result.output.utf8), with: "score.jsonl")
    try compare(Data(result.errors.utf8), with: "score.stderr.txt")
  }

  @Test func `run writes the same tables as before`() throws {
    let workspace = try Workspace()
    try workspace.addSamples()
    let result = try Program.run(["run", "--as-of", "2026-11-15"], in: workspace.path)
    #expect(result.status == 1)
    try compare(Data(result.output.utf8), with: "run.stdout.txt")
    for (name, data) in try workspace.contents("out")
    where [".csv", ".json", ".jsonl"].contains(where: name.hasSuffix) {
      try compare(data, with: "out/" + name)
    }
  }

  /// One sample of every built-in format that `samples/` does not hold, named after its format.
  @Test func `every format's sample is read as before`() throws {
    let workspace = try Workspace()
    try FileManager.default.copyItem(
      at: Program.package.appendingPathComponent("Tests/CommandLineTests/Formats"),
      to: URL(fileURLWithPath: workspace.path + "/formats"))
    let read = try Program.run(["inspect", "formats", "--json"], in: workspace.path)
    #expect(read.status == 0, "\(read.errors)")
    try compare(Data(read.output.utf8), with: "formats.jsonl")
    struct Line: Decodable {
      var source: String
      var format: String
    }
    let lines = try read.outputLines.map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    for line in lines { #expect(line.source.hasPrefix("formats/" + line.format)) }
    #expect(Set(lines.map(\.format)).count == 27)
    let scored = try Program.run(["score", "formats", "--json"], in: workspace.path)
    #expect(scored.status == 0, "\(scored.errors)")
    #expect(scored.outputLines.count == lines.count)
  }

  func compare(_ data: Data, with name: String) throws {
    let data = withoutRulesets(data)
    let url = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
      Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
      return
    }
    let expected = try? Data(contentsOf: url)
    guard expected != data else { return }
    Issue.record("\(name) differs from its snapshot: \(firstDifference(expected, data))")
  }

  /// A ruleset's id moves with every criterion; which one it is says nothing about an export.
  private func withoutRulesets(_ data: Data) -> Data {
    let text = String(decoding: data, as: UTF8.self)
    return Data(
      text.replacing(/"rulesets":\["[0-9a-f]{16}"\]/, with: "\"rulesets\":[\"…\"]").utf8)
  }

  private func firstDifference(_ expected: Data?, _ found: Data) -> String {
    guard let expected else { return "there is no snapshot" }
    let a = String(decoding: expected, as: UTF8.self).split(separator: "\n")
    let b = String(decoding: found, as: UTF8.self).split(separator: "\n")
    for index in 0..<max(a.count, b.count) {
      let old = index < a.count ? String(a[index]) : "(nothing)"
      let new = index < b.count ? String(b[index]) : "(nothing)"
      if old != new { return "line \(index + 1)\n  was \(old)\n  is  \(new)" }
    }
    return "line ends only"
  }
}
