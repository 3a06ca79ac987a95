import Conversations
import Foundation
import Settings
import Testing

@Suite struct CSVTableTests {
  private func table(_ text: String) -> CSVTable { CSVTable(Array(text.utf8)) }

  @Test func quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() {
    let found = table("A , b\r\n\"x, \"\"y\"\"\nz\",1\r\n\r\n2, 3 ")
    #expect(found.header == ["a", "b"])
    #expect(found.rows.map(\.fields) == [["x, \"y\"\nz", "1"], ["2", "3"]])
    #expect(found.rows.map(\.line) == [2, 5])
    #expect(found.problems.isEmpty)
  }

  @Test(arguments: ["a;b,c\n1;2\n", "a\tb,c\n1\t2\n"])
  func theSeparatorIsTheOneTheHeaderUsesMost(text: String) {
    #expect(
      table(text.replacingOccurrences(of: ",c", with: "")).rows.map(\.fields) == [["1", "2"]])
  }

  @Test func aByteOrderMarkAndAMissingLastLineBreakDoNotMatter() {
    let found = CSVTable([0xEF, 0xBB, 0xBF] + Array("date\n2026-01-01".utf8))
    #expect(found.column("Date") == 0)
    #expect(found.rows.map(\.fields) == [["2026-01-01"]])
  }

  @Test func recordsThatDoNotFitAreReportedWithTheirLine() {
    let found = table("a,b\n1,2\n3\n4,5,6\n\"7,8\n")
    #expect(found.rows.map(\.fields) == [["1", "2"]])
    #expect(found.problems.map(\.line) == [3, 4, 5, 5])
  }

  @Test func anEmptyFileHasNoHeader() {
    #expect(table("").header.isEmpty)
    #expect(table("\n\n").header.isEmpty)
  }
}

@Suite struct HolidaysTests {
  @Test func datesBecomeDaysInOrder() {
    let (days, problems) = Holidays.parse(Array("date,name\n2026-12-26,b\n2026-12-25,a\n".utf8))
    #expect(days == [20_812, 20_813])
    #expect(problems.isEmpty)
  }

  @Test func badAndRepeatedDatesAreReportedWithTheirLine() {
    let text = "date\n2026-02-29\n25.12.2026\n2026-12-25\n2026-12-25\n"
    let (days, problems) = Holidays.parse(Array(text.utf8))
    #expect(days == [20_812])
    #expect(problems.map(\.line) == [2, 3, 5])
    #expect(Holidays.parse(Array("day\n".utf8)).problems.map(\.line) == [1])
  }
}

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("chanel", "channel"), ("businesshours", "business_hours"), ("Exprots", "exports"),
  ])
  func nearWordsAreSuggested(word: String, wanted: String) {
    #expect(Suggestion.nearest(to: word, in: SettingsKeys.source + SettingsKeys.root) == wanted)
  }

  @Test func farWordsAreNot() {
    #expect(Suggestion.nearest(to: "banana", in: SettingsKeys.root) == nil)
    #expect(Suggestion.hint(for: "banana", in: ["a", "b"]) == "; allowed: a, b")
  }
}

@Suite struct SettingsFilesTests {
  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path + "/a/b", withIntermediateDirectories: true)
    return path
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func theNearestConfigurationAboveAFolderIsFound() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    try write("{}", root + "/pipeline.json")
    #expect(PipelineSettings.find(from: root + "/a/b") == root + "/pipeline.json")
    try write("{}", root + "/a/pipeline.json")
    #expect(PipelineSettings.find(from: root + "/a/b") == root + "/a/pipeline.json")
  }

  @Test func loadReadsHolidaysBesideTheFileAndTellsTheirLines() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/pipeline.json"
    try write(
      #"""
      {"version": 1, "sources": [{"path": "in"}], "business_hours": [
       {"team": "*", "timezone": "UTC", "open": {"mon": "09:00-10:00"}, "holidays": "h.csv"}]}
      """#, path)
    let missing = #expect(throws: SettingsProblems.self) { try PipelineSettings.load(path: path) }
    #expect(missing?.problems.map(\.path) == ["$.business_hours[0].holidays"])
    try write("date\n2026-12-25\n", root + "/h.csv")
    let settings = try PipelineSettings.load(path: path)
    #expect(settings.folder == root)
    #expect(settings.businessHours[0].holidayDays == [20_812])
    try write("date\n2026-12-25\nx\n", root + "/h.csv")
    let wrong = #expect(throws: SettingsProblems.self) { try PipelineSettings.load(path: path) }
    #expect(wrong?.problems.map(\.message).first?.contains("h.csv, line 3") == true)
  }

  @Test func foldersAndLargeFilesAreRefused() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(throws: FileReader.Failure(reason: "is a folder")) {
      try FileReader.bytes(of: root, limit: 10)
    }
    try write("12345678901", root + "/x")
    #expect(throws: FileReader.Failure(reason: "is larger than 0 KiB")) {
      try FileReader.bytes(of: root + "/x", limit: 10)
    }
  }
}
