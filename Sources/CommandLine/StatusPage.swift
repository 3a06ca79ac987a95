import Conversations
import Ledger

/// The ledger's state in words and as JSON.
struct StatusPage {
  private let status: LedgerStatus
  private let now: Int64

  /// - Parameter now: seconds since 1970, for the age of the last run.
  init(_ status: LedgerStatus, now: Int64) {
    self.status = status
    self.now = now
  }

  var text: String {
    var lines = [
      "\(Summary.count(status.files, "file")), "
        + "\(Summary.count(status.conversations, "conversation")), "
        + "\(Summary.count(status.openPromises, "open promise"))"
    ]
    if !status.due.isEmpty {
      lines.append("exports due: " + status.due.map(\.description).joined(separator: ", "))
    }
    if let keptFrom = status.past.keptFrom {
      let months = PrunedMonths.list(status.past.months)
      lines.append(
        "kept from \(Timestamp(seconds: keptFrom).iso8601) on"
          + (months.isEmpty ? "" : "; pruned: \(months)"))
    }
    lines += rulesets
    lines.append(status.runs.isEmpty ? "no run yet" : "last runs:")
    for run in status.runs {
      var line = "  \(Timestamp(seconds: run.startedAt).iso8601)"
      if let status = run.status {
        line += " status \(status)"
      } else {
        line += run.finishedAt == nil ? " not finished" : ""
      }
      for count in run.counts {
        line += ", \(count.stage.rawValue) \(count.received) = \(count.sent) + \(count.rejected)"
      }
      if run.leftOut > 0 { line += ", \(run.leftOut) left out as older than what is kept" }
      lines.append(line)
    }
    for (title, rejections) in [
      ("could not be looked into:", status.unreachable), ("rejected:", status.rejections),
    ] where !rejections.isEmpty {
      lines.append(title)
      for rejection in rejections {
        let line = rejection.origin.line.map { ":\($0)" } ?? ""
        lines.append(
          "  \(ReadableEvaluation.clean(rejection.origin.path))\(line): \(rejection.reason)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Who judged what, where the last run's ruleset has not judged everything.
  private var rulesets: [String] {
    let current = status.runs.first?.ruleset
    guard status.rulesets.contains(where: { $0.ruleset != current }) else { return [] }
    return ["judged by:"]
      + status.rulesets.map { use in
        let periods =
          use.periods.lowerBound == use.periods.upperBound
          ? "\(use.periods.lowerBound)" : "\(use.periods.lowerBound) to \(use.periods.upperBound)"
        return
          "  ruleset \(use.ruleset) \(Summary.count(use.conversations, "conversation")), \(periods)"
          + (use.ruleset == current
            ? ", as in the last run" : "; scorecards rescore judges them by today's rules")
      }
  }

  var json: String {
    let last = status.runs.first
    var parts = ["\"files\":\(status.files)", "\"conversations\":\(status.conversations)"]
    parts.append("\"open_promises\":\(status.openPromises)")
    parts.append("\"rejected\":\(status.rejections.count)")
    let due = status.due.map { JSONText.quote($0.description) }
    parts.append("\"due\":[\(due.joined(separator: ","))]")
    if let last {
      let started = JSONText.quote(Timestamp(seconds: last.startedAt).iso8601)
      parts.append(
        "\"last_run\":{\"started\":\(started),\"age_seconds\":\(now - last.startedAt),"
          + "\"finished\":\(last.finishedAt != nil),"
          + "\"status\":\(last.status.map(String.init) ?? "null"),"
          + "\"left_out\":\(last.leftOut)}")
    } else {
      parts.append("\"last_run\":null")
    }
    let rulesets = status.rulesets.map { use in
      "{\"ruleset\":\(JSONText.quote(use.ruleset)),\"conversations\":\(use.conversations),"
        + "\"last_run\":\(use.ruleset == last?.ruleset),"
        + "\"first\":\(JSONText.quote(use.periods.lowerBound.description)),"
        + "\"last\":\(JSONText.quote(use.periods.upperBound.description))}"
    }
    parts.append("\"rulesets\":[\(rulesets.joined(separator: ","))]")
    parts.append("\"last_done\":\(status.lastDone.map(moment) ?? "null")")
    if let keptFrom = status.past.keptFrom {
      let months = status.past.months.map { JSONText.quote($0.description) }
      parts.append(
        "\"retention\":{\"kept_from\":\(JSONText.quote(Timestamp(seconds: keptFrom).iso8601)),"
          + "\"pruned\":[\(months.joined(separator: ","))]}")
    } else {
      parts.append("\"retention\":null")
    }
    let unreachable = status.unreachable.map { rejection in
      "{\"source\":\(JSONText.quote(rejection.origin.source)),"
        + "\"path\":\(JSONText.quote(rejection.origin.path)),"
        + "\"code\":\(JSONText.quote(rejection.code)),"
        + "\"reason\":\(JSONText.quote(rejection.reason))}"
    }
    parts.append("\"unreachable\":[\(unreachable.joined(separator: ","))]")
    let rejections = status.rejections.map { rejection in
      "{\"file\":\(JSONText.quote(rejection.origin.path)),"
        + "\"line\":\(rejection.origin.line.map(String.init) ?? "null"),"
        + "\"code\":\(JSONText.quote(rejection.code)),"
        + "\"reason\":\(JSONText.quote(rejection.reason))}"
    }
    parts.append("\"rejections\":[\(rejections.joined(separator: ","))]")
    return "{" + parts.joined(separator: ",") + "}"
  }

  private func moment(_ seconds: Int64) -> String {
    "{\"finished\":\(JSONText.quote(Timestamp(seconds: seconds).iso8601)),"
      + "\"age_seconds\":\(now - seconds)}"
  }
}
