package import Conversations
package import Scorecards

/// The record of a rescoring as files: pages for reading, tables and JSON for other programs.
package struct RescoreRecord {
  package enum Format: String, Sendable, CaseIterable { case html, csv, json }

  private let formats: Set<Format>
  private var tables: RescoreTables
  private var pages: RescorePages

  /// - Parameter criteria: the error list in its order.
  package init(_ formats: Set<Format>, zone: ZoneRules, criteria: [CriterionInfo]) {
    self.formats = formats
    tables = RescoreTables(criteria: criteria)
    pages = RescorePages(zone: zone, criteria: criteria)
  }

  /// Takes one conversation; they come in the order in which they are to be listed.
  ///
  /// - Parameters:
  ///   - ruleset: id of the ruleset that had judged it.
  ///   - lastInstant: when it ended, UTC seconds.
  package mutating func add(
    _ change: EvaluationChange, ruleset: String, lastInstant: Int64?, to sink: some ReportSink
  ) throws {
    if formats.contains(.csv) { try tables.add(change, ruleset: ruleset, to: sink) }
    if formats.contains(.json) {
      try sink.append(
        RescoreJSON.line(change, ruleset: ruleset, lastInstant: lastInstant), to: "changes.jsonl")
    }
    if formats.contains(.html) {
      try pages.add(change, ruleset: ruleset, lastInstant: lastInstant, to: sink)
    }
  }

  package mutating func finish(
    _ overview: RescoreOverview, _ summary: RescoreSummary, to sink: some ReportSink
  ) throws {
    if formats.contains(.csv) { try tables.finish(summary, to: sink) }
    if formats.contains(.json) {
      // An empty list is a list.
      try sink.append([], to: "changes.jsonl")
      try sink.append(RescoreJSON.whole(overview, summary), to: "rescore.json")
    }
    if formats.contains(.html) { try pages.finish(overview, summary, to: sink) }
  }
}
