import Foundation
import Testing

/// What `errors` prints, and the part of the documentation that it writes.
@Suite struct ErrorListTests {
  static let document = Program.package.appendingPathComponent("docs/criteria.md")
  static let marker = "<!-- from here on written by `scorecards errors --markdown` -->\n"

  private func errors(_ arguments: [String]) throws -> Program {
    // It needs no file of its own.
    try Program.run(["errors"] + arguments, in: Program.package.path)
  }

  @Test func `the criteria's page holds what errors --markdown prints`() throws {
    let printed = try errors(["--markdown"])
    #expect(printed.status == 0)
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let end = try #require(text.range(of: Self.marker)).upperBound
    let expected = text[..<end] + "\n" + printed.output
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(expected.utf8).write(to: Self.document)
      Issue.record("recorded docs/criteria.md; run again without RECORD_SNAPSHOTS")
      return
    }
    #expect(text == expected, "record docs/criteria.md with RECORD_SNAPSHOTS=1")
  }

  @Test func `the list and the page name every error and commendation`() throws {
    let list = try errors([]).outputLines.map { $0.prefix(3) }
    #expect(list.count { $0.hasPrefix("E") } == 18)
    #expect(list.count { $0.hasPrefix("S") } == 23)
    #expect(list.count { $0.hasPrefix("C") } >= 10)
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    for id in list { #expect(text.contains("\n## \(id) · "), "\(id) is not in docs/criteria.md") }
  }

  @Test func `an error's page has its words, options and all examples`() throws {
    let page = try errors(["e11"]).output
    #expect(page.hasPrefix("E11 "))
    for word in ["What:", "Why:", "Looks:", "Blind:", "violated:", "met:", "not applicable:"] {
      #expect(page.contains("\n" + word), "no \(word)")
    }
    #expect(try errors(["E10"]).output.contains("`chat.first_reply_late_seconds`: "))
  }

  @Test(arguments: [
    ("it", "il cliente chiede"), ("ru", "клиент спрашивает"), ("af", "die klant vra"),
  ])
  func `a page speaks the language asked for`(_ language: String, _ words: String) throws {
    let page = try errors(["E11", "--language", language])
    #expect(page.output.contains("What:  " + words))
    #expect(try errors(["--language", language]).output != errors([]).output)
    #expect(try errors(["C03", "--language", language]).output != errors(["C03"]).output)
  }

  @Test func `a commendation has a page, an unknown id a hint`() throws {
    let page = try errors(["C03"]).output
    #expect(page.contains("\nshown:") && page.contains("\nnot shown:"))
    let wrong = try errors(["E99"])
    #expect(wrong.status == 2 && wrong.errors.contains("E99"))
    #expect(try errors(["E11", "--markdown"]).status == 2)
  }

  @Test(
    "a full disk behind standard output is noticed",
    arguments: [
      ["errors"], ["errors", "E03"], ["errors", "--markdown"], ["check"], ["status", "--json"],
    ])
  func fullDisk(_ arguments: [String]) throws {
    let workspace = try Workspace()
    try workspace.addSamples()
    let result = try Program.run(
      arguments, in: workspace.path, to: "/dev/full")
    #expect(result.status == 4)
    #expect(result.errors.contains("cannot write the output"))
  }
}
