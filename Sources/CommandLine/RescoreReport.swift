import Conversations
import Ledger
import Pipeline
import Reports
import Scorecards

/// What rescoring changes, gathered conversation by conversation and told at the end: the rulesets'
/// differences, the conversations, the sums.
struct RescoreReport {
  let scope: Scope
  private let listsReworded: Bool
  private let isQuiet: Bool
  private let conversations = OrderedLines()
  /// Scorecards follow what people said of findings, and so do the differences.
  private let reviews: StoredReviews
  private var summary: RescoreSummaryBuilder
  /// Conversations with a difference that moves a figure.
  private(set) var changed = 0
  /// Conversations in which findings are only explained otherwise.
  private(set) var reworded = 0
  private var place = 0
  private var record: RescoreFiles?

  init(
    period: Period, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope,
    reviews: StoredReviews, listsReworded: Bool, isQuiet: Bool, record: RescoreFiles?
  ) {
    self.scope = scope
    self.reviews = reviews
    self.listsReworded = listsReworded
    self.isQuiet = isQuiet
    self.record = record
    summary = RescoreSummaryBuilder(
      period: period, zone: zone, criteria: criteria, scope: scope)
  }

  mutating func add(_ again: Reevaluation) throws {
    let after = reviews.applied(to: again.after)
    guard let before = again.before.map(reviews.applied) else {
      return summary.add(unchanged: after)
    }
    let change = EvaluationChange(from: before, to: after)
    summary.add(change, from: before, to: after)
    guard !change.isEmpty else { return }
    if change.isOnlyReworded { reworded += 1 } else { changed += 1 }
    guard listsReworded || !change.isOnlyReworded else { return }
    place += 1
    if !isQuiet {
      try conversations.add(at: InputPlace(file: place, place: 0), number: nil) { out in
        ReadableChange.write(change, into: &out)
      }
    }
    guard let sink = record?.sink else { return }
    try record?.record.add(
      change, ruleset: again.previousRuleset, lastInstant: after.lastInstant, to: sink)
  }

  /// Tells everything on standard output, unless it is to be quiet, and puts the record in place, if one is kept.
  ///
  /// - Returns: the record's folder.
  mutating func finish(_ overview: RescoreOverview) throws -> String? {
    let summary = summary.finish()
    if !isQuiet { try print(overview, summary) }
    guard var files = record else { return nil }
    try files.record.finish(overview, summary, to: files.sink)
    return try files.commit()
  }

  private func print(_ overview: RescoreOverview, _ summary: RescoreSummary) throws {
    var output = OutputBuffer()
    try output.append(ReadableRescore.head(overview))
    try conversations.drain { try output.append($0) }
    try output.append(ReadableRescore.sums(overview, summary))
    try output.flush()
  }
}

/// The files of a rescoring that are kept.
struct RescoreFiles {
  var record: RescoreRecord
  private let path: String
  private let folder: OutputFolder

  init(
    _ path: String, _ formats: Set<RescoreRecord.Format>, zone: ZoneRules, criteria: [CriterionInfo]
  ) {
    self.path = path
    folder = OutputFolder(path)
    record = RescoreRecord(formats, zone: zone, criteria: criteria)
  }

  var sink: FolderSink { FolderSink(folder: folder) }

  /// Puts the files in place.
  ///
  /// - Returns: their folder.
  func commit() throws -> String {
    try folder.commit()
    return path
  }
}
