package import Conversations

/// A conversation as training reads it: signals, conditions and the rules' own findings, without
/// any words of it.
package struct LearnedExample: Sendable {
  /// One reply.
  package struct Reply: Sendable {
    /// Indices of its turns.
    package var turns: [Int]
    package var values: [Double]
    package var conditions: Set<RuleCondition>
  }

  /// A rule that fired, with its confidence before anything was fitted.
  package struct Firing: Sendable {
    package var criterion: CriterionID
    package var rule: String
    package var confidence: Double
  }

  package var id: String
  /// The models are about its language.
  package var isModelled: Bool
  package var replies: [Reply]
  package var firings: [Firing]

  /// Mean signals and conditions of its replies; nil where no agent wrote.
  package var serviceInputs: [Double]? {
    ServiceInputs.of(
      replies.map { RelationSignals(values: $0.values, conditions: $0.conditions) })
  }

  /// One line of JSON: what was measured, for analysts.
  package var jsonLine: String {
    let replies = replies.map { reply -> String in
      let signals = LearnedSignal.allCases.filter { reply.values[$0.rawValue] != 0 }
        .map { "\"\($0.name)\":\(LearnedModel.text(reply.values[$0.rawValue]))" }
      let conditions = reply.conditions.map(\.rawValue).sorted().map { "\"\($0)\"" }
      return "{\"turns\":\(reply.turns),\"signals\":{\(signals.joined(separator: ","))},"
        + "\"conditions\":[\(conditions.joined(separator: ","))]}"
    }
    let rules = firings.map {
      "{\"rule\":\"\($0.rule)\",\"confidence\":\(LearnedModel.text($0.confidence))}"
    }
    var quoted = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "{\"conversation\":\"\(quoted)\",\"replies\":[\(replies.joined(separator: ","))],"
      + "\"rules\":[\(rules.joined(separator: ","))]}\n"
  }
}
