import Conversations
import Scorecards
package import Settings

/// Makes the files of an export. Pure apart from source and sink.
package enum Export {
  /// What an export holds, for the summary.
  package struct Summary: Hashable, Sendable {
    package var conversations = 0
    package var agents = 0
    /// Findings of 0.40 and more.
    package var findings = 0

    package init() {}
  }

  /// Writes all files of some formats.
  ///
  /// - Returns: what they hold; identical data give identical bytes.
  /// - Throws: only what `source` and `sink` throw.
  package static func write(
    _ formats: Set<ExportSettings.Format>, from source: some ReportSource, context: ReportContext,
    to sink: some ReportSink
  ) throws -> Summary {
    var builder = ScorecardBuilder(
      period: context.period, zone: context.zone, criteria: context.criteria, scope: context.scope)
    var summary = Summary()
    var tables = CSVExport(context: context)
    var lines: [UInt8] = []
    let writesTables = formats.contains(.csv) && !context.isTeamOnly
    let writesLines = formats.contains(.json) && !context.isTeamOnly
    try source.forEachEvaluation(in: context.period) { evaluation in
      builder.add(evaluation)
      summary.findings += evaluation.findings.count {
        $0.confidence >= Finding.reportedFrom && context.scope.contains($0, of: evaluation)
      }
      if writesTables { try tables.add(evaluation, to: sink) }
      if writesLines, let narrowed = narrowed(evaluation, to: context.scope) {
        JSONLines.score(narrowed, into: &lines)
        if lines.count > 1 << 16 {
          try sink.append(lines, to: "evaluations.jsonl")
          lines.removeAll(keepingCapacity: true)
        }
      }
    }
    let set = builder.finish()
    summary.conversations = set.conversations
    summary.agents = set.cards.count
    if writesTables { try tables.finish(set, to: sink) }
    if formats.contains(.csv) { try tables.writeCriteria(set, to: sink) }
    if writesLines { try sink.append(lines, to: "evaluations.jsonl") }
    if formats.contains(.json) { try JSONExport(context: context).write(set, to: sink) }
    guard !formats.isDisjoint(with: [.html, .xlsx]) else { return summary }
    let trend = try trend(of: set, from: source)
    if formats.contains(.html) {
      let cases = try conversations(behind: trend, set, from: source)
      try HTMLExport(context: context).write(
        Pages(context: context, set: set, trend: trend, cases: cases), from: source, to: sink)
    }
    if formats.contains(.xlsx) {
      try XLSXExport(context: context, set: set, trend: trend).write(from: source, to: sink)
    }
    return summary
  }

  /// How rates moved up to the last day on which something of the period ended; nil if nothing is
  /// dated, or if rates of different rulesets, or of what is left of some weeks, would be compared.
  private static func trend(
    of set: ScorecardSet, from source: some ReportSource
  ) throws -> Trend? {
    guard let last = set.instants?.upperBound else { return nil }
    var builder = TrendBuilder(
      lastDay: set.zone.civil(last).days, zone: set.zone, criteria: set.criteria, scope: set.scope)
    guard try source.rulesets(in: builder.period).count < 2, try source.isWhole(builder.period)
    else { return nil }
    try source.forEachEvaluation(in: builder.period) { builder.add($0) }
    return builder.finish()
  }

  /// The conversations behind a trend, read anew: which of its changes are named is known only now.
  private static func conversations(
    behind trend: Trend?, _ set: ScorecardSet, from source: some ReportSource
  ) throws -> TrendCases? {
    guard let trend else { return nil }
    var cases = TrendCases(of: trend, zone: set.zone, criteria: set.criteria, scope: set.scope)
    let period = Period.range(first: trend.before.lowerBound, last: trend.now.upperBound)
    try source.forEachEvaluation(in: period) { cases.add($0) }
    return cases
  }

  /// What of an evaluation a scope shows; nil if nothing.
  private static func narrowed(_ evaluation: Evaluation, to scope: Scope) -> Evaluation? {
    if scope == Scope() { return evaluation }
    var result = evaluation
    result.agents = evaluation.agents.filter { scope.contains($0) }
    if result.agents.isEmpty && (scope.team != nil || scope.agent != nil) { return nil }
    for i in result.agents.indices {
      result.agents[i].outcomes.removeAll { !scope.contains($0.criterion) }
    }
    result.findings.removeAll { !scope.contains($0, of: evaluation) }
    result.commendations.removeAll { commendation in
      !result.agents.contains { $0.agent == commendation.agent }
    }
    return result
  }
}
