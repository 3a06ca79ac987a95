import ArgumentParser
import Conversations
import Ledger
import Reports
import Score
import Settings

/// `scorecards review`: what people say of findings.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Takes people's reviews of findings in, and gives them out.",
    discussion: """
      EXAMPLES:
        scorecards review import ~/Downloads/review-2026-10-*.csv
        scorecards review export --period 2026-10 > reviews.csv
      """,
    subcommands: [ReviewImportCommand.self, ReviewExportCommand.self])
}

/// `scorecards review import`.
struct ReviewImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Stores reviews from the files that the pages save.",
    discussion: """
      CSV or a JSON array. A file with any mistake is told with all its mistakes, and nothing of any
      file is stored. A file can be imported again: a person has one word on a finding, the latest.
      Reviews of findings that are no longer made are kept and named. The exports of the months
      concerned are written again by the next run.

      EXAMPLES:
        scorecards review import review-2026-10-anna.csv
        scorecards review import reviews/*.json

      EXIT STATUS: 0 done, 1 some reviews are of conversations that the ledger does not hold,
                   2 usage, configuration or mistakes in a file, 3 a run holds the lock, 4 not finished
      """)

  @Argument(help: ArgumentHelp("Files of reviews.", valueName: "file"))
  var files: [String]

  @OptionGroup var common: CommonOptions

  /// A review file of the pages is far smaller.
  private static let largest = 64 << 20

  func run() throws {
    let (settings, _) = try common.settings(isRequired: true)
    let (reviews, places) = try read(criteria: Registry.infos(settings).map(\.id.rawValue))
    let lock = try RunCommand.lock(
      ledger: FileReader.resolve(settings.ledger, in: settings.folder), started: .now)
    defer { withExtendedLifetime(lock) {} }
    let (ledger, _) = try common.ledger(isReadOnly: false)
    let result = try ledger.add(reviews)
    for place in result.unknown {
      common.tell(
        "\(places[place]): the ledger holds no such conversation in this source; "
          + "the review was not stored", isProblem: true)
    }
    let unknown = Set(result.unknown)
    var gone = 0
    for (place, review) in reviews.enumerated() where !unknown.contains(place) {
      let findings = try ledger.evaluation(of: review.conversation)?.findings ?? []
      guard !findings.contains(where: review.concerns) else { continue }
      gone += 1
      common.tell(
        "\(places[place]): \(review.criterion) is no longer found at turn \(review.turn) of this "
          + "conversation; the review was kept", isProblem: true)
    }
    if !common.quiet {
      var line = "\(Summary.count(reviews.count, "review")) read: \(result.new) new, "
      line += "\(result.changed) changed, \(result.known) known already"
      if !unknown.isEmpty { line += ", \(unknown.count) of unknown conversations" }
      if gone > 0 { line += "; \(gone) of findings that are no longer made" }
      try Console.print(line)
    }
    if !unknown.isEmpty { throw ExitStatus.rejectedInput }
  }

  /// All reviews with their places, or all mistakes of all files.
  private func read(
    criteria: [String]
  ) throws -> (reviews: [Review], places: [String]) {
    var reviews: [Review] = []
    var places: [String] = []
    var problems: [String] = []
    for file in files {
      let bytes: [UInt8]
      do {
        bytes = try FileReader.bytes(of: file, limit: Self.largest)
      } catch {
        problems.append("\(file): \(error.reason)")
        continue
      }
      let contents = ReviewFile.read(bytes, criteria: criteria)
      problems += contents.problems.map { "\(file), \($0)" }
      reviews += contents.reviews.map(\.review)
      places += contents.reviews.map { "\(file), \($0.place)" }
    }
    guard problems.isEmpty else {
      for problem in problems { common.tell(problem, isProblem: true) }
      common.tell("nothing was stored; mend the file and import it again", isProblem: true)
      throw ExitStatus.usage
    }
    return (reviews, places)
  }
}

/// `scorecards review export`.
struct ReviewExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints the stored reviews, in a form that can be imported.",
    discussion: """
      EXAMPLES:
        scorecards review export > reviews.csv
        scorecards review export --period 2026-10 --json

      EXIT STATUS: 0 done, 2 usage or configuration, 4 the ledger cannot be read
      """)

  @Option(
    name: [.long, .customLong("month")],
    help: "2026-10, 2026-W43, 2026-10-01..2026-10-31 or undated; default everything.")
  var period: PeriodArgument?

  @Flag(name: .long, help: "A JSON array instead of CSV.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (ledger, _) = try common.ledger(isReadOnly: true)
    let reviews = try ledger.reviews(in: period?.period)
    try Console.writeAll(json ? ReviewFile.json(reviews) : ReviewFile.csv(reviews), to: 1)
  }
}
