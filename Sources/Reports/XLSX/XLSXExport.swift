import CXLSXWriter
import Conversations
import Scorecards
import Settings

/// `scorecards.xlsx`: agents, scorecards, findings, trend, criteria and what was read.
struct XLSXExport {
  let context: ReportContext
  let set: ScorecardSet
  let trend: Trend?
  private let say: Wording
  private let sharedNames: Set<String>

  private static let file = "scorecards.xlsx"
  private static let findings = "Findings"

  init(context: ReportContext, set: ScorecardSet, trend: Trend?) {
    self.context = context
    self.set = set
    self.trend = trend
    say = Wording(context.language)
    sharedNames = set.sharedNames
  }

  private func name(_ agent: AgentKey) -> String { agent.shownName(among: sharedNames) }

  /// - Throws: a `WorkbookError`, or what `source` and `sink` throw.
  func write(from source: some ReportSource, to sink: some ReportSink) throws {
    let book = try Workbook(created: set.instants?.upperBound ?? 1)
    let good = book.highlight(ink: 0x24663A, fill: 0xE1F0E5)
    let bad = book.highlight(ink: 0xA52F17, fill: 0xFAE6E0)
    var rows: [AgentKey: [CriterionID: UInt32]] = [:]
    if !context.isTeamOnly {
      // Sheets appear in this order; each is written from the top down, the findings first, so
      // that the scorecards know where they begin.
      let agents = try book.sheet("Agents")
      let cards = try book.sheet("Scorecards")
      rows = try writeFindings(try book.sheet(XLSXExport.findings), from: source)
      let first = writeCards(cards, findings: rows, better: good, worse: bad)
      writeAgents(agents, cards: first, better: good, worse: bad)
    }
    writeTrend(try book.sheet("Trend"), findings: rows, better: good, worse: bad)
    writeCriteria(try book.sheet("Criteria"))
    writeRun(try book.sheet("Run"))
    try book.finish { try sink.append($0, to: XLSXExport.file) }
  }

  /// - Returns: for each agent and criterion, the row of the first finding.
  private func writeFindings(
    _ sheet: Sheet, from source: some ReportSource
  ) throws -> [AgentKey: [CriterionID: UInt32]] {
    var sheet = sheet
    sheet.header([
      (say(.agent), 22), (say(.criterion), 10), (say(.title), 30), (say(.conversation), 18),
      (say(.turn), 8), (say(.quote), 60), (say(.message), 60), (say(.confidence), 11),
      (say(.countsAgainst), 9),
      (say(.attribution), 12), (say(.rule), 24), (say(.channel), 10), (say(.language), 9),
      (say(.ended), 20), (say(.file), 36), (say(.reviews), 14),
    ])
    var rows: [AgentKey: [CriterionID: UInt32]] = [:]
    for card in set.cards {
      var found: [(Finding, Evaluation)] = []
      try source.forEachEvaluation(in: set.period, of: card.agent) { evaluation, _ in
        for finding in evaluation.findings
        where finding.agent == card.agent && finding.confidence >= Finding.reportedFrom
          && set.scope.contains(finding, of: evaluation)
        {
          found.append((finding, evaluation.withoutFindings))
        }
      }
      let places = Dictionary(
        set.criteria.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
      let ordered = found.enumerated().sorted {
        (places[$0.element.0.criterion] ?? .max, $0.offset)
          < (places[$1.element.0.criterion] ?? .max, $1.offset)
      }
      for (_, (finding, evaluation)) in ordered where sheet.row < Sheet.mostRows {
        if rows[card.agent]?[finding.criterion] == nil {
          rows[card.agent, default: [:]][finding.criterion] = sheet.row
        }
        write(finding, of: evaluation, to: &sheet)
      }
    }
    sheet.filter()
    return rows
  }

  private func write(_ finding: Finding, of evaluation: Evaluation, to sheet: inout Sheet) {
    sheet.text(finding.agent.map(name))
    sheet.text(finding.criterion.rawValue)
    sheet.text(title(finding.criterion))
    sheet.text(evaluation.key.id)
    sheet.number(finding.evidence.turn)
    sheet.text(finding.evidence.quote, .wrapped)
    sheet.text(say.text(finding.message), .wrapped)
    sheet.number((finding.confidence * 100 + 1e-6).rounded(.down) / 100, .text)
    sheet.text(finding.isScored ? "yes" : "no")
    sheet.text(say.name(finding.attribution))
    sheet.text(finding.rule)
    sheet.text(say.name(evaluation.channel))
    sheet.text(evaluation.language.rawValue)
    sheet.text(evaluation.lastInstant.map { Timestamp(seconds: $0).iso8601 })
    sheet.text(evaluation.path)
    sheet.text(finding.review?.name)
    sheet.endRow()
  }

  /// - Returns: the row of each agent's first criterion.
  private func writeCards(
    _ sheet: Sheet, findings: [AgentKey: [CriterionID: UInt32]],
    better: UnsafeMutablePointer<lxw_format>?, worse: UnsafeMutablePointer<lxw_format>?
  ) -> [AgentKey: UInt32] {
    var sheet = sheet
    sheet.header(
      [
        (say(.agent), 22), ("Id", 10), (say(.team), 14), (say(.criterion), 10), (say(.title), 34),
        (say(.weight), 8), (say(.opportunities), 13), (say(.violations), 11),
        (say(.possible), 9), (say(.notApplicable), 12), (say(.notEvaluated), 12),
        (say(.rate), 9), (say(.low), 9), (say(.high), 9), (say(.sample), 9),
        (say(.teamRate), 10), (say(.expected), 10), (say(.caseMixRatio), 9), (say(.caseMix), 14),
        (say(.notComparable), 12), (say(.shrunk), 9), (say(.standing), 18), (say(.findings), 10),
      ], frozenColumns: 1)
    var first: [AgentKey: UInt32] = [:]
    for card in set.cards {
      first[card.agent] = sheet.row
      for (place, score) in card.criteria.enumerated() {
        let info = set.criteria[place]
        let isShown = score.rate.sample != .tooFew
        let interval = isShown ? score.rate.wilson() : nil
        sheet.text(name(card.agent))
        sheet.text(card.agent.rosterID)
        sheet.text(card.team)
        sheet.text(info.id.rawValue)
        sheet.text(context.title(info))
        sheet.number(info.weight, .text)
        sheet.number(score.opportunities)
        sheet.number(score.violations)
        sheet.number(score.possible)
        sheet.number(score.notApplicable)
        sheet.number(score.notEvaluated)
        sheet.number(isShown ? score.rate.value : nil, .percent)
        sheet.number(interval?.lowerBound, .percent)
        sheet.number(interval?.upperBound, .percent)
        sheet.text(say.name(score.rate.sample))
        let all = set.total.criteria[place].rate
        let mix = isShown ? score.caseMix : nil
        sheet.number(all.sample == .tooFew ? nil : all.value, .percent)
        sheet.number(mix?.isComparable == true ? mix?.expected : nil, .decimal)
        sheet.number(mix?.ratio, .decimal)
        sheet.number(mix?.adjusted, .percent)
        sheet.number(score.caseMix?.notComparable)
        sheet.number(score.shrunk?.mean, .percent)
        sheet.text(say.name(score.standing))
        sheet.link(
          to: XLSXExport.findings, row: findings[card.agent]?[info.id], text: say(.findings))
        sheet.endRow()
      }
    }
    sheet.filter()
    sheet.colour(columns: 11...21, where: "V", is: say.name(Standing.better), better)
    sheet.colour(columns: 11...21, where: "V", is: say.name(Standing.worse), worse)
    return first
  }

  private func writeAgents(
    _ sheet: Sheet, cards: [AgentKey: UInt32], better: UnsafeMutablePointer<lxw_format>?,
    worse: UnsafeMutablePointer<lxw_format>?
  ) {
    var sheet = sheet
    let channels = set.reach.filter { $0.waits != nil }.map(\.channel)
    var columns: [(title: String, width: Double)] = [
      (say(.agent), 22), ("Id", 10), (say(.team), 14), (say(.conversations), 13),
      (say(.score), 9), (say(.median), 9), (say(.index), 9), (say(.low), 9), (say(.high), 9),
      (say(.standing), 18), (say(.scored), 10),
    ]
    for party in [Phrase.customerCritical, .businessCritical, .complianceCritical] {
      columns += [(say(party), 12), ("\(say(party)): \(say(.failed))", 12)]
    }
    columns += [
      (say(.findings), 10), (say(.commendations), 14), (say(.scorecards), 12),
    ]
    for channel in channels {
      let title = "\(say(.firstReply)), \(say.name(channel)): "
      columns += [(title + say(.median) + " (s)", 14), (title + "n", 12)]
    }
    sheet.header(columns)
    for card in set.cards {
      sheet.text(name(card.agent))
      sheet.text(card.agent.rosterID)
      sheet.text(card.team ?? (card.agent.rosterID == nil ? say(.notInRoster) : nil))
      sheet.number(card.conversations)
      sheet.number(card.scores.shownMean, .decimal)
      sheet.number(card.scores.sample == .tooFew ? nil : card.scores.quantile(0.5))
      sheet.number(card.index?.value, .decimal)
      sheet.number(card.index?.interval.lowerBound, .decimal)
      sheet.number(card.index?.interval.upperBound, .decimal)
      sheet.text(say.name(card.index?.standing ?? .tooFew))
      sheet.number(card.scores.count)
      for outcome in card.critical {
        sheet.number(outcome.failed.sample == .tooFew ? nil : outcome.failed.value, .percent)
        sheet.number(outcome.failed.count)
      }
      sheet.number(card.findings)
      sheet.number(card.commendations)
      sheet.link(to: "Scorecards", row: cards[card.agent], text: say(.scorecards))
      for channel in channels {
        let times = card.replies.first { $0.channel == channel }
        sheet.number(times.flatMap { $0.sample == .tooFew ? nil : Int($0.median) })
        sheet.number(times?.count ?? 0)
      }
      sheet.endRow()
    }
    sheet.filter()
    sheet.colour(columns: 6...9, where: "J", is: say.name(Standing.better), better)
    sheet.colour(columns: 6...9, where: "J", is: say.name(Standing.worse), worse)
  }

  private func title(_ id: CriterionID) -> String {
    set.criteria.first { $0.id == id }.map { context.title($0) } ?? ""
  }
}

extension XLSXExport {
  private func writeTrend(
    _ sheet: Sheet, findings: [AgentKey: [CriterionID: UInt32]],
    better: UnsafeMutablePointer<lxw_format>?, worse: UnsafeMutablePointer<lxw_format>?
  ) {
    var sheet = sheet
    let before = trend.map { "\(say(.before)): \(say.days($0.before))" } ?? say(.before)
    let now = trend.map { "\(say(.now)): \(say.days($0.now))" } ?? say(.now)
    sheet.header(
      [
        (say(.agent), 22), (say(.criterion), 10), (say(.title), 34), (before, 16),
        ("k", 8), (say(.casesBefore), 8), (now, 16), ("k", 8), (say(.casesNow), 8),
        (say(.change), 10), (say(.low), 9), (say(.high), 9), (say(.verdict), 18),
        (say(.findings), 10),
      ], frozenColumns: 3)
    if let trend {
      write(trend.total, of: say(.allTeams), findings: [:], to: &sheet)
      if !context.isTeamOnly {
        for card in set.cards {
          write(
            trend.agents[card.agent] ?? [], of: name(card.agent),
            findings: findings[card.agent] ?? [:], to: &sheet)
        }
      }
    }
    sheet.filter()
    sheet.colour(columns: 9...12, where: "M", is: say.name(RateChange.Verdict.better), better)
    sheet.colour(columns: 9...12, where: "M", is: say.name(RateChange.Verdict.worse), worse)
  }

  private func write(
    _ changes: [RateChange], of name: String, findings: [CriterionID: UInt32],
    to sheet: inout Sheet
  ) {
    for (place, change) in changes.enumerated()
    where change.verdict != .tooFew && sheet.row < Sheet.mostRows {
      sheet.text(name)
      sheet.text(set.criteria[place].id.rawValue)
      sheet.text(context.title(set.criteria[place]))
      sheet.number(change.before.value, .percent)
      sheet.number(change.before.count)
      sheet.number(change.before.total)
      sheet.number(change.now.value, .percent)
      sheet.number(change.now.count)
      sheet.number(change.now.total)
      sheet.number(change.difference, .percent)
      sheet.number(change.interval?.lowerBound, .percent)
      sheet.number(change.interval?.upperBound, .percent)
      sheet.text(say.name(change.verdict))
      sheet.link(
        to: XLSXExport.findings, row: findings[set.criteria[place].id], text: say(.findings))
      sheet.endRow()
    }
  }

  private func writeCriteria(_ sheet: Sheet) {
    var sheet = sheet
    sheet.header([
      (say(.criterion), 10), (say(.title), 40), (say(.weight), 8), (say(.critical), 20),
      (say(.decidability), 10), (say(.opportunities), 13), (say(.violations), 11),
      (say(.possible), 9), (say(.rate), 9), (say(.low), 9), (say(.high), 9),
      (say(.notApplicable), 12), (say(.notEvaluated), 12),
    ])
    for (place, info) in set.criteria.enumerated() {
      let score = set.total.criteria[place]
      let isShown = score.rate.sample != .tooFew
      let interval = isShown ? score.rate.wilson() : nil
      sheet.text(info.id.rawValue)
      sheet.text(context.title(info))
      sheet.number(info.weight, .text)
      sheet.text(say.name(info.criticality))
      sheet.text(info.decidability.rawValue)
      sheet.number(score.opportunities)
      sheet.number(score.violations)
      sheet.number(score.possible)
      sheet.number(isShown ? score.rate.value : nil, .percent)
      sheet.number(interval?.lowerBound, .percent)
      sheet.number(interval?.upperBound, .percent)
      sheet.number(score.notApplicable)
      sheet.number(score.notEvaluated)
      sheet.endRow()
    }
    sheet.filter()
  }

  private func writeRun(_ sheet: Sheet) {
    var sheet = sheet
    sheet.header([(say(.run), 34), ("", 60), ("", 60)])
    func row(_ name: String, _ value: String, _ more: String = "") {
      sheet.text(name)
      sheet.text(value)
      sheet.text(more)
      sheet.endRow()
    }
    row(say(.period), set.period.description)
    row(say(.timezone), set.zone.name)
    if let team = set.scope.team { row(say(.team), team) }
    row(say(.conversations), "\(set.conversations)")
    row(say(.withoutAgent), "\(set.withoutAgent)")
    for channel in Channel.allCases {
      if let count = set.channels[channel] { row(say(.channel), say.name(channel), "\(count)") }
    }
    for language in Language.allCases {
      if let count = set.languages[language] {
        row(say(.language), language.rawValue, "\(count)")
      }
    }
    for ruleset in context.rulesets { row(say(.rulesets), ruleset) }
    if let keptFrom = context.keptFrom { row(say(.prunedPeriod), keptFrom) }
    for profile in context.profiles {
      let until = profile.expires.map { " · \(say(.until)) \($0)" } ?? ""
      row(
        "\(say(.profiles)): \(profile.name)", "\(profile.scope) · \(profile.changes)",
        profile.reason + until)
    }
    for rejection in context.rejections.prefix(5_000) {
      row(say(.rejected), rejection.origin.path, "\(rejection.reason) (\(rejection.code))")
    }
  }
}

extension Evaluation {
  /// What a row needs beside its finding.
  fileprivate var withoutFindings: Evaluation {
    var result = self
    result.findings = []
    result.agents = []
    result.promises = []
    result.commendations = []
    return result
  }
}
