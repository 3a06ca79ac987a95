package import Conversations

/// A kind of exemplary act: the positive mirror of the error list, with the same rules of evidence.
package protocol ExemplaryAct: Sendable {
  /// Stable id such as `C01`.
  static var kind: String { get }
  /// By language code; `en` always exists.
  static var titles: [String: String] { get }
  static var revision: Int { get }

  init()
  func find(_ reading: Reading) -> [Commendation]
}

extension ExemplaryAct {
  /// A commendation whose quote is the exact slice.
  func commendation(
    _ turn: Int, _ span: Span, confidence: Double, rule: String, message: String,
    related: [Place] = [], _ reading: Reading
  ) -> Commendation {
    func evidence(_ place: Place) -> Evidence {
      Evidence(
        turn: place.turn, span: place.span,
        quote: reading.conversation.quote(place.span, turn: place.turn))
    }
    return Commendation(
      kind: Self.kind, agent: reading.agentOfTurn[turn].map { reading.agents[$0] },
      evidence: evidence(Place(turn, span)), confidence: confidence, rule: rule, message: message,
      related: related.map(evidence))
  }
}
