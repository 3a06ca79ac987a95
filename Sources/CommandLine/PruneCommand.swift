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
      Their files stay known, so that they are not read again. What was exported stays where it is.

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
    let (ledger, _) = try common.ledger(isReadOnly: false)
    let count = try ledger.prune(endedBefore: keep.begin(before: Instant.now.seconds))
    if !common.quiet { try Console.print("\(Summary.count(count, "conversation")) deleted") }
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

  /// The instant from which conversations are kept: the beginning of that day in UTC.
  func begin(before now: Int64) -> Int64 {
    var civil = CivilTime(secondsUTC: now)
    let month = civil.year * 12 + civil.month - 1 - months
    civil.year = month / 12
    civil.month = month % 12 + 1
    civil.day = min(civil.day, CivilTime.daysInMonth(year: civil.year, month: civil.month))
    return Int64(civil.days - days) * 86_400
  }
}
