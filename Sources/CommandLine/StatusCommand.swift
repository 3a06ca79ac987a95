import ArgumentParser
import Conversations
import Ledger

/// `scorecards status`: what the last runs did and what is open.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the last runs, rejected files, open promises and exports due.",
    discussion: """
      EXAMPLES:
        scorecards status
        scorecards status --json                      one object, for monitoring
        scorecards status --quiet --max-age-hours 30  only the exit status, for an alarm

      EXIT STATUS: 0 done, 2 usage or configuration, 4 the ledger cannot be read, no run has been
                   recorded yet, or the last run that was done is older than --max-age-hours
      """)

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fail if no run has ended well within so many hours.", valueName: "hours"))
  var maxAgeHours: Int?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (maxAgeHours ?? 1) > 0 else {
      throw ValidationError("--max-age-hours takes a number above 0")
    }
  }

  func run() throws {
    let now = Instant.now.seconds
    let status: LedgerStatus
    do {
      status = try common.ledger(isReadOnly: true).ledger.status()
    } catch let nothing as NothingRecorded {
      if json { try Console.print(StatusPage(.empty, now: now).json) }
      throw nothing
    }
    let page = StatusPage(status, now: now)
    if !common.quiet { try Console.print(json ? page.json : page.text) }
    guard let maxAgeHours else { return }
    let last = status.lastDone
    guard let last, now - last <= Int64(maxAgeHours) * 3600 else {
      throw Failure.unfinished(
        "no run has ended well within \(Summary.count(maxAgeHours, "hour"))"
          + (last.map { ", the last one at \(Timestamp(seconds: $0).iso8601)" } ?? ""))
    }
  }
}
