import Conversations
import Scorecards

/// What stands before and behind the list of conversations: the rulesets, and the sums.
enum ReadableRescore {
  static func head(_ overview: RescoreOverview) -> String {
    var lines = ["\(overview.period): " + counts(overview)]
    if overview.judged + overview.notStored == 0 {
      lines.append("the ruleset \(overview.ruleset) has not changed; nothing differs")
    }
    for previous in overview.previous {
      lines.append(
        "ruleset \(previous.ruleset) (\(Summary.count(previous.conversations, "conversation")))"
          + " → \(overview.ruleset)")
      guard let changes = previous.changes else {
        lines.append("  what it was is not known: it was used before that was recorded")
        continue
      }
      lines += RulesetChange.words(changes).map { "  " + ReadableEvaluation.clean($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ overview: RescoreOverview) -> String {
    var parts = [
      Summary.count(overview.conversations, "conversation") + " = \(overview.judged) judged again"
    ]
    if overview.known > 0 {
      parts.append("\(overview.known) judged by this ruleset already")
    }
    if overview.notStored > 0 {
      parts.append("\(overview.notStored) left as they are, because their text is not stored")
    }
    return parts.joined(separator: " + ")
  }

  static func sums(_ overview: RescoreOverview, _ summary: RescoreSummary) -> String {
    guard overview.judged > 0 else { return "" }
    var text = "\n"
    if !summary.rows.isEmpty { text += table(summary.rows) + "\n" }
    if !summary.scores.isEmpty {
      text += "mean score of a conversation, difference with its 95 % interval\n"
      for score in summary.scores { text += "  " + self.text(score) + "\n" }
      text += "\n"
    }
    text += "\(overview.changed) of \(overview.judged) conversations changed"
    if overview.reworded > 0 {
      text += "; in \(overview.reworded) more, findings are only explained otherwise"
    }
    return text + "\n"
  }

  private static func table(_ rows: [RescoreSummary.Row]) -> String {
    let head = [
      "", "appeared", "disappeared", "changed", "reworded", "outcomes", "rate before", "rate after",
    ]
    var cells = [head]
    for row in rows {
      let name =
        row.agent.map { "    " + ReadableEvaluation.clean($0.name) } ?? row.criterion.rawValue
      cells.append(
        [name]
          + [row.appeared, row.disappeared, row.changed, row.reworded, row.outcomes].map(
            String.init)
          + [row.before, row.after].map(rate))
    }
    let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return (1...5).contains(column) ? blanks + cell : cell + blanks
      }.joined(separator: "  ").trimmingBlanks + "\n"
    }.joined()
  }

  private static func rate(_ rate: Proportion) -> String {
    rate.sample == .tooFew ? "\(rate.count) of \(rate.total)" : PercentText.rateWithInterval(rate)
  }

  private static func text(_ score: RescoreSummary.Score) -> String {
    let name = score.agent.map { ReadableEvaluation.clean($0.name) } ?? "all agents"
    guard SampleSize(opportunities: score.conversations) != .tooFew else {
      return "\(name): too few for a mean, \(Summary.count(score.conversations, "conversation"))"
    }
    var text = "\(name): \(ReadableEvaluation.score(score.before)) → "
    text += "\(ReadableEvaluation.score(score.after)), \(signed(score.difference))"
    if let interval = score.interval {
      text += " [\(signed(interval.lowerBound)) to \(signed(interval.upperBound))]"
    }
    text += " over \(Summary.count(score.conversations, "conversation"))"
    if let before = score.indexBefore, let after = score.indexAfter {
      text += "; index \(index(before)) → \(index(after))"
    }
    return text
  }

  private static func index(_ index: QualityIndex) -> String {
    "\(ReadableEvaluation.score(index.value)) "
      + "[\(ReadableEvaluation.score(index.interval.lowerBound))–"
      + "\(ReadableEvaluation.score(index.interval.upperBound))]"
  }

  private static func signed(_ difference: Double) -> String {
    let size = ReadableEvaluation.hundredths(abs(difference))
    return (size == "0.00" ? "" : difference < 0 ? "−" : "+") + size
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingBlanks: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
