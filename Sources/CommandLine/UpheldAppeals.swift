import Conversations
import Ledger
import Pipeline
import Score

/// Findings that reviewers have overturned, held against today's ruleset: what is still found was not
/// mended.
struct UpheldAppeals {
  /// One of them that the ruleset still makes.
  struct Repeated {
    var conversation: ConversationKey
    var rule: String
    var turn: Int
  }

  /// Overturned findings, mended or not.
  private(set) var count = 0
  /// By conversation, then turn.
  private(set) var repeated: [Repeated] = []
  /// Those whose conversation's text is not stored, so that nobody can judge it again.
  private(set) var unknown = 0

  private let reviews: StoredReviews

  /// - Parameter setup: with today's criteria.
  init(_ ledger: Ledger, _ setup: StageSetup) throws {
    reviews = try StoredReviews(ledger)
    var open: [Period: [ConversationKey: Int]] = [:]
    for key in reviews.byConversation.keys.sorted() {
      guard let evaluation = try ledger.evaluation(of: key) else { continue }
      let overturned = overturned(evaluation)
      count += overturned.count
      if let today = try ledger.evaluation(of: key, ruleset: setup.ruleset) {
        add(today)
      } else if !overturned.isEmpty {
        let month = Period.month(of: evaluation.lastInstant, in: setup.reportZone)
        open[month, default: [:]][key] = overturned.count
      }
    }
    for (period, conversations) in open {
      var judged: Set<ConversationKey> = []
      _ = try RescoreRun(setup: setup, ledger: ledger, stop: Entry.stop).execute(
        in: period, background: Background(asOf: try ledger.lastMoment()), asOf: nil,
        scope: { conversations[$0.key] != nil }, isDryRun: true, progress: { _, _ in },
        report: { again in
          judged.insert(again.after.key)
          add(again.after)
        })
      unknown += conversations.reduce(0) { $0 + (judged.contains($1.key) ? 0 : $1.value) }
    }
    repeated.sort { ($0.conversation, $0.turn, $0.rule) < ($1.conversation, $1.turn, $1.rule) }
  }

  private func overturned(_ evaluation: Evaluation) -> [Finding] {
    reviews.applied(to: evaluation).findings.filter { $0.review == .overturned }
  }

  private mutating func add(_ evaluation: Evaluation) {
    repeated += overturned(evaluation).map {
      Repeated(conversation: evaluation.key, rule: $0.rule, turn: $0.evidence.turn)
    }
  }

  /// Conversations that are named for one rule.
  private static let most = 5

  /// A line for each rule that goes on being wrong, and one for what cannot be told.
  var warnings: [String] {
    var lines: [String] = []
    for rule in Set(repeated.map(\.rule)).sorted() {
      let own = repeated.filter { $0.rule == rule }
      let places = own.prefix(Self.most).map { "\($0.conversation.id.prefix(80)) turn \($0.turn)" }
      let rest = own.count > Self.most ? " and \(own.count - Self.most) more" : ""
      lines.append(
        "\(rule): \(Summary.count(own.count, "finding")) that reviewers overturned would be made again: "
          + places.joined(separator: ", ") + rest)
    }
    if unknown > 0 {
      lines.append(
        "\(Summary.count(unknown, "overturned finding")) cannot be held against today's rules: the "
          + "conversations' texts are not stored")
    }
    return lines
  }
}
