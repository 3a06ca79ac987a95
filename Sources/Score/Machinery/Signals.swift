import Conversations
import Lexicons

/// What a conversation tells about the service as a whole, each once.
enum Signals {
  private static let ofCustomer: [(Signal, [Cue])] = [
    (.churnThreat, [.churnThreat]), (.wordOfMouth, [.wordOfMouth]),
    (.satisfaction, [.satisfaction]),
    (.repeatContact, [.priorContact, .brokenPromiseReport, .noAnswer]),
    (.humanRequest, [.humanRequest]), (.callbackRequest, [.callbackRequest]),
  ]
  private static let ofAgent: [(Signal, [Cue])] = [
    (.channelPush, [.channelPush]), (.systemExcuse, [.systemExcuse]), (.goodwill, [.goodwill]),
  ]

  /// In the order of `Signal.allCases`.
  static func all(_ reading: Reading) -> [SignalMark] {
    var found: [Signal: SignalMark] = [:]
    for (signal, cues) in ofCustomer {
      found[signal] = mark(signal, cues, in: reading.customerTurns, reading)
    }
    for (signal, cues) in ofAgent {
      found[signal] = mark(signal, cues, in: reading.agentTurns, reading)
    }
    let refusals = reading.agentTurns.filter {
      reading.hasAny([.refusal, .hardNegation], turn: $0)
    }
    found[.policyCited] = mark(.policyCited, [.policyCitation], in: refusals, reading)
    if let promise = reading.promises.all.first(where: { $0.act == .refund }) {
      found[.refund] = mark(.refund, promise.turn, promise.span, reading)
    }
    if let event = reading.turns.firstIndex(where: { $0.event == .refundIssued }) {
      found[.refund] = mark(.refund, event, Span(0, 0), reading)
    }
    if reading.issue.state == .confirmed, let last = reading.customerTurns.last {
      found[.solved] =
        mark(.solved, [.resolutionConfirm], in: reading.customerTurns, reading)
        ?? mark(.solved, last, Span(0, 0), reading)
    }
    return Signal.allCases.compactMap { found[$0] }
  }

  /// The first sentence with one of some cues.
  private static func mark(
    _ signal: Signal, _ cues: [Cue], in turns: [Int], _ reading: Reading
  ) -> SignalMark? {
    for turn in turns where reading.hasAny(cues, turn: turn) {
      for sentence in reading.sentences(of: turn) where reading.hasAny(cues, sentence: sentence) {
        return mark(signal, turn, reading.sentences[sentence].span, reading)
      }
    }
    return nil
  }

  private static func mark(
    _ signal: Signal, _ turn: Int, _ span: Span, _ reading: Reading
  ) -> SignalMark {
    SignalMark(
      signal: signal,
      evidence: Evidence(
        turn: turn, span: span, quote: reading.conversation.quote(span, turn: turn)))
  }
}
