import Conversations
import Scorecards

/// What all pages of an export share: their frame, their texts, where each agent's page is.
struct Pages {
  let context: ReportContext
  let set: ScorecardSet
  /// Nil for undated periods, and where rulesets differ too much to compare.
  let trend: Trend?
  /// The conversations behind it.
  let cases: TrendCases?
  let say: Wording
  let periodName: String
  /// Cover the names of all agents: those with a scorecard, and those whom the roster names.
  let colleagues: [NameMask]
  /// Names that several agents bear.
  private let sharedNames: Set<String>
  private let slugs: [AgentKey: String]
  /// The style and the script of this program, and nothing else: no network, no other code.
  private static let policy =
    "default-src 'none'; style-src '\(SHA256.policySource(PageStyle.sheet))'; "
    + "script-src '\(SHA256.policySource(PageScript.code))'; base-uri 'none'; form-action 'none'"

  enum Place { case overview, agent, criteria, criterion, service, discussion, run }

  init(
    context: ReportContext, set: ScorecardSet, trend: Trend? = nil, cases: TrendCases? = nil
  ) {
    self.context = context
    self.set = set
    self.trend = trend
    self.cases = cases
    say = Wording(context.language)
    colleagues = [NameMask(names: set.cards.map(\.agent.name)), context.colleagues]
    periodName = say.name(set.period)
    sharedNames = set.sharedNames
    var slugs: [AgentKey: String] = [:]
    for card in set.cards { slugs[card.agent] = Pages.slug(card.agent) }
    self.slugs = slugs
  }

  /// A file name from an agent's identity: readable where the name is Latin, and unique.
  static func slug(_ agent: AgentKey) -> String {
    var name = ""
    for byte in agent.name.utf8.prefix(200) {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: name.append(Character(UnicodeScalar(byte)))
      case 0x41...0x5A: name.append(Character(UnicodeScalar(byte | 0x20)))
      default: if !name.isEmpty && name.last != "-" { name.append("-") }
      }
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in agent.identity.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 36)
    let shown = name.prefix(40)
    return (shown.isEmpty ? "" : shown + (shown.last == "-" ? "" : "-")) + digits
  }

  /// An agent's name; where others bear it too, with what tells them apart.
  func name(of agent: AgentKey) -> String {
    agent.shownName(among: sharedNames)
  }

  /// The language of what follows, where it is known and not the page's.
  func language(_ html: inout HTMLWriter, _ language: Language) {
    guard language != .undetermined, language.rawValue != say.language else { return }
    html.element(" lang=\"", language.rawValue, "\"")
  }

  func slug(of agent: AgentKey) -> String { slugs[agent] ?? Pages.slug(agent) }

  /// The beginning of a page, up to and with its heading.
  func open(
    _ html: inout HTMLWriter, _ place: Place, title: String, subtitle: String, name: String
  ) {
    let isDeep = place == .agent || place == .criterion
    Pages.head(
      &html, language: say.language, name: "\(set.period)-\(name)",
      title: "\(title) · \(periodName)", skip: say(.skip))
    html.element("<header class=\"top\"><div><strong>", say(.scorecards), "</strong><nav>")
    link(&html, "index.html", .overview, isCurrent: place == .overview, isDeep: isDeep)
    link(&html, "criteria.html", .criteria, isCurrent: place == .criteria, isDeep: isDeep)
    link(&html, "service.html", .service, isCurrent: place == .service, isDeep: isDeep)
    link(
      &html, "discussion.html", .discussion, isCurrent: place == .discussion, isDeep: isDeep)
    link(&html, "run.html", .run, isCurrent: place == .run, isDeep: isDeep)
    html.element("</nav><span class=\"period\">", periodName, "")
    if let team = set.scope.team { html.text(" · \(team)") }
    html.raw("</span></div></header>\n<main id=\"content\">")
    html.element("<h1>", title, "</h1>")
    html.element("<p class=\"sub\">", subtitle, "</p>")
    if context.rulesets.count > 1 {
      html.element("<p class=\"warn\">", say(.mixedRulesets), "</p>")
    }
    if let keptFrom = context.keptFrom {
      html.element("<p class=\"warn\">", "\(say(.prunedPeriod)) \(keptFrom)", "</p>")
    }
  }

  func close(_ html: inout HTMLWriter) {
    Pages.foot(&html, "\(say(.timezone)): \(set.zone.name)")
  }

  /// What every page begins with, up to the link that skips to its content.
  ///
  /// - Parameters:
  ///   - name: tells pages apart in files that they save.
  ///   - skip: the link's text.
  static func head(
    _ html: inout HTMLWriter, language: String, name: String, title: String, skip: String
  ) {
    html.raw("<!doctype html>\n<html lang=\"")
    html.text(language)
    html.element("\" data-page=\"", name, "\">")
    html.raw("<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" ")
    html.element("content=\"", policy, "\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    html.element("<title>", title, "</title><style>")
    html.raw(PageStyle.sheet)
    html.raw("</style></head>\n<body>")
    html.element("<a class=\"skip\" href=\"#content\">", skip, "</a>")
  }

  /// What every page ends with.
  static func foot(_ html: inout HTMLWriter, _ text: String) {
    html.element("</main><footer>", text, "</footer><script>")
    html.raw(PageScript.code)
    html.raw("</script></body></html>\n")
  }

  private func link(
    _ html: inout HTMLWriter, _ path: String, _ phrase: Phrase, isCurrent: Bool, isDeep: Bool
  ) {
    html.raw("<a href=\"")
    if isDeep { html.raw("../") }
    html.text(path)
    html.raw("\"")
    if isCurrent { html.raw(" aria-current=\"page\"") }
    html.element(">", say(phrase), "</a>")
  }

  /// Where no agent is to be named, no quotation may do it either.
  func covered(_ text: String) -> String {
    context.isTeamOnly ? colleagues.reduce(text) { $1.masked($0) } : text
  }

  func name(_ criticality: Criticality) -> String {
    switch criticality {
    case .customer: say(.customerCritical)
    case .business: say(.businessCritical)
    case .compliance: say(.complianceCritical)
    case .nonCritical: say(.nonCritical)
    }
  }

  func name(_ review: ReviewStanding) -> String {
    switch review {
    case .accepted: say(.acceptedByAgent)
    case .disputed: say(.disputed)
    case .confirmed: say(.confirmed)
    case .overturned: say(.overturned)
    }
  }

  func name(_ standing: Standing) -> String {
    switch standing {
    case .tooFew: say(.tooFew)
    case .notRanked: say(.notRanked)
    case .notDistinguishable: say(.notDistinguishable)
    case .better: say(.fewerErrors)
    case .worse: say(.moreErrors)
    }
  }

  /// A mean score, or "too few" below 10 conversations.
  func mean(_ scores: ScoreDistribution) -> String {
    scores.shownMean.map { say.fixed($0, places: 1) } ?? say(.tooFew)
  }

  /// `10 % [3.5–25.6]`, or "too few" below 10 opportunities.
  func rate(_ html: inout HTMLWriter, _ rate: Proportion) {
    guard rate.sample != .tooFew, let value = rate.value, let interval = rate.wilson() else {
      html.element("<span class=\"few\">", say(.tooFew), "</span>")
      return
    }
    html.text(say.percent(value) + " % ")
    html.element("<span class=\"ci\">", say.bounds(interval), "</span>")
  }

  /// A cell with the rate that an agent would have with the others' cases, and how much of what is
  /// expected of it happened; in words where most cases have nothing to be compared with.
  func caseMix(_ html: inout HTMLWriter, _ score: CriterionScore) {
    let mix = score.rate.sample == .tooFew ? nil : score.caseMix
    html.raw("<td class=\"n wide\" data-v=\"")
    if let adjusted = mix?.adjusted { html.number(adjusted, places: 4) }
    html.raw("\">")
    if let mix {
      if let adjusted = mix.adjusted, let ratio = mix.ratio {
        html.text(say.percent(adjusted) + " % ")
        html.element("<span class=\"ci\">", "× " + say.fixed(ratio, places: 2), "</span> ")
      }
      if mix.notComparable > 0 || mix.adjusted == nil {
        let few = "\(say(.notComparable)): \(mix.notComparable) / \(score.opportunities)"
        html.element("<small class=\"few\">", few, "</small>")
      }
    }
    html.raw("</td>")
  }

  /// The head of a column its reader can sort by; `name` is the class of the cell.
  func columnHead(_ html: inout HTMLWriter, _ phrase: Phrase, _ name: String) {
    html.element("<th scope=\"col\" class=\"", name, "\"><button type=\"button\">")
    html.element("", say(phrase), "</button></th>")
  }

  /// A tile with one figure.
  ///
  /// - Parameter link: where the words below the figure lead.
  static func tile(
    _ html: inout HTMLWriter, _ title: String, _ figure: String, _ small: String,
    link: String? = nil
  ) {
    html.element("<div class=\"tile\"><h2>", title, "</h2>")
    html.element("<b>", figure, "</b>")
    html.raw("<small>")
    if let link { html.element("<a href=\"", link, "\">") }
    html.text(small)
    if link != nil { html.raw("</a>") }
    html.raw("</small></div>")
  }

  /// A tile for critical outcomes of one party.
  ///
  /// - Parameter link: the way to the conversations.
  func tile(_ html: inout HTMLWriter, _ outcome: CriticalOutcome, link: String?) {
    let rate = outcome.failed
    let figure: String
    if rate.sample == .tooFew {
      figure = say(.tooFew)
    } else {
      figure = say.percent(rate.value ?? 0) + " %"
    }
    let interval = rate.sample == .tooFew ? nil : rate.wilson()
    Pages.tile(
      &html, name(outcome.criticality), figure,
      "\(say(.failed)): \(rate.grouped)" + (interval.map { " " + say.bounds($0) } ?? ""),
      link: rate.count > 0 ? link : nil)
  }
}
