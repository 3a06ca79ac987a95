import Conversations
import Foundation
import Scorecards
import Settings
import Testing

@testable import Reports

@Suite struct ExportTests {
  static func context(_ scope: Scope = Scope()) throws -> ReportContext {
    ReportContext(
      period: try Period(parsing: "2026-10"), zone: .utc, criteria: SyntheticPeriod.criteria,
      scope: scope, rulesets: ["abc123"])
  }

  static func export(
    _ formats: Set<ExportSettings.Format>, _ source: SyntheticPeriod = SyntheticPeriod(),
    scope: Scope = Scope()
  ) throws -> (MemorySink, Export.Summary) {
    let sink = MemorySink()
    let summary = try Export.write(formats, from: source, context: context(scope), to: sink)
    return (sink, summary)
  }

  /// Reads RFC 4180 strictly; nil where the text breaks its rules.
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    func end() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      if byte == 0x22 {
        guard cell.isEmpty else { return nil }
        while let inside = bytes.first {
          bytes = bytes.dropFirst()
          if inside == 0x22 {
            guard bytes.first == 0x22 else { break }
            bytes = bytes.dropFirst()
          }
          cell.append(inside)
        }
        guard bytes.first == 0x2C || bytes.first == 0x0D else { return nil }
      } else if byte == 0x2C {
        end()
      } else if byte == 0x0D {
        guard bytes.first == 0x0A else { return nil }
        bytes = bytes.dropFirst()
        end()
        rows.append(row)
        row = []
      } else if byte == 0x0A {
        return nil
      } else {
        cell.append(byte)
      }
    }
    return row.isEmpty && cell.isEmpty ? rows : nil
  }

  @Test func sameDataGiveTheSameBytes() throws {
    let (one, first) = try Self.export([.csv, .json, .html])
    let (two, second) = try Self.export([.csv, .json, .html])
    #expect(one.files == two.files)
    #expect(first == second)
    #expect(first.conversations == 150)
    #expect(first.agents == 12)
  }

  @Test func tablesKeepToRFC4180() throws {
    let (sink, _) = try Self.export([.csv], SyntheticPeriod(hostileEvery: 3))
    for name in ["agents", "scorecards", "conversations", "findings", "commendations"] {
      let rows = try #require(Self.rows(sink.text("\(name).csv")), "\(name)")
      #expect(rows.count > 1)
      #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(name)")
    }
  }

  @Test func noCellIsAFormula() throws {
    let (sink, _) = try Self.export([.csv], SyntheticPeriod(conversations: 60, hostileEvery: 1))
    for (path, bytes) in sink.files {
      for row in try #require(Self.rows(String(decoding: bytes, as: UTF8.self)), "\(path)") {
        for cell in row where Double(cell) == nil {
          #expect(!Table.startsFormula(cell), "\(path)")
        }
      }
    }
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u{FEFF}=1", "\u{202E}=1", "＝1",
    "−1",
  ])
  func formulaLikeTextGetsAnApostrophe(_ text: String) throws {
    var table = Table("t.csv", columns: ["a"])
    table.text(text)
    table.endRow()
    let sink = MemorySink()
    try table.send(to: sink, isLast: true)
    #expect(Self.rows(sink.text("t.csv")) == [["a"], ["'" + text]])
  }

  @Test func ordinaryTextStaysAsItIs() throws {
    for text in ["E01", "it's 5 - 3", "a=b", "naïve, \"quoted\"\r\nline", " padded ", "Привет"] {
      var table = Table("t.csv", columns: ["a", "b"])
      table.text(text)
      table.number(-1.5, places: 2)
      table.endRow()
      let sink = MemorySink()
      try table.send(to: sink, isLast: true)
      #expect(Self.rows(sink.text("t.csv")) == [["a", "b"], [text, "-1.50"]])
    }
  }

  @Test func agentsTableAddsUp() throws {
    let (sink, summary) = try Self.export([.csv])
    let rows = try #require(Self.rows(sink.text("agents.csv")))
    #expect(
      rows[0].prefix(6) == [
        "agent", "conversations", "agent_turns", "visitor_turns", "frt_mean", "hits",
      ])
    #expect(rows.dropFirst().reduce(0) { $0 + (Int($1[1]) ?? 0) } == summary.conversations)
    #expect(rows.dropFirst().allSatisfy { $0[4] == "60.000" })
    let findings = try #require(Self.rows(sink.text("findings.csv")))
    #expect(findings.count - 1 == summary.findings)
    let scored = findings.filter { $0[16] == "yes" }.count
    #expect(rows.dropFirst().reduce(0) { $0 + (Int($1[5]) ?? 0) } == scored)
  }

  @Test func tooFewHasNoRate() throws {
    let (sink, _) = try Self.export([.csv], SyntheticPeriod(agents: 30, conversations: 300))
    let rows = try #require(Self.rows(sink.text("scorecards.csv")))
    let few = rows.dropFirst().filter { (Int($0[7]) ?? 0) < 10 }
    #expect(!few.isEmpty)
    #expect(few.allSatisfy { $0[12].isEmpty && $0[13].isEmpty && $0[15] == "too few" })
    #expect(rows.dropFirst().filter { (Int($0[7]) ?? 0) >= 10 }.allSatisfy { !$0[12].isEmpty })
  }

  @Test func documentIsJSONWithAllCards() throws {
    let (sink, summary) = try Self.export([.json], SyntheticPeriod(hostileEvery: 2))
    let data = Data(sink.files["scorecards.json"] ?? [])
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((object["agents"] as? [Any])?.count == summary.agents)
    #expect(object["period"] as? String == "2026-10")
    let lines = sink.text("evaluations.jsonl").split(separator: "\n")
    #expect(lines.count == summary.conversations)
    var quotes: Set<String> = []
    for line in lines {
      let one = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for finding in one["findings"] as? [[String: Any]] ?? [] {
        for end in finding["related"] as? [[String: Any]] ?? [] {
          if let quote = end["quote"] as? String { quotes.insert(quote) }
        }
      }
    }
    // What tries to break out comes back letter for letter.
    for text in SyntheticPeriod.hostile { #expect(quotes.contains(text), "\(text.prefix(60))") }
  }

  @Test func scopeNarrowsEveryFile() throws {
    let scope = Scope(team: "north", criteria: ["E01", "E03"])
    let (sink, summary) = try Self.export([.csv, .json], scope: scope)
    let findings = try #require(Self.rows(sink.text("findings.csv"))).dropFirst()
    #expect(findings.allSatisfy { $0[8] == "north" && ["E01", "E03"].contains($0[9]) })
    #expect(findings.count == summary.findings)
    #expect(summary.agents == 4)
    #expect(!sink.text("evaluations.jsonl").contains("\"E02\""))
  }
}
