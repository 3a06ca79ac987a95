import Conversations
import Foundation
import Settings

@testable import Ledger

/// Made-up conversations for the ledger's tests.
enum Samples {
  static let anna = AgentKey(rosterID: "a1", source: "", name: "Anna")
  static let bo = AgentKey(rosterID: nil, source: "chat", name: "Bo")
  /// 2026-10-05T10:00:00Z
  static let monday: Int64 = 1_791_194_400

  static func conversation(
    _ id: String, path: String = "in/a.xml", texts: [String] = ["Where is it?", "On its way."],
    at start: Int64? = monday, customer: String? = nil, agent: AgentKey = anna
  ) -> Conversation {
    var conversation = Conversation(
      key: ConversationKey(source: "chat", id: id), path: path, format: "liveperson-xml",
      channel: .chat)
    conversation.contact.customer = customer
    conversation.participants = [
      Participant(name: "C", role: .customer),
      Participant(name: agent.name, role: .agent, agent: agent, team: "north"),
    ]
    for (i, text) in texts.enumerated() {
      let from = conversation.text.count
      conversation.text += Array(text.utf8)
      conversation.turns.append(
        Turn(
          participant: i % 2, role: i % 2 == 0 ? .customer : .agent,
          time: start.map { Timestamp(seconds: $0 + Int64(60 * i)) },
          range: from..<conversation.text.count,
          spans: [TextSpan(.authored, Span(0, text.utf8.count))], language: .english))
    }
    return conversation
  }

  static func evaluation(_ conversation: Conversation, confidence: Double = 0.8) -> Evaluation {
    var evaluation = Evaluation(
      key: conversation.key, path: conversation.path, format: conversation.format,
      channel: conversation.channel, language: .english)
    evaluation.lastInstant = conversation.lastInstant
    evaluation.customerTurns = conversation.turns.count { $0.role == .customer }
    let agent = conversation.participants[1].agent ?? anna
    evaluation.agents = [
      AgentEvaluation(
        agent: agent, team: "north", turns: 1, score: 68,
        outcomes: [
          CriterionOutcome(criterion: "E01", state: .violated),
          CriterionOutcome(criterion: "E10", state: .met, possible: 2),
          CriterionOutcome(criterion: "S01", state: .notEvaluated, reason: "clock"),
        ])
    ]
    let quote = conversation.text(of: 0)
    evaluation.findings = [
      Finding(
        criterion: "E01", agent: agent,
        evidence: Evidence(turn: 0, span: Span(0, quote.utf8.count), quote: quote),
        confidence: confidence, severity: 1, attribution: .agent, rule: "E01.silence",
        message: "no answer")
    ]
    evaluation.promises = [
      PromiseRecord(
        agent: agent, evidence: Evidence(turn: 1, span: Span(0, 2), quote: "On"), act: "contact",
        madeAt: conversation.lastInstant, dueAt: conversation.lastInstant.map { $0 + 3600 },
        graceUntil: conversation.lastInstant.map { $0 + 7200 }, isVague: false, isHedged: false,
        state: .pending)
    ]
    return evaluation
  }

  static func judged(
    _ conversation: Conversation, confidence: Double = 0.8, ruleset: String = "r1",
    store: StoreMode = .normalized
  ) -> Judged {
    Judged(
      conversation: conversation, evaluation: evaluation(conversation, confidence: confidence),
      ruleset: ruleset, store: store)
  }

  static func stamp(_ hash: UInt64 = 1, size: Int64 = 10, modified: Int64 = 100) -> FileStamp {
    FileStamp(size: size, modified: modified, hash: ContentHash(value: hash))
  }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/l.sqlite" }
}

extension Ledger {
  /// Records one file as a run does.
  @discardableResult
  func recordFile(
    _ judged: [Judged], path: String = "in/a.xml", stamp: FileStamp = Samples.stamp(),
    rejections: [Rejection] = [], reader: String = "v1"
  ) throws -> FileSummary {
    try beginFile(source: "chat", path: path, stamp: stamp, reader: reader)
    try add(judged)
    return try endFile(
      format: "liveperson-xml", received: judged.count + rejections.count,
      rejections: rejections)
  }

  func keys(_ period: String = "2026-10") throws -> [String] {
    var keys: [String] = []
    try forEachEvaluation(in: try Period(parsing: period)) { keys.append($0.key.id) }
    return keys
  }
}
