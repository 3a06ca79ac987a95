import ArgumentParser
import Conversations
import Ledger
import Pipeline
import Score
import Scorecards
import Settings

/// `scorecards audit`: what the standards themselves are worth.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Says which standards do not earn their place, and how right the program is.",
    discussion: """
      Counts over the last 90 days of the ledger (or a period); what is dated after the last run is
      left out. Told are standards that are never or always
      violated, hardly ever apply, repeat another one, do not matter to customers' ratings, or are
      overturned by reviewers; and, from the reviews, how often the program was right. It proposes;
      nothing is changed.

      EXAMPLES:
        scorecards audit
        scorecards audit --period 2026-07-01..2026-10-31
        scorecards audit --json

      EXIT STATUS: 0 done, 2 usage or configuration, 4 the ledger cannot be read
      """)

  @Option(
    name: [.long, .customLong("month")],
    help: "2026-10, 2026-W43, 2026-10-01..2026-10-31; default the last 90 days recorded.")
  var period: PeriodArgument?

  @Flag(name: .long, help: "One JSON object instead of text.")
  var json = false

  @OptionGroup var common: CommonOptions

  /// Days that an audit looks at (ERROR-LIST 13).
  private static let days = 90

  func run() throws {
    let (ledger, setup) = try common.ledger(isReadOnly: true)
    guard let period = try period?.period ?? lastDays(ledger, zone: setup.reportZone) else {
      throw Failure.usage(
        "nothing to audit: the ledger holds no conversation dated before its last run; "
          + "--period names another time")
    }
    let source = try LedgerSource(ledger: ledger)
    var auditor = StandardsAuditor(criteria: Registry.infos(setup.settings))
    try source.forEachEvaluation(in: period) { evaluation in
      auditor.add(evaluation, reviews: source.reviews.byConversation[evaluation.key] ?? [])
    }
    let audit = auditor.finish()
    guard audit.conversations > 0 else {
      throw Failure.usage("nothing recorded for \(period)")
    }
    let page = AuditPage(audit, period: period, criteria: Registry.infos(setup.settings))
    try Console.writeAll(Array(((json ? page.json : page.text) + "\n").utf8), to: 1)
  }

  /// The days up to the last conversation that had ended when the last run looked: a clock that runs
  /// decades ahead must not move the window to where nothing is.
  private func lastDays(_ ledger: Ledger, zone: ZoneRules) throws -> Period? {
    let now = try ledger.lastMoment() ?? Instant.now.seconds
    guard let last = try ledger.horizons(until: now).values.max() else { return nil }
    let day = zone.civil(last).days
    return .range(first: day - Self.days + 1, last: day)
  }
}
