import Conversations

/// An evaluation for a reader at the terminal.
enum ReadableEvaluation {
  static func write(_ evaluation: Evaluation, into out: inout [UInt8]) {
    var text = "\(clean(evaluation.path)) \(clean(evaluation.key.id))"
    text += " (\(evaluation.channel.rawValue), \(evaluation.language.rawValue))"
    text += ": service \(score(evaluation.service))\n"
    for agent in evaluation.agents {
      text += "  \(clean(agent.agent.name)): score \(score(agent.score))"
      let judged = agent.outcomes.count { $0.state == .violated || $0.state == .met }
      text += ", \(Summary.count(agent.turns, "turn"))"
      text += ", \(judged) of \(agent.outcomes.count) criteria judged\n"
    }
    for finding in evaluation.findings where finding.confidence >= Finding.reportedFrom {
      text += "  \(finding.criterion) turn \(finding.evidence.turn)"
      text += " \(hundredths(finding.confidence)): \(finding.message)\n"
      text += "    \u{201C}\(clean(finding.evidence.quote))\u{201D}\n"
    }
    for commendation in evaluation.commendations {
      text += "  \(commendation.kind) turn \(commendation.evidence.turn)"
      text += " \(hundredths(commendation.confidence)): \(commendation.message)\n"
      text += "    \u{201C}\(clean(commendation.evidence.quote))\u{201D}\n"
    }
    out.append(contentsOf: text.utf8)
  }

  /// What was checked for and against, and the state of every criterion for every agent.
  static func writeReasons(_ evaluation: Evaluation, into out: inout [UInt8]) {
    var text = ""
    for finding in evaluation.findings where !finding.reasons.isEmpty {
      text += "  \(finding.criterion) turn \(finding.evidence.turn), rule \(finding.rule)"
      text += ", charged to \(finding.attribution.rawValue)"
      text += finding.review.map { ", \($0.name) by review:\n" } ?? ":\n"
      for reason in finding.reasons { text += "    \(reason)\n" }
    }
    for agent in evaluation.agents {
      text += "  \(clean(agent.agent.name)):\n"
      for outcome in agent.outcomes {
        text += "    \(outcome.criterion) \(outcome.state.rawValue)"
        if let reason = outcome.reason { text += " (\(reason))" }
        if outcome.possible > 0 { text += ", \(outcome.possible) possible" }
        text += "\n"
      }
    }
    out.append(contentsOf: text.utf8)
  }

  /// Control characters could play with the terminal.
  static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 32 || ($0.value >= 127 && $0.value < 160) ? " " : $0
        }))
  }

  private static func score(_ value: Double?) -> String {
    guard let value else { return "none" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
  }
}
