import Conversations
import Foundation
import Scorecards
import Settings
import Testing

@testable import Reports

@Suite struct HTMLTests {
  /// Checks that a page is well formed: every element closed in order, every attribute quoted; and
  /// gathers what could act.
  struct Scan {
    var isWellFormed = true
    var elements: [String: Int] = [:]
    var links: [String] = []
    var ids: Set<String> = []
    var attributes: Set<String> = []

    init(_ page: String) {
      let void: Set<String> = ["meta", "input", "!doctype"]
      var open: [String] = []
      var rest = page[...]
      while let start = rest.firstIndex(of: "<") {
        rest = rest[start...]
        guard let end = rest.firstIndex(of: ">") else {
          isWellFormed = false
          return
        }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
          if open.popLast() != String(tag.dropFirst()) { isWellFormed = false }
          continue
        }
        let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
        elements[name, default: 0] += 1
        for match in tag.matches(of: /\s([a-z-]+)(?:="([^"]*)")?/) {
          attributes.insert(String(match.1))
          let value = match.2.map(String.init) ?? ""
          if match.1 == "href" || match.1 == "src" { links.append(value) }
          if match.1 == "id" && !ids.insert(value).inserted { isWellFormed = false }
        }
        if void.contains(name) || tag.hasSuffix("/") { continue }
        open.append(name)
        if name == "script" || name == "style" {
          guard let close = rest.range(of: "</\(name)>") else {
            isWellFormed = false
            return
          }
          rest = rest[close.lowerBound...]
        }
      }
      if !open.isEmpty { isWellFormed = false }
    }
  }

  static func pages(
    _ source: SyntheticPeriod = SyntheticPeriod(), change: (inout ReportContext) -> Void = { _ in }
  ) throws -> MemorySink {
    let sink = MemorySink()
    var context = try ExportTests.context()
    change(&context)
    _ = try Export.write([.html], from: source, context: context, to: sink)
    return sink
  }

  @Test func pagesAreWholeAndTheirLinksLeadSomewhere() throws {
    let sink = try Self.pages()
    #expect(sink.files.count == 12 + 41 + 5)
    var scans: [String: Scan] = [:]
    for path in sink.files.keys {
      let scan = Scan(sink.text(path))
      #expect(scan.isWellFormed, "\(path)")
      scans[path] = scan
    }
    for (path, scan) in scans {
      let folder = path.contains("/") ? String(path.prefix { $0 != "/" }) : ""
      for link in scan.links {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        var target = parts[0]
        if target.isEmpty {
          target = path
        } else if target.hasPrefix("../") {
          target = String(target.dropFirst(3))
        } else if !folder.isEmpty {
          target = folder + "/" + target
        }
        let there = try #require(scans[target], "\(path): \(link)")
        if parts.count > 1 { #expect(there.ids.contains(parts[1]), "\(path): \(link)") }
      }
    }
  }

  @Test func nothingFromATranscriptBecomesMarkup() throws {
    let sink = try Self.pages(SyntheticPeriod(conversations: 40, hostileEvery: 1)) {
      $0.rejections = [
        Rejection(
          stage: .ingest, origin: Origin(source: "s", path: "<script>x</script>\".xml", line: 3),
          code: "truncated", reason: "</td><img src=x>")
      ]
      $0.rulesets = ["<b>", "\"'&"]
    }
    for path in sink.files.keys {
      let scan = Scan(sink.text(path))
      #expect(scan.isWellFormed, "\(path)")
      #expect(scan.elements["script"] == 1, "\(path)")
      #expect(scan.elements["img"] == nil && scan.elements["style"] == 1, "\(path)")
      #expect(!scan.attributes.contains { $0.hasPrefix("on") || $0 == "style" }, "\(path)")
    }
    #expect(sink.files.keys.contains { sink.text($0).contains("&lt;script&gt;alert(1)") })
    #expect(sink.files.keys.contains { sink.text($0).contains("{{{raw}}}") })
    // A word of 10,000 characters is cut, not lost.
    #expect(
      !sink.files.keys.contains { sink.text($0).contains(String(repeating: "x", count: 3000)) })
  }

  @Test func pagesNeedNoNetwork() throws {
    let sink = try Self.pages()
    let agent = try #require(sink.files.keys.sorted().first { $0.hasPrefix("agents/") })
    for path in ["index.html", "run.html", "criteria.html", "criteria/E01.html", agent] {
      let page = sink.text(path)
      #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("@import"))
      #expect(!page.contains("url("), "\(path)")
      #expect(page.contains("default-src &#39;none&#39;"), "\(path)")
      // Only this style and this script are allowed.
      #expect(page.contains(SHA256.policySource(PageStyle.sheet)), "\(path)")
      #expect(page.contains(SHA256.policySource(PageScript.code)), "\(path)")
    }
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func base64PadsAsItMust(_ text: String, _ encoded: String) {
    #expect(SHA256.base64(Array(text.utf8)) == encoded)
  }

  @Test func smallSamplesShowNoRate() throws {
    let sink = try Self.pages(SyntheticPeriod(agents: 40, conversations: 200))
    let agent = try #require(sink.files.keys.first { $0.hasPrefix("agents/") })
    let page = sink.text(agent)
    #expect(page.contains("too few"))
    #expect(!page.contains("% <span class=\"ci\">[0–100]"))
    // But for the legend, which says what the colour means.
    let overview = sink.text("index.html").replacing("<i class=\"worse\">", with: "")
    #expect(!overview.contains("class=\"worse\""))
  }

  @Test func teamOnlyExportNamesNobody() throws {
    let sink = try Self.pages { $0.isTeamOnly = true }
    #expect(!sink.files.keys.contains { $0.hasPrefix("agents/") })
    for (path, bytes) in sink.files {
      let page = String(decoding: bytes, as: UTF8.self)
      for name in SyntheticPeriod.names { #expect(!page.contains(name), "\(path)") }
    }
    #expect(sink.text("index.html").contains("E01"))
  }

  @Test func serviceIsReportedWithoutAgents() throws {
    let sink = try Self.pages(SyntheticPeriod(agents: 4, conversations: 300)) {
      $0.costs = CostSettings(currency: "EUR", contact: 4.5, refund: 20)
    }
    let page = sink.text("service.html")
    for part in [
      "Not charged to agents", "Reach by hour of the day", "Loyalty and word of mouth",
      "Policies cited in refusals", "Cost of quality", "1350.00 EUR", "Then I shall buy elsewhere.",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    for name in SyntheticPeriod.names { #expect(!page.contains(name)) }
  }

  @Test func meanOfFewConversationsIsNotShown() throws {
    // Two conversations each: no mean, no median, in any format.
    let source = SyntheticPeriod(agents: 40, conversations: 60, hostileEvery: 0)
    let sink = try Self.pages(source)
    let agent = try #require(sink.files.keys.first { $0.hasPrefix("agents/") })
    #expect(sink.text(agent).contains("<h2>Mean conversation score</h2><b>too few</b>"))
    let rows = try #require(
      ExportTests.rows(try ExportTests.export([.csv], source).0.text("agents.csv")))
    let mean = try #require(rows[0].firstIndex(of: "score_mean"))
    #expect(rows.dropFirst().allSatisfy { $0[mean].isEmpty && $0[mean + 1].isEmpty })
  }

  @Test func agentsWhomTheRosterDoesNotKnowStandApart() throws {
    let page = try Self.pages(SyntheticPeriod(agents: 12)).text("index.html")
    // Number 8 of 12 is not in the roster, but the synthetic month gives a team to everybody.
    #expect(page.components(separatedBy: "<h3>Not in the roster").count == 1)
    var strangers = SyntheticPeriod(agents: 12)
    strangers.teamsAreKnown = false
    let apart = try Self.pages(strangers).text("index.html")
    let parts = apart.components(separatedBy: "<h3>Not in the roster (1)</h3>")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("Irina Sokolova"))
    #expect(parts[1].contains("Irina Sokolova"))
  }

  @Test func pagesOfOneBusyAgentStayReadable() throws {
    // Everything under one name, as where no roster tells people apart.
    let sink = try Self.pages(
      SyntheticPeriod(agents: 1, conversations: 3600, hostileEvery: 0),
      change: {
        $0.scope.criteria = ["S23", "E13"]
      })
    let agent = try #require(sink.files.keys.first { $0.hasPrefix("agents/") })
    let page = sink.text(agent)
    #expect(page.contains("more in the table findings.csv"))
    let most = page.components(separatedBy: "<details class=\"group\">")
      .map { $0.components(separatedBy: "<form class=\"review\"").count - 1 }.max()
    #expect(most == AgentPage.mostFindings)
  }

  @Test func discussionNamesNobody() throws {
    let sink = try Self.pages(SyntheticPeriod(agents: 4, conversations: 300))
    let page = sink.text("discussion.html")
    #expect(page.contains("That is not possible"))
    #expect(page.contains("Most costly"))
    for name in SyntheticPeriod.names { #expect(!page.contains(name)) }
    // No conversation, no file, no day.
    #expect(!page.contains("exports/chat") && !page.contains("2026-10-0"))
    #expect(!page.contains(/conversation c\d/.ignoresCase()))
  }

  @Test func maskCoversNamesAddressesAndNumbers() {
    var conversation = Conversation(
      key: ConversationKey(source: "s", id: "1"), path: "p", format: "f", channel: .chat)
    conversation.participants = [
      Participant(name: "Ирина К.", role: .customer),
      Participant(name: "Bo van Dyk", role: .agent),
    ]
    let mask = NameMask(conversation, AgentKey(rosterID: nil, source: "s", name: "Anna-Lena"))
    func covered(_ text: String) -> String {
      String(decoding: mask.mask(Array(text.utf8)), as: UTF8.self)
    }
    #expect(covered("hi ANNA, it's Lena's Dyk.") == "hi ****, it's ****'s ***.")
    #expect(covered("Ирина, annabel") == "**********, annabel")
    #expect(covered("order 12345 of 2026") == "order ***** of 2026")
    #expect(covered("me@example.com. or a @ b") == "*************** or a @ b")
    #expect(covered("").isEmpty)
    // References, however they are written; what only begins with digits is none.
    #expect(covered("LU-7060, INV/2024/12. #AB1234") == "*******, ***********. #******")
    #expect(covered("ЛУ-7060, R500, €1200") == "*********, R500, €1200")
    #expect(covered("a 100-day trial, B2B, 24/7") == "a 100-day trial, B2B, 24/7")
    // The head of a quoted message; one such line alone is a sentence.
    #expect(covered("> From: Shop\n> To: you\nfrom: here") == "> From: ****\n> To: ***\nfrom: ****")
    #expect(covered("To: you I say\nno") == "To: you I say\nno")
  }

  @Test func aNameThatIsAlsoAWordNeedsACapitalInside() {
    let mask = NameMask(names: ["Will Ferro", "Nora May"], common: ["will", "may", "nor"])
    #expect(mask.masked("I asked Will, and will he?") == "I asked ****, and will he?")
    #expect(mask.masked("Will you? May I? So: Will") == "Will you? May I? So: Will")
    #expect(mask.masked("ferro and nora MAY") == "***** and **** ***")
  }

  @Test func teamOnlyPagesCoverColleaguesWhomCustomersName() throws {
    let source = SyntheticPeriod(agents: 4, conversations: 300)
    func pages(_ isTeamOnly: Bool) throws -> [String] {
      let sink = try Self.pages(source) {
        $0.isTeamOnly = isTeamOnly
        $0.colleagues = NameMask(names: ["Elsewhere Policy"])
      }
      return [sink.text("service.html"), sink.text("discussion.html")]
    }
    let (open, covered) = (try pages(false), try pages(true))
    #expect(open[0].contains("buy elsewhere") && !covered[0].contains("buy elsewhere"))
    #expect(covered[0].contains("buy *********"))
    // The discussion pack names nobody in any case.
    for page in [open[1], covered[1]] {
      #expect(page.contains("our ****** does not allow it") && !page.contains("our policy does"))
    }
  }

  @Test func pagesSpeakItalian() throws {
    let sink = try Self.pages { $0.language = "it" }
    let page = sink.text("index.html")
    #expect(page.contains("<html lang=\"it\""))
    #expect(page.contains("ottobre 2026"))
    #expect(page.contains("Panoramica"))
    // Figures have a comma; what scripts and drawings read keeps its point.
    #expect(page.contains(/[0-9],[0-9] %/) && !page.contains(/[0-9]\.[0-9] %/))
    #expect(page.contains(/data-v="0\.[0-9]+"/))
    let agents = sink.files.keys.filter { $0.hasPrefix("agents/") }
    #expect(agents.contains { sink.text($0).contains("a un rifiuto segue ciò che si può fare") })
    #expect(sink.text("service.html").contains("· regole aziendali ·"))
  }

  @Test func trendsAreShownUnlessRulesetsDiffer() throws {
    var source = SyntheticPeriod(agents: 3, conversations: 600, hasEarlierMonth: true)
    #expect(try Self.pages(source).text("index.html").contains("28 days before"))
    #expect(try Self.pages(source).text("criteria/E01.html").contains("class=\"band\""))
    // Both stretches have their days, and the conversations behind them are there.
    let page = try Self.pages(source).text("criteria/E01.html")
    #expect(page.contains("28 days before: 6 September 2026 – 3 October 2026"))
    #expect(page.contains("Last 28 days: 4 October 2026 – 31 October 2026"))
    #expect(page.contains("These days reach beyond the period"))
    let list = try #require(page.components(separatedBy: "Conversations behind it").last)
    #expect(list.contains(/Last 28 days: \d+ \/ \d+<\/h3>/))
    #expect(list.contains(/agents\/[a-z0-9-]+\.html#E01"><bdi>“That is not possible/))
    source.rulesets = ["abc123", "def456"]
    #expect(try !Self.pages(source).text("index.html").contains("28 days before"))
    #expect(try !Self.pages(source).text("criteria/E01.html").contains("class=\"band\""))
  }

  @Test func everyFindingOfAnAgentIsOnItsPage() throws {
    let source = SyntheticPeriod(agents: 3, conversations: 60)
    let sink = try Self.pages(source)
    var expected = 0
    try source.forEachEvaluation(in: .month(year: 2026, month: 10)) {
      expected += $0.findings.count
    }
    var shown = 0
    for path in sink.files.keys where path.hasPrefix("agents/") {
      shown += sink.text(path).components(separatedBy: "<form class=\"review\"").count - 1
    }
    #expect(shown == expected)
  }

  @Test func whatIsNotTalkedAboutIsSaid() throws {
    let sink = try Self.pages(SyntheticPeriod(agents: 4, conversations: 300))
    for page in [sink.text("discussion.html"), Self.agentPage(sink)] {
      #expect(page.contains("Left out, with violations / opportunities:"))
      #expect(page.contains(/<li>fewer than 10 opportunities: .*\(\d+ \/ \d\)/))
    }
  }

  private static func agentPage(_ sink: MemorySink) -> String {
    sink.files.keys.filter { $0.hasPrefix("agents/") }.min().map(sink.text) ?? ""
  }

  @Test func countsOfHarmLeadToTheSentences() throws {
    let source = SyntheticPeriod(agents: 2, conversations: 200)
    let sink = try Self.pages(source)
    #expect(sink.text("index.html").contains(/agents\/[a-z0-9-]+\.html#customer-critical/))
    #expect(sink.text("index.html").contains("<a href=\"#agents\">failed: "))
    let page = Self.agentPage(sink)
    let tile = try #require(page.firstMatch(of: /customer-critical">failed: (\d+)/))
    let list = try #require(page.components(separatedBy: "id=\"customer-critical\">").last)
      .components(separatedBy: "</details>")[0]
    #expect(list.components(separatedBy: "<p class=\"finding\">").count - 1 == Int(tile.output.1))
    #expect(list.contains("“That is not possible"))
    // What is told of the company has its sentences below its numbers.
    let service = sink.text("service.html")
    for match in service.matches(of: /href="(#signal-[a-z_]+)"/) {
      #expect(service.contains("id=\"\(match.output.1.dropFirst())\""))
    }
    #expect(service.contains("href=\"#signal-refund\""))
    // Of a finding the customer's sentence stands there too.
    #expect(service.contains("· turn 0</b>") && service.contains("<mark>"))
  }

  @Test func theSameWordsAreTold() throws {
    let anna = AgentKey(rosterID: nil, source: "s", name: "Anna")
    func finding(_ id: String, _ turn: Int, _ span: Span, _ confidence: Double = 0.8) -> Finding {
      Finding(
        criterion: CriterionID(id), agent: anna,
        evidence: Evidence(turn: turn, span: span, quote: "x"), confidence: confidence, severity: 1,
        attribution: .agent, rule: "r", message: "m")
    }
    var evaluation = SyntheticPeriod().evaluation(1)
    let one = finding("E01", 3, Span(0, 10))
    evaluation.findings = [
      one, finding("E03", 3, Span(5, 20)), finding("E05", 3, Span(10, 20)),
      finding("E08", 4, Span(0, 10)), finding("E09", 3, Span(0, 10), 0.5),
    ]
    #expect(one.twins(in: evaluation) == ["E03"])
    #expect(finding("E09", 3, Span(0, 10), 0.5).twins(in: evaluation).isEmpty)
  }

  @Test func tailsAreCutOutOfExcerpts() throws {
    let source = SyntheticPeriod(agents: 1, conversations: 1, hostileEvery: 0)
    var (evaluation, conversation) = source.judged(1)
    let length = conversation.turns[3].range.count
    conversation.turns[3].spans = [
      TextSpan(.authored, Span(0, 20)), TextSpan(.quoted, Span(20, length)),
    ]
    evaluation.findings = []
    let context = try ExportTests.context()
    var builder = ScorecardBuilder(
      period: context.period, zone: context.zone, criteria: context.criteria)
    builder.add(evaluation)
    var html = HTMLWriter()
    let quote = Evidence(
      turn: 3, span: Span(8, 12), quote: conversation.quote(Span(8, 12), turn: 3))
    EvidenceView(pages: Pages(context: context, set: builder.finish())).finding(
      &html,
      Finding(
        criterion: "E14", agent: evaluation.agents[0].agent, evidence: quote, confidence: 0.8,
        severity: 1, attribution: .agent, rule: "r", message: "m"),
      of: evaluation, in: conversation, namesAgent: false, isReviewable: false)
    let page = String(decoding: html.bytes, as: UTF8.self)
    let turn = conversation.text(of: 3)
    #expect(page.contains("<mark>\(quote.quote)</mark>\(turn.prefix(20).suffix(8)) […] "))
    #expect(!page.contains(turn.suffix(10)))
  }

  @Test func agentsOfOneNameAreToldApart() {
    let one = AgentKey(rosterID: nil, source: "chat", name: "Anna")
    let other = AgentKey(rosterID: "a7", source: "mail", name: "Anna")
    #expect(one.shownName(among: ["Anna"]) == "Anna (chat)")
    #expect(other.shownName(among: ["Anna"]) == "Anna (a7)")
    #expect(one.shownName(among: []) == "Anna")
  }

  @Test func quotesStandInTheirTurn() throws {
    var html = HTMLWriter()
    let source = SyntheticPeriod(agents: 1, conversations: 1, hostileEvery: 0)
    let (evaluation, conversation) = source.judged(1)
    let context = try ExportTests.context()
    var builder = ScorecardBuilder(
      period: context.period, zone: context.zone, criteria: context.criteria)
    builder.add(evaluation)
    let pages = Pages(context: context, set: builder.finish())
    let turn = conversation.text(of: 3)
    let quote = Span(8, 20)
    let finding = Finding(
      criterion: "E14", agent: evaluation.agents[0].agent,
      evidence: Evidence(turn: 3, span: quote, quote: conversation.quote(quote, turn: 3)),
      confidence: 0.8, severity: 1, attribution: .agent, rule: "r", message: "m")
    EvidenceView(pages: pages).finding(
      &html, finding, of: evaluation, in: conversation, namesAgent: false, isReviewable: false)
    let page = String(decoding: html.bytes, as: UTF8.self)
    let before = String(decoding: Array(turn.utf8)[..<8], as: UTF8.self)
    let after = String(decoding: Array(turn.utf8)[20...], as: UTF8.self)
    #expect(page.contains("\(before)<mark>\(finding.evidence.quote)</mark>\(after)"))
    #expect(!page.contains("Customer 1"))
  }

  @Test func namesOfFilesAreSafeAndUnique() {
    var seen: Set<String> = []
    for name in ["Anna", "anna", "../../etc/passwd", "Анна", "", "a/b\\c", "CON", ".", "a b"] {
      let slug = Pages.slug(AgentKey(rosterID: nil, source: "s", name: name))
      #expect(
        slug.utf8.allSatisfy {
          Character(UnicodeScalar($0)).isLetter || $0 == 0x2D || (0x30...0x39).contains($0)
        })
      #expect(seen.insert(slug).inserted, "\(name)")
    }
  }

  @Test(arguments: [
    ("Привет", 5, "Пр…", "…ет"), ("abc", 3, "abc", "abc"), ("🙂🙂", 6, "🙂…", "…🙂"),
    ("", 0, "", ""),
  ])
  func textsAreCutBetweenCharacters(
    _ text: String, _ bytes: Int, _ beginning: String, _ ending: String
  ) {
    #expect(text.beginning(bytes) == beginning)
    #expect(text.ending(bytes) == ending)
  }
}
