import ArgumentParser
import Conversations
import Glibc
import Ledger
import Pipeline
import Settings

/// `scorecards forget`: a customer's right to be forgotten.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Deletes everything of one customer from the ledger, for good.",
    discussion: """
      Texts, quotes, evaluations of every ruleset, promises and reviews of the customer's conversations
      go, and the ledger's file is written anew. Later exports do not bring the customer back: a keyed
      hash of the id stays. The months concerned become due; the next run exports them anew.
      Not touched: backups and the copies made before an upgrade (<ledger>.before-…), the exports
      that were read and their names in the ledger's list of files, exports of months that were
      pruned (their folders are named), and what was exported for one team, one agent, some criteria,
      a range of days or a rescoring. Delete those yourself.

      EXAMPLES:
        scorecards forget --customer mara@example.com
        scorecards forget --customer C-10293
        scorecards forget --customer 12 --source chat

      EXIT STATUS: 0 done, 1 nothing of this customer was recorded or forgotten,
                   2 usage or configuration, 3 a run holds the lock, 4 not finished
      """)

  @Option(
    name: .long,
    help: "The customer's address, number or id as the exports have it; capitals do not matter.")
  var customer: String

  @Option(
    name: .long,
    help: "Only where he is known by it in this source; default every source, which are then named."
  )
  var source: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard customer.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--customer takes an address, a number or an id")
    }
  }

  func run() throws {
    let (settings, _) = try common.settings(isRequired: true)
    let lock = try RunCommand.lock(
      ledger: FileReader.resolve(settings.ledger, in: settings.folder), started: .now)
    defer { withExtendedLifetime(lock) {} }
    let known = settings.sources.map(\.name)
    if let source, !known.contains(source) {
      throw Failure.usage("no source \"\(source)\"" + Suggestion.hint(for: source, in: known))
    }
    let (ledger, setup) = try common.ledger(isReadOnly: false)
    // Without the key nobody is found by his id; his code is found all the same.
    if !Pseudonyms.isCode(customer) {
      try CustomerKey(settings, ledger: ledger)?.check(setup.pseudonyms)
    }
    // The ledger has the code, and of earlier nights without pseudonyms perhaps the id itself.
    let names = [customer] + (setup.pseudonyms.map { [$0.code(of: customer)] } ?? [])
    let forgotten = try ledger.forget(customer: names, source: source)
    if let failure = forgotten.notShrunk {
      throw Failure.unfinished(
        "\(ledger.path): \(Summary.count(forgotten.conversations, "conversation")) deleted for good, "
          + "but the file could not be written anew (\(failure.reason)): its free pages may hold the "
          + "customer's words until it is; make as much room as the ledger has and give the same "
          + "command again, which writes it anew")
    }
    // An earlier call may have deleted him without room to write the file anew.
    let isFinished = forgotten.conversations == 0 && forgotten.wasKnown
    guard !common.quiet || forgotten.conversations == 0 else { return }
    var told = [
      "\(Summary.count(forgotten.conversations, "conversation")) with "
        + "\(Summary.count(forgotten.evaluations, "evaluation")) deleted" + Self.places(forgotten)
    ]
    if isFinished { told.append("forgotten before; the ledger's file was written anew") }
    let pruned = try PrunedMonths(ledger)
    let anew = forgotten.periods.filter { !pruned.isHeldBack($0) }
    told.append(
      anew.isEmpty
        ? "the customer will be left out of later exports"
        : "the next run exports \(anew.map(\.description).joined(separator: ", ")) anew")
    // What lies there was made of conversations that are gone: nobody knows whose.
    let places = Set(settings.exports.map { FileReader.resolve($0.to, in: settings.folder) })
    let kept = pruned.folders(below: places.sorted()).filter { access($0, F_OK) == 0 }
    if !kept.isEmpty {
      told.append(
        "exports of pruned months may name the customer and are never written anew; delete them "
          + "yourself: \(kept.joined(separator: ", "))")
    }
    try Console.print(told.joined(separator: "; "))
    if forgotten.conversations == 0 && !isFinished { throw ExitStatus.rejectedInput }
  }

  /// ` in source chat`, ` in 2 sources (chat 1, mail 2)`.
  private static func places(_ forgotten: Forgotten) -> String {
    let sources = forgotten.sources.sorted { $0.key < $1.key }
    guard sources.count > 1 else { return sources.first.map { " in source \($0.key)" } ?? "" }
    let list = sources.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return " in \(sources.count) sources (\(list)); --source tells them apart"
  }
}
