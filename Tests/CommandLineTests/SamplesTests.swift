import Foundation
import Testing

/// The samples are judged as `samples/expected.json` says: what must be found, what may be, what an
/// agent has met.
@Suite struct SamplesTests {
  struct Expectation: Decodable {
    struct Mark: Decodable {
      var error: String?
      var kind: String?
    }
    /// Nil where the export has no id: then the file tells which one it is.
    var conversation: String?
    var files: [String]
    var findings: [Mark]
    var commendations: [Mark]
    var states: [String: String]
    /// Right, but not required.
    var optional: [Mark]?
    /// What a reader marks and the program does not find yet.
    var beyond: [Mark]?
  }

  struct Line: Decodable {
    struct Agent: Decodable { var criteria: [String: String] }
    struct Finding: Decodable {
      var error: String
      var also: [String]?
      var rule: String
    }
    struct Commendation: Decodable { var kind: String }
    var conversation: String
    var source: String
    var agents: [Agent]
    var findings: [Finding]
    var commendations: [Commendation]
  }

  @Test func `every sample is judged as the table says`() throws {
    let workspace = try Workspace()
    try workspace.addSamples()
    let result = try Program.run(
      ["score", "samples", "--json", "--config", "pipeline.json", "--as-of", "2026-11-15"],
      in: workspace.path)
    let decoder = JSONDecoder()
    let lines = try result.output.split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
    let expected = try decoder.decode(
      [Expectation].self,
      from: Data(contentsOf: URL(fileURLWithPath: workspace.path + "/samples/expected.json")))
    #expect(expected.count == lines.count)
    let built = Set(lines.flatMap { $0.agents.flatMap { $0.criteria.keys } })
    for item in expected {
      let line = lines.first { line in
        item.conversation.map { $0 == line.conversation }
          ?? item.files.contains { line.source.hasSuffix($0) }
      }
      let name = item.conversation ?? item.files[0]
      guard let line else {
        Issue.record("\(name) is missing")
        continue
      }
      compare(item, line, name: name, built: built)
    }
    let fired = Set(lines.flatMap(\.findings).flatMap { [$0.error] + ($0.also ?? []) })
    #expect(fired == built, "the samples show no case of \(built.subtracting(fired).sorted())")
  }

  private func compare(_ item: Expectation, _ line: Line, name: String, built: Set<String>) {
    let found = Set(line.findings.map(\.error))
    let stoodFor = found.union(line.findings.flatMap { $0.also ?? [] })
    let wanted = Set(item.findings.compactMap(\.error)).intersection(built)
    let allowed = wanted.union((item.optional ?? []).compactMap(\.error))
      .union((item.findings + (item.beyond ?? [])).compactMap(\.error))
    #expect(wanted.subtracting(stoodFor).isEmpty, "\(name) misses errors")
    #expect(found.subtracting(allowed).isEmpty, "\(name): \(line.findings.map(\.rule))")
    let praised = Set(line.commendations.map(\.kind))
    #expect(
      Set(item.commendations.compactMap(\.kind)).subtracting(praised).isEmpty,
      "\(name) misses commendations")
    for (criterion, state) in item.states where built.contains(criterion) {
      #expect(
        line.agents.contains { $0.criteria[criterion] == state },
        "\(name): \(criterion) should be \(state)")
    }
  }
}
