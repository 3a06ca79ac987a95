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
        scorecards status --json       one object, for monitoring

      EXIT STATUS: 0 done, 2 usage or configuration, 4 the ledger cannot be read
      """)

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (ledger, _) = try common.ledger(isReadOnly: true)
    let page = StatusPage(try ledger.status(), now: Instant.now.seconds)
    Console.print(json ? page.json : page.text)
  }
}
