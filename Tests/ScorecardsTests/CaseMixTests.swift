import Conversations
import Testing

@testable import Scorecards

/// What an agent's cases let expect, by numbers that can be worked with a pencil.
@Suite struct CaseMixTests {
  /// Violations out of opportunities of the first criterion, by agent and channel.
  static func build(_ cells: [(String, Channel, Int, Int)]) throws -> ScorecardSet {
    var all: [Evaluation] = []
    for (agent, channel, violations, opportunities) in cells {
      for i in 0..<opportunities {
        all.append(
          ScorecardBuilderTests.evaluation(
            all.count, agent: agent, states: i < violations ? "vmm" : "mmm", day: 1 + i % 28,
            channel: channel))
      }
    }
    return try ScorecardBuilderTests.build(all)
  }

  static func mix(_ cells: [(String, Channel, Int, Int)]) throws -> CaseMix {
    try #require(try build(cells).cards.first?.criteria.first?.caseMix)
  }

  @Test func hardCasesRaiseTheExpectation() throws {
    // The other one fails in 20 % of mails and 5 % of chats: 40 × 0.2 + 60 × 0.05 = 11 of 100.
    let mix = try Self.mix([
      ("Anna", .email, 12, 40), ("Anna", .chat, 6, 60), ("Bo", .email, 20, 100),
      ("Bo", .chat, 5, 100),
    ])
    #expect(abs(mix.expected - 11) < 1e-9)
    #expect(mix.own == Proportion(18, of: 100))
    #expect(mix.others == Proportion(25, of: 200))
    #expect(mix.notComparable == 0)
    #expect(abs(try #require(mix.ratio) - 19.0 / 12) < 1e-9)
    // With the other one's mix, 12.5 %, instead of 11 %: 18 % × 13.5 / 12.
    #expect(abs(try #require(mix.adjusted) - 0.2025) < 1e-9)
  }

  @Test func nobodyIsComparedWithHimself() throws {
    // Anna alone answers mail and fails every other time: that says nothing about her expectation.
    let set = try Self.build([
      ("Anna", .email, 15, 30), ("Anna", .chat, 4, 40), ("Bo", .chat, 10, 100),
    ])
    let anna = set.cards[0].criteria[0]
    let mix = try #require(anna.caseMix)
    #expect(abs(mix.expected - 4) < 1e-9)
    #expect(mix.own == Proportion(4, of: 40))
    #expect(mix.notComparable == 30)
    #expect(try #require(mix.ratio) == 1)
    #expect(abs(try #require(mix.adjusted) - 0.1) < 1e-9)
    #expect(anna.standing == .notDistinguishable)
  }

  @Test func mostlyUniqueCasesHaveNoAdjustedRate() throws {
    let set = try Self.build([
      ("Anna", .email, 60, 60), ("Anna", .chat, 4, 40), ("Bo", .chat, 10, 100),
    ])
    let anna = set.cards[0].criteria[0]
    #expect(anna.caseMix?.notComparable == 60)
    #expect(anna.caseMix?.ratio == nil)
    #expect(anna.caseMix?.adjusted == nil)
    #expect(anna.standing == .notRanked)
    // By weight most of her index has nothing to be compared with either.
    #expect(set.cards[0].index?.reference == nil)
    #expect(set.cards[0].index?.standing == .notRanked)
    #expect(set.cards[1].index?.reference != nil)
  }

  @Test(arguments: [(9, 4.0, 10), (10, 14.0, 0)])
  func othersNeedTenOpportunities(_ others: Int, _ expected: Double, _ left: Int) throws {
    let mix = try Self.mix([
      ("Anna", .email, 0, 10), ("Anna", .chat, 4, 40), ("Bo", .chat, 9, 90),
      ("Bo", .email, others, others),
    ])
    #expect(abs(mix.expected - expected) < 1e-9)
    #expect(mix.notComparable == left)
    #expect(mix.others.total == (left == 0 ? 100 : 90))
  }

  @Test func othersWithoutAViolationDoNotHideOnes() throws {
    let mix = try Self.mix([("Anna", .chat, 5, 50), ("Bo", .chat, 0, 100)])
    #expect(mix.expected == 0)
    #expect(try #require(mix.ratio) == 6)
    #expect(abs(try #require(mix.adjusted) - 0.1) < 1e-9)
  }

  @Test func uniqueCasesNeitherHelpNorHarmTheIndex() throws {
    // As good as the others on chat; what she alone does in mails is all wrong.
    let set = try Self.build([
      ("Anna", .email, 100, 100), ("Anna", .chat, 20, 200), ("Bo", .chat, 20, 200),
      ("Cy", .chat, 20, 200),
    ])
    #expect(set.cards[0].index?.standing == .notDistinguishable)
    #expect(set.cards[0].criteria[0].standing == .notDistinguishable)
  }

  @Test func teamsAreCountedByThemselves() throws {
    let set = try ScorecardBuilderTests.build([
      ScorecardBuilderTests.evaluation(1, team: "north", states: "vm-"),
      ScorecardBuilderTests.evaluation(2, team: "south", states: "mm?"),
      ScorecardBuilderTests.evaluation(3, agent: "Bo", team: "south", states: "vvm"),
      ScorecardBuilderTests.evaluation(4, agent: "Cy", team: nil, states: "vvv"),
    ])
    #expect(set.teams.keys.sorted() == ["north", "south"])
    #expect(
      set.teams["north"] == [Proportion(1, of: 1), Proportion(0, of: 1), Proportion(0, of: 0)])
    #expect(
      set.teams["south"] == [Proportion(1, of: 2), Proportion(1, of: 2), Proportion(0, of: 1)])
  }
}
