import Conversations
import Foundation
import Scorecards
import Testing

@testable import Reports

/// Tables and drawings say how much their numbers may be trusted.
@Suite struct FigureTests {
  @Test func weeksWithFewOpportunitiesHaveNoDot() {
    let counts = [(3, 60), (2, 9), (4, 20), (0, 0), (5, 50), (6, 70), (1, 12), (2, 30)]
    let weeks = counts.map { Proportion($0.0, of: $0.1) }
    var html = HTMLWriter()
    Figures.weeks(
      &html, weeks, Wording("en"), chart: ControlChart(weeks),
      starts: (0..<8).map { 20_000 + 7 * $0 },
      label: "weeks")
    let text = String(decoding: html.take(), as: UTF8.self)
    func count(_ part: String) -> Int { text.components(separatedBy: part).count - 1 }
    #expect(count("<circle class=\"dot\"") == 4)
    #expect(count("<circle class=\"thin\"") == 2)
    // The line is broken where a week is missing.
    let line = text.components(separatedBy: "<path class=\"line\" d=\"").last ?? ""
    #expect(line.prefix { $0 != "\"" }.count { $0 == "M" } == 3)
    #expect(text.contains(">n 9<") && text.contains(">n 0<"))
    #expect(text.contains("2 / 9;") && !text.contains("2 / 9, "))
  }

  @Test func heatTableHasALegendAndIntervals() throws {
    let page = try HTMLTests.pages(SyntheticPeriod(agents: 4, conversations: 600))
      .text("index.html")
    #expect(page.contains("<div class=\"legend\"><b>How to read it</b>"))
    #expect(page.contains("id=\"intervals\""))
    let parts = page.components(separatedBy: "class=\"scroll matrix\"")
    let table = try #require(parts.last?.components(separatedBy: "</table>").first)
    let cells = table.components(separatedBy: "<td ")
    #expect(cells.count == 4 * 41 + 1)
    for cell in cells.dropFirst() where !cell.hasPrefix("class=\"few\"") {
      #expect(cell.contains("<small>["), "a rate without its interval: \(cell.prefix(200))")
    }
  }

  @Test func firstRepliesAreToldByChannel() throws {
    let sink = try HTMLTests.pages(SyntheticPeriod(agents: 3, conversations: 200))
    let agent = try #require(sink.files.keys.first { $0.hasPrefix("agents/") })
    for channel in ["chat", "email"] {
      let tile = "<h2>First reply, \(channel)</h2><b>1 min 0 s</b><small>median, n "
      #expect(sink.text(agent).contains(tile))
    }
    let few = try HTMLTests.pages(SyntheticPeriod(agents: 12, conversations: 60))
    let one = try #require(few.files.keys.sorted().first { $0.hasPrefix("agents/") })
    #expect(few.text(one).contains("</h2><b>too few</b><small>n "))
  }
}
