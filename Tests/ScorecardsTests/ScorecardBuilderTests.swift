import Conversations
import Testing

@testable import Scorecards

@Suite struct ScorecardBuilderTests {
  static let criteria = [
    info("E01", .customer, weight: 8), info("E10", .business, weight: 5),
    info("S01", .nonCritical, weight: 1.5),
  ]

  static func info(_ id: String, _ criticality: Criticality, weight: Double) -> CriterionInfo {
    CriterionInfo(
      id: CriterionID(id), name: id, titles: ["en": id], decidability: .d1,
      criticality: criticality, weight: weight, isAutoFail: false, group: nil)
  }

  /// One conversation of an agent with a state per criterion: `v`, `m`, `-` or `?`.
  static func evaluation(
    _ id: Int, agent: String = "Anna", team: String? = "north", states: String,
    score: Double? = 90, day: Int = 1, channel: Channel = .chat
  ) -> Evaluation {
    var result = Evaluation(
      key: ConversationKey(source: "s", id: "\(id)"), path: "p", format: "f", channel: channel,
      language: .english)
    result.lastInstant =
      CivilTime(year: 2026, month: 10, day: day, hour: 12).secondsAsUTC + Int64(id % 3600)
    result.customerTurns = 3
    let key = AgentKey(rosterID: nil, source: "s", name: agent)
    let outcomes = zip(criteria, states).map { info, state in
      CriterionOutcome(
        criterion: info.id,
        state: state == "v"
          ? .violated : state == "m" ? .met : state == "-" ? .notApplicable : .notEvaluated)
    }
    result.agents = [
      AgentEvaluation(agent: key, team: team, turns: 4, score: score, outcomes: outcomes)
    ]
    result.findings = zip(criteria, states).filter { $0.1 == "v" }.map { info, _ in
      Finding(
        criterion: info.id, agent: key,
        evidence: Evidence(turn: 1, span: Span(0, 2), quote: "ok"), confidence: 0.8, severity: 1,
        attribution: .agent, rule: "r", message: "m")
    }
    return result
  }

  static func build(_ evaluations: [Evaluation], scope: Scope = Scope()) throws -> ScorecardSet {
    var builder = ScorecardBuilder(
      period: try Period(parsing: "2026-10"), zone: .utc, criteria: criteria, scope: scope)
    for evaluation in evaluations { builder.add(evaluation) }
    return builder.finish()
  }

  @Test func countsStatesWithoutMixingThem() throws {
    let set = try Self.build([
      Self.evaluation(1, states: "vm-"), Self.evaluation(2, states: "mm?"),
      Self.evaluation(3, states: "vvm", score: nil),
    ])
    let card = try #require(set.cards.first)
    #expect(card.conversations == 3)
    #expect(card.turns == 12)
    #expect(card.findings == 3)
    #expect(card.scores.count == 2)
    let first = card.criteria[0]
    #expect((first.opportunities, first.violations) == (3, 2))
    let last = card.criteria[2]
    #expect((last.opportunities, last.violations) == (1, 0))
    #expect((last.notApplicable, last.notEvaluated) == (1, 1))
    #expect(set.total.criteria[0].violations == 2)
    // The third conversation was not scored, so it is no critical outcome either.
    #expect(card.critical.map(\.failed.count) == [1, 0, 0])
    #expect(card.critical.map(\.failed.total) == [2, 2, 2])
  }

  @Test func resultDoesNotDependOnOrder() throws {
    let all = (0..<400).map { i in
      Self.evaluation(
        i, agent: ["Anna", "Bo", "Cy"][i % 3], states: i % 7 == 0 ? "vm-" : "mvm",
        score: Double(i % 100), day: 1 + i % 28, channel: i % 2 == 0 ? .chat : .email)
    }
    let forth = try Self.build(all)
    let back = try Self.build(all.reversed())
    #expect(forth.cards == back.cards)
    #expect(forth.total == back.total)
    #expect(forth.cards.map(\.agent.name) == ["Anna", "Bo", "Cy"])
    #expect(forth.cards[0].index != nil)
  }

  @Test func teamScopeTakesWhatWasDoneInThatTeam() throws {
    let all = [
      Self.evaluation(1, team: "north", states: "vmm"),
      Self.evaluation(2, team: "south", states: "mmm"),
      Self.evaluation(3, agent: "Bo", team: "south", states: "vmm"),
    ]
    let south = try Self.build(all, scope: Scope(team: "south"))
    #expect(south.conversations == 2)
    #expect(south.cards.map(\.conversations) == [1, 1])
    #expect(south.cards[0].criteria[0].violations == 0)
    let anna = try Self.build(all, scope: Scope(agent: "Anna"))
    #expect(anna.cards.map(\.agent.name) == ["Anna"])
    #expect(anna.cards[0].teams == ["north", "south"])
    let one = try Self.build(all, scope: Scope(criteria: ["E10"]))
    #expect(one.criteria.map(\.id) == ["E10"])
    #expect(one.cards[0].criteria.count == 1)
    #expect(one.cards[0].findings == 0)
  }

  @Test func conversationsWithoutAgentAreCountedApart() throws {
    var lonely = Self.evaluation(1, states: "vmm")
    lonely.agents = []
    let set = try Self.build([lonely, Self.evaluation(2, states: "mmm")])
    #expect(set.conversations == 2)
    #expect(set.withoutAgent == 1)
    #expect(set.cards.count == 1)
    #expect(try Self.build([lonely], scope: Scope(team: "north")).conversations == 0)
  }

  @Test func noIndexBelowThirtyConversationsOrFiveDays() throws {
    let month = (0..<30).map { Self.evaluation($0, states: "mmm", day: 1 + $0 % 5) }
    #expect(try Self.build(month).cards[0].index != nil)
    #expect(try Self.build(Array(month.dropLast())).cards[0].index == nil)
    let hurried = (0..<60).map { Self.evaluation($0, states: "mmm", day: 1 + $0 % 4) }
    #expect(try Self.build(hurried).cards[0].index == nil)
  }

  @Test func indexLiesInItsIntervalAndRepeatsItself() throws {
    let all = (0..<300).map {
      Self.evaluation($0, agent: "A\($0 % 5)", states: $0 % 4 == 0 ? "vmm" : "mmv", day: 1 + $0 % 9)
    }
    let set = try Self.build(all)
    for card in set.cards {
      let index = try #require(card.index)
      #expect(index.interval.contains(index.value))
      #expect(index.criteria == 3)
    }
    #expect(try Self.build(all).cards == set.cards)
  }

  @Test func standingsNeedEvidence() throws {
    func standings(_ a: Int, _ b: Int, of n: Int) throws -> [Standing] {
      let all = (0..<n).flatMap { i in
        [
          Self.evaluation(2 * i, agent: "Anna", states: i < a ? "vmm" : "mmm"),
          Self.evaluation(2 * i + 1, agent: "Bo", states: i < b ? "vmm" : "mmm"),
        ]
      }
      return try Self.build(all).cards.map { $0.criteria[0].standing }
    }
    #expect(try standings(4, 8, of: 50) == [.notDistinguishable, .notDistinguishable])
    #expect(try standings(32, 64, of: 400) == [.better, .worse])
    #expect(try standings(0, 29, of: 29) == [.notRanked, .notRanked])
    #expect(try standings(0, 9, of: 9) == [.tooFew, .tooFew])
  }

  @Test func permutedAgentsAreHardlyEverFlagged() throws {
    var random = SeededGenerator(seed: "permuted")
    var flagged = 0
    var tests = 0
    for round in 0..<5 {
      let all = (0..<2400).map { i in
        let states = String([0.1, 0.3, 0.02].map { random.uniform() < $0 ? "v" : "m" })
        return Self.evaluation(
          round * 10_000 + i, agent: "A\(random.next() % 40)", states: states, day: 1 + i % 28)
      }
      for card in try Self.build(all).cards {
        tests += 4
        flagged += card.criteria.filter { $0.standing == .better || $0.standing == .worse }.count
        if let index = card.index, index.standing != .notDistinguishable { flagged += 1 }
      }
    }
    // Without any true difference every discovery is false: in about one family of forty tests in
    // ten there is one at all. Five rounds × four families allow about two; chance allows some more.
    #expect(tests == 800)
    #expect(flagged <= 6)
  }

  @Test func hardCasesAreNoFault() throws {
    // Mail fails half the time whoever writes, chat never. Anna and Mia only write mail, three others
    // only chat: nobody is better or worse than those with the same cases.
    func set(annaFails: (Int) -> Bool) throws -> ScorecardSet {
      let all = (0..<800).map { i in
        let agent = ["Anna", "Mia", "Bo", "Cy", "Di"][i % 5]
        let isMail = i % 5 < 2
        let fails = isMail && (agent == "Anna" ? annaFails(i / 5) : i / 5 % 2 == 0)
        return Self.evaluation(
          i, agent: agent, states: fails ? "vmm" : "mmm", day: 1 + i % 28,
          channel: isMail ? .email : .chat)
      }
      return try Self.build(all)
    }
    let same = try set { $0 % 2 == 0 }
    for card in same.cards {
      #expect(card.criteria[0].standing == .notDistinguishable, "\(card.agent.name)")
      #expect(card.index?.standing == .notDistinguishable, "\(card.agent.name)")
    }
    #expect(abs((same.cards[0].criteria[0].caseMix?.ratio ?? 0) - 1) < 0.01)
    // With a true difference among those who write mail it is named.
    let worse = try set { $0 % 4 != 0 }
    #expect(worse.cards[0].criteria[0].standing == .worse)
    #expect(worse.cards.last { $0.agent.name == "Mia" }?.criteria[0].standing == .better)
    #expect(
      worse.cards.first { $0.agent.name == "Bo" }?.criteria[0].standing == .notDistinguishable)
  }

  @Test func matterOfProcessIsNotChargedToAnAgent() throws {
    var evaluation = Self.evaluation(1, states: "mmm")
    evaluation.findings = [
      Finding(
        criterion: "E10", agent: evaluation.agents[0].agent,
        evidence: Evidence(turn: 0, span: Span(0, 0), quote: ""), confidence: 0.9, severity: 1,
        attribution: .process, rule: "r", message: "m")
    ]
    let set = try Self.build([evaluation])
    #expect(set.cards[0].findings == 0)
    #expect(
      set.attributions
        == [AttributionCount(criterion: "E10", attribution: .process, findings: 1)])
  }

  @Test func reachIsCountedByChannel() throws {
    let all = (1...20).map { i in
      var evaluation = Self.evaluation(i, states: "mmm", channel: i % 2 == 0 ? .chat : .email)
      if i % 10 == 0 {
        evaluation.agents = []
      } else {
        evaluation.firstResponse = Int64(i)
      }
      return evaluation
    }
    let reach = try Self.build(all).reach
    #expect(reach.map(\.channel) == [.chat, .email])
    #expect(reach.map(\.reached) == [Proportion(8, of: 10), Proportion(10, of: 10)])
    #expect(reach.map(\.waits?.count) == [8, 10])
    // 2 4 6 8 12 14 16 18 and 1 3 … 19
    #expect(reach.map(\.waits?.median) == [8, 9])
    #expect(reach.map(\.waits?.long) == [18, 17])
    // The agent's own, channel by channel: 2 … 18 and 1 … 19, never mixed.
    let replies = try #require(try Self.build(all).cards.first).replies
    #expect(replies.map(\.channel) == [.chat, .email])
    #expect(replies.map(\.median) == [8, 9])
    #expect(replies.map(\.sample) == [.tooFew, .small])
  }

  @Test func firstReplyBelongsToTheFirstAgent() throws {
    var evaluation = Self.evaluation(1, states: "mmm")
    evaluation.firstResponse = 42
    evaluation.agents.append(
      AgentEvaluation(
        agent: AgentKey(rosterID: nil, source: "s", name: "Bo"), team: nil, turns: 1, score: 50))
    let set = try Self.build([evaluation])
    #expect(set.cards.map(\.meanFirstResponse) == [42, nil])
    #expect(set.conversations == 1)
    #expect(set.total.conversations == 2)
  }
}
