import Conversations
import Foundation
import Scorecards
import Settings
import Testing

@testable import Reports

@Suite struct XLSXTests {
  static func sheets(
    _ source: SyntheticPeriod, change: (inout ReportContext) -> Void = { _ in }
  ) throws -> [String: String] {
    let sink = MemorySink()
    var context = try ExportTests.context()
    change(&context)
    _ = try Export.write([.xlsx], from: source, context: context, to: sink)
    let files = try #require(Unzip.files(sink.files["scorecards.xlsx"] ?? []))
    return files.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func sheetsAreThereWithFiltersAndFrozenHeaders() throws {
    let files = try Self.sheets(SyntheticPeriod(agents: 3, conversations: 120))
    let book = try #require(files["xl/workbook.xml"])
    for name in ["Agents", "Scorecards", "Findings", "Trend", "Criteria", "Run"] {
      #expect(book.contains("name=\"\(name)\""))
    }
    for number in [1, 2, 3, 5] {
      let sheet = try #require(files["xl/worksheets/sheet\(number).xml"])
      #expect(sheet.contains("<autoFilter"), "\(number)")
      #expect(sheet.contains("state=\"frozen\""), "\(number)")
    }
    // A score leads to its findings.
    #expect(files["xl/worksheets/sheet2.xml"]?.contains("location=\"'Findings'!A2\"") == true)
  }

  @Test func noTextBecomesAFormulaOrALink() throws {
    let files = try Self.sheets(
      SyntheticPeriod(agents: 2, conversations: 30, hostileEvery: 1)
    ) {
      $0.rejections = [
        Rejection(
          stage: .ingest, origin: Origin(source: "s", path: "=HYPERLINK(\"http://x\")"),
          code: "truncated", reason: "http://example.com/?q=1")
      ]
    }
    for (path, text) in files where path.hasPrefix("xl/worksheets/") {
      #expect(!text.contains("<f>") && !text.contains("<f "), "\(path)")
      #expect(!text.contains("t=\"str\""), "\(path)")
    }
    for (path, text) in files where path.hasSuffix(".rels") {
      #expect(!text.contains("TargetMode=\"External\""), "\(path)")
    }
    #expect(files.values.contains { $0.contains("=HYPERLINK(") })
  }

  @Test func ratesAreNumbersAndTooFewHasNone() throws {
    let files = try Self.sheets(SyntheticPeriod(agents: 20, conversations: 60))
    let cards = try #require(files["xl/worksheets/sheet2.xml"])
    // Column L is the rate, O says how large the sample is.
    #expect(cards.contains("too few"))
    for row in cards.components(separatedBy: "<row ") where row.contains("too few") {
      #expect(!row.contains(/<c r="L\d+"/))
    }
  }

  @Test(arguments: [
    ("Rate", 9.0, 1), ("Prima risposta, chat: mediana (s)", 14.0, 5), ("Незаменимость", 9.0, 3),
    ("", 5.0, 1),
  ])
  func longHeadsHaveRoom(_ title: String, _ width: Double, _ lines: Int) {
    #expect(Sheet.lines(title, width: width) == lines)
  }

  @Test func sameDataGiveTheSameBytes() throws {
    let one = MemorySink()
    let two = MemorySink()
    let source = SyntheticPeriod(agents: 2, conversations: 40)
    for sink in [one, two] {
      _ = try Export.write([.xlsx], from: source, context: try ExportTests.context(), to: sink)
    }
    #expect(one.files == two.files)
  }

  @Test func teamOnlyExportNamesNobody() throws {
    let files = try Self.sheets(SyntheticPeriod(agents: 4, conversations: 80)) {
      $0.isTeamOnly = true
    }
    for (path, text) in files {
      for name in SyntheticPeriod.names { #expect(!text.contains(name), "\(path)") }
    }
  }

  @Test func nothingStaysInTheTemporaryFolder() throws {
    func files() throws -> Set<String> {
      Set(
        try FileManager.default.contentsOfDirectory(
          atPath: ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        ).filter { $0.hasPrefix("scorecards-") && $0.count == 17 })
    }
    struct Stop: Error {}
    struct Refusing: ReportSink {
      func append(_ bytes: [UInt8], to path: String) throws { throw Stop() }
    }
    let before = try files()
    #expect(throws: Stop.self) {
      try Export.write(
        [.xlsx], from: SyntheticPeriod(agents: 1, conversations: 5),
        context: try ExportTests.context(), to: Refusing())
    }
    // Other tests write spreadsheets at the same time; theirs go away as well.
    var left = try files().subtracting(before)
    for _ in 0..<100 where !left.isEmpty {
      Thread.sleep(forTimeInterval: 0.1)
      left.formIntersection(try files())
    }
    #expect(left.isEmpty)
  }
}
