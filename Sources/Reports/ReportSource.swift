package import Conversations

/// Where an export's data comes from: the ledger, or an array in tests.
package protocol ReportSource {
  /// Gives each evaluation of a period once, in a stable order.
  func forEachEvaluation(in period: Period, _ body: (Evaluation) throws -> Void) throws

  /// Gives the evaluations of a period in which an agent took part, in the same order, with the
  /// conversation's text where it is stored.
  func forEachEvaluation(
    in period: Period, of agent: AgentKey, _ body: (Evaluation, Conversation?) throws -> Void
  ) throws

  /// The rulesets that a period's evaluations were made with. Rates of different rulesets are not
  /// compared.
  func rulesets(in period: Period) throws -> [String]

  /// Whether all conversations of a period are still there. Rates of a part of it are not compared.
  func isWhole(_ period: Period) throws -> Bool
}

/// Where an export's bytes go. Several files grow at once; a file is whole when the export ends.
package protocol ReportSink {
  /// Appends to a file of the export.
  ///
  /// - Parameter path: relative, with `/`; made of letters, digits, `-`, `_`, `.` only.
  func append(_ bytes: [UInt8], to path: String) throws
}
