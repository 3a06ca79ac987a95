import ArgumentParser
import Conversations
import Ledger
import Pipeline
import Settings

/// `scorecards prune`: forgets what is older than it may be kept.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Deletes conversations older than a time from the ledger.",
    discussion: """
      Their files stay known, and so does the day: what is older is left out when it is read again. What
      was exported stays where it is, and a month that was pruned is exported anew only for
      `scorecards export --period`. Undated conversations go by the day on which they were recorded.

      EXAMPLES:
        scorecards prune --keep 18mo
        scorecards prune --keep 400d

      EXIT STATUS: 0 done, 2 usage or configuration, 3 a run holds the lock, 4 not finished
      """)

  @Option(
    name: .long, help: "How long conversations are kept: days (400d), months (18mo), years (2y).")
  var keep: Retention

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (settings, _) = try common.settings(isRequired: true)
    let lock = try RunCommand.lock(
      ledger: FileReader.resolve(settings.ledger, in: settings.folder), started: .now)
    defer { withExtendedLifetime(lock) {} }
    let (ledger, setup) = try common.ledger(isReadOnly: false)
    let pruned = try ledger.prune(
      endedBefore: keep.begin(before: Instant.now.seconds, in: setup.reportZone))
    guard !common.quiet else { return }
    let months = try PrunedMonths(ledger)
    var told = ["\(Summary.count(pruned.conversations, "conversation")) deleted"]
    if let keptFrom = months.keptFrom {
      told.append("kept are those that ended from \(keptFrom) on")
    }
    if let left = months.heldBack(pruned.periods.filter(months.isHeldBack)) { told.append(left) }
    try Console.print(told.joined(separator: "; "))
  }
}

/// `400d`, `18mo`, `2y`.
struct Retention: ExpressibleByArgument, Hashable {
  var days = 0
  var months = 0

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0, number <= 36_500 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "d": days = number
    case "mo": months = number
    case "y": months = number * 12
    default: return nil
    }
  }

  /// The instant from which conversations are kept: the beginning of that day by the clocks of the
  /// report's zone, so that the first of a month cuts no month.
  func begin(before now: Int64, in zone: ZoneRules) -> Int64 {
    var civil = zone.civil(now)
    let month = civil.year * 12 + civil.month - 1 - months
    civil.year = month / 12
    civil.month = month % 12 + 1
    civil.day = min(civil.day, CivilTime.daysInMonth(year: civil.year, month: civil.month))
    let day = civil.days - days
    return Period.range(first: day, last: day).bounds(in: zone)?.lowerBound
      ?? Int64(day) * 86_400
  }
}
