import Conversations
import Ledger
import Normalize
import Reports
import Settings

/// A source whose quotations have personal data overwritten, byte for byte: offsets stay.
struct MaskedSource: ReportSource {
  private let source: LedgerSource
  private let masker: Masker
  private let hidesNames: Bool

  init(_ source: LedgerSource, view: ExportSettings.View) {
    self.source = source
    masker = Masker(view.mask)
    hidesNames = view.hidesNames
  }

  func rulesets(in period: Period) throws -> [String] { try source.rulesets(in: period) }

  func isWhole(_ period: Period) throws -> Bool { try source.isWhole(period) }

  func forEachEvaluation(in period: Period, _ body: (Evaluation) throws -> Void) throws {
    try source.forEachEvaluation(in: period) { evaluation in
      // Who wrote stands in the conversation, and so do the words that tell what a number is.
      let isNeeded = hidesNames || evidence(of: evaluation).contains(where: holdsNumber)
      let conversation = isNeeded ? try source.ledger.conversation(evaluation.key) : nil
      try body(masked(evaluation, conversation))
    }
  }

  func forEachEvaluation(
    in period: Period, of agent: AgentKey, _ body: (Evaluation, Conversation?) throws -> Void
  ) throws {
    try source.forEachEvaluation(in: period, of: agent) { evaluation, conversation in
      var shown = conversation
      let names = names(conversation, evaluation)
      shown?.rewriteTexts { covered($0, names) }
      try body(masked(evaluation, conversation), shown)
    }
  }

  /// As many digits as make a telephone number.
  private static let digitsOfANumber = 7

  private func evidence(of evaluation: Evaluation) -> [Evidence] {
    evaluation.findings.flatMap { [$0.evidence] + $0.related }
      + evaluation.commendations.flatMap { [$0.evidence] + $0.related }
      + evaluation.signals.map(\.evidence)
  }

  private func holdsNumber(_ evidence: Evidence) -> Bool {
    evidence.quote.utf8.count(where: { 0x30...0x39 ~= $0 }) >= Self.digitsOfANumber
  }

  /// What a quotation shows: a number's kind often stands beside it in its turn, so the turn is
  /// masked and then quoted.
  private func covered(
    _ evidence: Evidence, in conversation: Conversation?, _ names: NameMask?
  ) -> String {
    guard holdsNumber(evidence), evidence.conversation == nil, var conversation,
      conversation.turns.indices.contains(evidence.turn),
      conversation.quote(evidence.span, turn: evidence.turn) == evidence.quote
    else { return covered(evidence.quote, names) }
    conversation.rewriteTexts { covered($0, names) }
    return conversation.quote(evidence.span, turn: evidence.turn)
  }

  private func names(_ conversation: Conversation?, _ evaluation: Evaluation) -> NameMask? {
    hidesNames ? NameMask(conversation, evaluation.agents.first?.agent) : nil
  }

  private func covered(_ text: String, _ names: NameMask?) -> String {
    let masked = masker.mask(text)
    return names?.masked(masked) ?? masked
  }

  private func masked(_ evaluation: Evaluation, _ conversation: Conversation?) -> Evaluation {
    let names = names(conversation, evaluation)
    var result = evaluation
    func cover(_ evidence: inout Evidence) {
      evidence.quote = covered(evidence, in: conversation, names)
    }
    for i in result.findings.indices {
      cover(&result.findings[i].evidence)
      for k in result.findings[i].related.indices { cover(&result.findings[i].related[k]) }
      result.findings[i].message = result.findings[i].message.mapTexts { covered($0, names) }
    }
    for i in result.commendations.indices {
      cover(&result.commendations[i].evidence)
      for k in result.commendations[i].related.indices {
        cover(&result.commendations[i].related[k])
      }
      result.commendations[i].message = result.commendations[i].message.mapTexts {
        covered($0, names)
      }
    }
    for i in result.signals.indices { cover(&result.signals[i].evidence) }
    return result
  }
}
