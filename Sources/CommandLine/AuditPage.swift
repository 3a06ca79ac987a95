import Conversations
import Scorecards

/// An audit of the standards in words and as JSON.
struct AuditPage {
  private let audit: StandardsAudit
  private let period: Period
  private let infos: [CriterionInfo]

  init(_ audit: StandardsAudit, period: Period, criteria: [CriterionInfo]) {
    self.audit = audit
    self.period = period
    infos = criteria
  }

  var text: String {
    var lines = [
      "\(period): \(Summary.count(audit.conversations, "conversation")), "
        + "\(audit.active) standards applied, \(Summary.count(audit.findings, "finding"))"
        + (audit.findingsPer100.map { " (\(Self.decimal($0)) in 100 conversations)" } ?? "")
    ]
    if audit.active > StandardsAuditor.mostStandards {
      lines.append(
        "More than \(StandardsAuditor.mostStandards) standards are in use: people cannot keep so many "
          + "in mind. Those named below are the first to merge, retire or switch off in profiles.")
    }
    lines.append("")
    lines.append("Reviews")
    lines += reviews
    lines.append("")
    lines.append("Standards to look at")
    var isEmpty = true
    for (info, standard) in zip(infos, audit.standards) where !standard.problems.isEmpty {
      isEmpty = false
      lines.append("  \(info.id) \(info.titles["en"] ?? info.name)")
      for problem in standard.problems { lines.append("    " + words(problem, of: standard, info)) }
    }
    if isEmpty { lines.append("  none: nothing stands out, or there is too little to tell") }
    lines.append("")
    lines.append(
      "These are proposals. A person decides; a change gets a reason and a date of review.")
    return lines.joined(separator: "\n")
  }

  private var reviews: [String] {
    guard audit.reviewed > 0 else {
      return ["  none yet: mark findings on the pages and import them (scorecards review import)"]
    }
    var lines = [
      "  \(audit.reviewed) of \(audit.findings) findings looked at, "
        + PercentText.rateWithInterval(Proportion(audit.reviewed, of: audit.findings))
    ]
    if let share = audit.agreement.share {
      var line = "  reviewers among themselves: \(Self.decimal(100 * share)) % equal on "
      line += Summary.count(audit.agreement.findings, "finding")
      if let alpha = audit.agreement.alpha {
        line += ", Krippendorff's alpha \(Self.hundredths(alpha))"
        line += alpha < Agreement.usable ? " (too low for conclusions)" : ""
      }
      lines.append(line)
    }
    for (info, standard) in zip(infos, audit.standards) where standard.precision.right.total > 0 {
      let right = standard.precision.right
      var line = "  \(info.id) right in \(right.count) of \(right.total): "
      line += PercentText.rateWithInterval(right)
      line += ", \(standard.precision.verdict(isAutoFail: info.isAutoFail).rawValue)"
      if let alpha = standard.agreement.alpha { line += ", alpha \(Self.hundredths(alpha))" }
      lines.append(line)
    }
    return lines
  }

  private func words(
    _ problem: StandardProblem, of standard: StandardAudit, _ info: CriterionInfo
  ) -> String {
    let rate = standard.rate
    switch problem {
    case .neverFires(let upper):
      let bound =
        "never violated in \(rate.total) opportunities (under \(Self.decimal(100 * upper)) %)"
      return info.criticality == .compliance
        ? "\(bound): keep as a tripwire" : "\(bound): retire, or keep knowingly"
    case .rarelyApplies:
      return "applied in \(rate.total) of \(audit.conversations) conversations: merge or drop"
    case .alwaysFires:
      return "violated in \(PercentText.rateWithInterval(rate)) of its opportunities: "
        + "the process is broken, or the standard is; charge it to the process"
    case .redundant(let other, let isMutual):
      return isMutual
        ? "hardly ever without \(other), nor the other way round: merge"
        : "hardly ever without \(other): make it a part of that one"
    case .onePlace(let team):
      return
        "over 80 % of its violations are in team \"\(ReadableEvaluation.clean(team))\": mend it there"
    case .disputed(let contested):
      return
        "disputed or overturned in \(contested.count) of \(contested.total) reviewed findings: "
        + "tighten the rule or raise its threshold"
    case .unreliable(let alpha):
      return
        "reviewers do not agree on it (alpha \(Self.hundredths(alpha))): rewrite its definition"
    case .imprecise:
      return "right too rarely for the number of reviews: show it, do not score it"
    case .unrelatedToRatings:
      return "customers rate conversations with and without it alike"
        + "\(ratings(standard)): a candidate to retire"
    case .wrongDirection:
      return "customers rate conversations with it higher\(ratings(standard)): "
        + "examine whether the standard does harm"
    }
  }

  private func ratings(_ standard: StandardAudit) -> String {
    guard let relation = standard.ratings else { return "" }
    let interval = relation.interval
    return " (area \(Self.hundredths(relation.auc)) "
      + "[\(Self.hundredths(interval.lowerBound))–\(Self.hundredths(interval.upperBound))])"
  }

  var json: String {
    var parts = [
      "\"period\":\(JSONText.quote(period.description))",
      "\"conversations\":\(audit.conversations)", "\"active_standards\":\(audit.active)",
      "\"findings\":\(audit.findings)", "\"reviewed\":\(audit.reviewed)",
      "\"rated_conversations\":\(audit.rated)",
      "\"reviewer_agreement\":\(Self.number(audit.agreement.share))",
      "\"reviewer_alpha\":\(Self.number(audit.agreement.alpha))",
    ]
    let standards = zip(infos, audit.standards).map { info, standard in
      let right = standard.precision.right
      let interval = right.wilson()
      let problems = standard.problems.map { JSONText.quote(words($0, of: standard, info)) }
      return "{\"id\":\(JSONText.quote(info.id.rawValue)),"
        + "\"opportunities\":\(standard.rate.total),\"violations\":\(standard.rate.count),"
        + "\"decided\":\(right.total),\"right\":\(right.count),"
        + "\"precision\":\(Self.number(right.value)),"
        + "\"precision_low\":\(Self.number(interval?.lowerBound)),"
        + "\"precision_high\":\(Self.number(interval?.upperBound)),"
        + "\"verdict\":"
        + JSONText.quote(standard.precision.verdict(isAutoFail: info.isAutoFail).rawValue)
        + ",\"alpha\":\(Self.number(standard.agreement.alpha)),"
        + "\"rating_auc\":\(Self.number(standard.ratings?.auc)),"
        + "\"problems\":[\(problems.joined(separator: ","))]}"
    }
    parts.append("\"standards\":[\(standards.joined(separator: ","))]")
    return "{" + parts.joined(separator: ",") + "}"
  }

  private static func decimal(_ value: Double) -> String { PercentText.percent(value / 100) }

  private static func hundredths(_ value: Double) -> String {
    let number = Int((abs(value) * 100).rounded())
    return (value < 0 && number > 0 ? "−" : "")
      + "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "null" }
    return "\((value * 10_000).rounded() / 10_000)"
  }
}
