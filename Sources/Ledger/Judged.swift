package import Conversations
import Foundation
package import Settings

/// A conversation and its evaluation, ready to be recorded. The work of encoding is done where this
/// is made, which may be a worker's thread.
package struct Judged: Sendable {
  let key: ConversationKey
  let path: String
  let lastInstant: Int64?
  let customer: String?
  let turns: Int
  let bytes: Int
  let digest: ContentHash
  let body: Data?
  let links: [String]
  let threadKeys: [Int64]
  let evaluation: StoredEvaluation

  /// - Parameters:
  ///   - ruleset: id of the ruleset that the evaluation was made with.
  ///   - store: `Ledger.Options.store`.
  ///   - asOf: the "now" from which promises and deadlines were looked at, UTC seconds.
  ///   - stock: the stock phrases that it was made with; nil: it is not known which.
  ///   - threadKeys: by what a later mail can know the conversation; none if it is no mail.
  package init(
    conversation: Conversation, evaluation: Evaluation, ruleset: String, store: StoreMode,
    asOf: Int64? = nil, stock: StockID? = nil, threadKeys: [String] = []
  ) {
    key = conversation.key
    path = conversation.path
    lastInstant = evaluation.lastInstant
    customer = conversation.contact.customer
    turns = conversation.turns.count
    bytes = conversation.text.count
    let encoded = ConversationCoding.encode(conversation)
    digest = encoded.digest
    body = store == .normalized ? Data(encoded.bytes) : nil
    links = ContactLink.values(of: conversation)
    // Without its text it could not be joined to anything.
    self.threadKeys = store == .normalized ? threadKeys.map(Ledger.value) : []
    self.evaluation = StoredEvaluation(
      evaluation, ruleset: ruleset, store: store, asOf: asOf, stock: stock,
      holdsFrom: store == .normalized ? evaluation.outlook.holdsFrom : nil)
  }

  /// Which of two versions of a conversation is kept, whatever order they come in: the one that goes
  /// on longer, then the longer one, then any fixed choice.
  func isNewer(than other: StoredVersion) -> Bool {
    let mine = (lastInstant ?? .min, turns, bytes)
    let theirs = (other.lastInstant ?? .min, other.turns, other.bytes)
    if mine != theirs { return mine > theirs }
    if digest != other.digest { return digest.value > other.digest.value }
    return Array(path.utf8).lexicographicallyPrecedes(Array(other.path.utf8))
  }
}

/// What the ledger has of a conversation.
struct StoredVersion {
  var id: Int64
  var file: Int64?
  var path: String
  var lastInstant: Int64?
  var turns: Int
  var bytes: Int
  var digest: ContentHash
  var evaluation: Int64?
}

/// An evaluation as its tables have it.
struct StoredEvaluation: Sendable {
  let ruleset: String
  let asOf: Int64?
  let stock: StockID?
  let body: Data
  let agents: [AgentKey]
  let findings: [FindingRow]
  let promises: [PromiseRow]
  let outlook: Outlook

  struct FindingRow: Sendable {
    let criterion: String
    let agent: AgentKey?
    let turn: Int
    let span: Span
    let confidence: Double
    let attribution: String
    let rule: String
  }

  struct PromiseRow: Sendable {
    let dueAt: Int64?
    let graceUntil: Int64?
    let state: String
  }

  /// - Parameter holdsFrom: for a judgement made before it is known how far the exports reach.
  init(
    _ evaluation: Evaluation, ruleset: String, store: StoreMode, asOf: Int64?, stock: StockID?,
    holdsFrom: Int64? = nil
  ) {
    self.ruleset = ruleset
    self.asOf = asOf
    self.stock = stock
    body = Data(EvaluationCoding.encode(evaluation, store: store))
    var outlook = evaluation.outlook
    outlook.holdsFrom = holdsFrom
    self.outlook = outlook
    agents = evaluation.agents.map(\.agent)
    findings = evaluation.findings.map {
      FindingRow(
        criterion: $0.criterion.rawValue, agent: $0.agent, turn: $0.evidence.turn,
        span: $0.evidence.span, confidence: $0.confidence, attribution: $0.attribution.rawValue,
        rule: $0.rule)
    }
    promises = evaluation.promises.map {
      PromiseRow(dueAt: $0.dueAt, graceUntil: $0.graceUntil, state: $0.state.rawValue)
    }
  }
}
