import Conversations
import Lexicons
import Normalize
import Settings

@testable import Score

/// Runs examples through Normalize and Score as an export would go.
struct ExampleHarness {
  static let lexicons: Lexicons = {
    do { return try Lexicons.load() } catch { fatalError("lexicons do not load: \(error)") }
  }()

  var settings = PipelineSettings()
  var holidays: [String: Set<Int>] = [:]
  var zones: [String: ZoneRules] = ["UTC": .utc]
  /// Examples show what a criterion's rules do by themselves.
  var learned: LearnedModel?

  func conversation(_ raw: RawConversation) throws -> Conversation {
    try Normalizer(settings: settings, roster: .empty, zones: zones).normalize(raw).get()
  }

  func evaluate(_ conversation: Conversation) throws -> Evaluation {
    let scorer = try Scorer(
      settings: settings, lexicons: Self.lexicons, zones: zones, holidays: holidays,
      learned: learned)
    return scorer.worker().evaluate(conversation, background: .empty)
  }

  /// The ways in which an example's words may be told again without changing the verdict.
  enum Variant: String, CaseIterable, Sendable {
    case plain
    /// A customer's emoji stands before everything.
    case emojiInFront
    case crlf
    case agentInCapitals
  }

  func raw(_ example: Example, _ variant: Variant = .plain) -> (RawConversation, [Place]) {
    raw(example.transcript, example.channel, variant)
  }

  func raw(
    _ transcript: String, _ channel: Channel, _ variant: Variant
  ) -> (RawConversation, [Place]) {
    var text = transcript
    if variant == .emojiInFront {
      text = "C: 🙂\n" + text
    }
    var parsed = ExampleTranscript(text, channel: channel)
    if variant == .emojiInFront, let first = parsed.raw.turns.first(where: { $0.clock != .none }) {
      if case .utc(let seconds) = first.clock { parsed.raw.turns[0].clock = .utc(seconds - 1) }
    }
    switch variant {
    case .crlf: rewrite(&parsed.raw) { _, text in text.replacing("\n", with: "\r\n") }
    case .agentInCapitals: rewrite(&parsed.raw) { $0 == .agent ? $1.uppercased() : $1 }
    default: break
    }
    return (parsed.raw, variant == .plain ? parsed.marked : [])
  }

  private func rewrite(_ raw: inout RawConversation, _ change: (Role, String) -> String) {
    var bytes: [UInt8] = []
    for index in raw.turns.indices {
      let old = String(decoding: raw.bytes[raw.turns[index].text], as: UTF8.self)
      let start = bytes.count
      bytes += Array(change(raw.turns[index].role ?? .unknown, old).utf8)
      raw.turns[index].text = start..<bytes.count
    }
    raw.bytes = bytes
  }
}

extension Evaluation {
  func findings(_ id: CriterionID) -> [Finding] { findings.filter { $0.criterion == id } }
  func states(_ id: CriterionID) -> [CriterionState] {
    agents.flatMap(\.outcomes).filter { $0.criterion == id }.map(\.state)
  }
}
