import ArgumentParser
import Conversations
import Ledger
import Pipeline
import Reports
import Score

/// `scorecards explain`: a conversation with what was found in it, and why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows a recorded conversation with its findings, opportunities and reasons.",
    discussion: """
      EXAMPLES:
        scorecards explain hc-1003
        scorecards explain 4711 --source chat
        scorecards explain hc-1003 --ledgers
        scorecards explain hc-1003 --ledgers --json

      EXIT STATUS: 0 done, 2 usage, configuration or no such conversation, 4 the ledger cannot be read
      """)

  @Argument(help: "The conversation's id as in the export.")
  var conversation: String

  @Option(name: .long, help: "The source, where several have a conversation of this id.")
  var source: String?

  @Flag(
    name: .long,
    help: "What the criteria read: questions, promises, information, waits and the like.")
  var ledgers = false

  @Flag(name: .long, help: "One JSON line for the evaluation, or for each entry of the ledgers.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The moment from which the ledgers look at promises; default now.", valueName: "instant"))
  var asOf: Instant?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (ledger, setup) = try common.ledger(isReadOnly: true, needsScore: ledgers)
    let keys = try ledger.conversations(matching: conversation).filter {
      source == nil || $0.source == source
    }
    guard !keys.isEmpty else {
      throw Failure.usage("the ledger holds no conversation \"\(conversation)\"")
    }
    guard keys.count == 1 else {
      let sources = keys.map { "\($0.source): \($0.id)" }.joined(separator: ", ")
      throw Failure.usage("several conversations match (\(sources)); give the whole id or --source")
    }
    if ledgers { return try printLedgers(of: keys[0], ledger, setup) }
    guard let evaluation = try ledger.evaluation(of: keys[0]) else {
      throw Failure.unfinished("\"\(conversation)\" has no evaluation")
    }
    let reviewed = try StoredReviews(ledger).applied(to: evaluation)
      .rated(ledger.rating(of: keys[0]))
    var out: [UInt8] = []
    if json {
      JSONLines.score(evaluation, into: &out)
      return try Console.writeAll(out, to: 1)
    }
    if let stored = try ledger.conversation(keys[0]) {
      ReadableConversation.write(stored, into: &out)
    } else {
      out += Array("  (its text is not stored)\n".utf8)
    }
    ReadableEvaluation.write(reviewed, into: &out)
    ReadableEvaluation.writeReasons(reviewed, into: &out)
    try Console.writeAll(out, to: 1)
  }

  private func printLedgers(
    of key: ConversationKey, _ ledger: Ledger, _ setup: StageSetup
  ) throws {
    guard let stored = try ledger.conversation(key) else {
      throw Failure.unfinished(
        "the text of \"\(conversation)\" is not stored, and the ledgers are read from it; "
          + "\"store\" in pipeline.json says what is kept")
    }
    let entries = setup.ledgers(
      of: stored, background: Background(asOf: (asOf ?? .now).seconds))
    var out: [UInt8] = []
    if json {
      JSONLines.ledgers(entries, of: key, into: &out)
    } else {
      out += Array(LedgerPage(entries: entries).text.utf8)
    }
    try Console.writeAll(out, to: 1)
  }
}
