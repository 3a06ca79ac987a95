import Conversations
import Settings
import Testing

@testable import Normalize

@Suite struct RoleTests {
  private func roles(
    _ participants: [RawParticipant], roster: Roster = .empty, domains: [String] = []
  ) throws -> Conversation {
    var builder = RawBuilder(participants)
    for index in participants.indices { builder.say(index, "text \(index)") }
    return try NormalizerTests.normalize(
      builder.raw, NormalizerTests.settings { $0.agentDomains = domains }, roster: roster)
  }

  private func roster() throws -> Roster {
    try Roster(
      csv: "agent_id,name,team,aliases,addresses\na7,Anna Rossi,north,Anna|u12,anna@shop.example\n",
      path: "r")
  }

  @Test func theFormatsWordComesFirst() throws {
    let conversation = try roles(
      [
        RawParticipant(name: "Anna", role: .customer), RawParticipant(name: "Bo", role: .agent),
        RawParticipant(name: "Bot", role: .bot),
      ], roster: roster())
    #expect(conversation.participants.map(\.role) == [.customer, .agent, .bot])
    #expect(conversation.participants[0].agent == nil)
    #expect(
      conversation.participants[1].agent == AgentKey(rosterID: nil, source: "desk", name: "Bo"))
  }

  @Test func systemsMessageAboutSomebodySaysNothingOfHim() throws {
    var builder = RawBuilder([RawParticipant(name: "Jane"), RawParticipant(name: "Anna")])
    builder.say(0, "entered", role: .system, event: .joined)
    builder.say(0, "My lamp flickers.")
    builder.say(1, "Good morning.")
    let conversation = try NormalizerTests.normalize(
      builder.raw, NormalizerTests.settings { _ in }, roster: roster())
    #expect(conversation.turns.map(\.role) == [.system, .customer, .agent])
  }

  @Test func theRosterNamesAgentsAndTheirTeam() throws {
    for participant in [
      RawParticipant(name: "anna"), RawParticipant(name: "?", id: "u12"),
      RawParticipant(name: "x", address: "Anna@shop.example"),
      RawParticipant(name: "anna@shop.example"),
    ] {
      let conversation = try roles(
        [participant, RawParticipant(name: "Ugo")], roster: roster())
      #expect(conversation.participants.map(\.role) == [.agent, .customer], "\(participant)")
      #expect(conversation.participants[0].agent?.rosterID == "a7")
      #expect(conversation.participants[0].agent?.name == "Anna Rossi")
      #expect(conversation.participants[0].team == "north")
    }
  }

  @Test func domainsNameAgentsAndOutsidersAreCustomers() throws {
    let conversation = try roles(
      [
        RawParticipant(name: "A", address: "a@help.shop.example"),
        RawParticipant(name: "U", address: "u@home.example"),
        RawParticipant(name: "V", address: "v@home.example"), RawParticipant(name: "W"),
      ], domains: ["shop.example"])
    #expect(conversation.participants.map(\.role) == [.agent, .customer, .customer, .unknown])
    let fake = try roles(
      [RawParticipant(name: "A", address: "a@notshop.example")], domains: ["shop.example"])
    #expect(fake.participants.map(\.role) == [.unknown])
  }

  @Test func nobodyIsGuessedWithoutAnAgent() throws {
    let conversation = try roles(
      [RawParticipant(name: "A"), RawParticipant(name: "B")], roster: roster())
    #expect(conversation.participants.map(\.role) == [.unknown, .unknown])
    #expect(conversation.turns.map(\.role) == [.unknown, .unknown])
    #expect(conversation.participants.allSatisfy { $0.agent == nil })
  }

  @Test func severalStrangersBesideAnAgentStayUnknown() throws {
    let conversation = try roles(
      [RawParticipant(name: "Anna"), RawParticipant(name: "B"), RawParticipant(name: "C")],
      roster: roster())
    #expect(conversation.participants.map(\.role) == [.agent, .unknown, .unknown])
  }

  @Test func aTurnsOwnRoleWins() throws {
    var builder = RawBuilder([RawParticipant(name: "Anna"), RawParticipant(name: "Ugo")])
    builder.say(0, "auto", role: .bot)
    builder.say(0, "hello", role: .agent)
    builder.say(1, "hi", role: .customer)
    builder.say(nil, "hm", role: .agent)
    let conversation = try NormalizerTests.normalize(builder.raw)
    #expect(conversation.turns.map(\.role) == [.bot, .agent, .customer, .agent])
    #expect(conversation.agent(of: 1)?.name == "Anna")
    #expect(conversation.agent(of: 0) == nil)
    #expect(conversation.agent(of: 3)?.name == RoleResolver.unnamedAgent)
  }

  @Test func aSingleCustomersAddressIsHisHandle() throws {
    let conversation = try roles([
      RawParticipant(name: "A", role: .agent),
      RawParticipant(name: "U", id: "9", address: "U@home.example", role: .customer),
    ])
    #expect(conversation.contact.customer == "u@home.example")
  }

  @Test func namelessParticipantsShowTheirAddressOrId() throws {
    let conversation = try roles([
      RawParticipant(name: " ", id: "9", role: .customer), RawParticipant(name: "", role: .agent),
    ])
    #expect(conversation.participants.map(\.name) == ["9", RoleResolver.unnamedAgent])
  }
}

@Suite struct IdentityTests {
  private func id(_ change: (inout RawBuilder) -> Void, id: String? = nil, path: String = "a/x.xml")
    throws -> String
  {
    var builder = RawBuilder([NormalizerTests.agent], id: id, path: path)
    change(&builder)
    return try NormalizerTests.normalize(builder.raw).key.id
  }

  @Test func theExportsIdIsKept() throws {
    #expect(try id({ $0.say(0, "x") }, id: " 4711 ") == "4711")
  }

  @Test func endlessIdsStayApart() throws {
    let long = String(repeating: "x", count: 5000)
    let first = try id({ $0.say(0, "x") }, id: long + "1")
    #expect(first.utf8.count <= ConversationIdentity.longestID)
    #expect(try id({ $0.say(0, "x") }, id: long + "2") != first)
  }

  @Test func anIdMadeOfTheFirstMessageStaysWhenTheConversationGrows() throws {
    let first = try id { $0.say(0, "hello", clock: .utc(1000)) }
    let grown = try id {
      $0.say(0, "hello", clock: .utc(1000))
      $0.say(0, "more", clock: .utc(1001))
    }
    #expect(first == grown)
    #expect(try id { $0.say(0, "hello", clock: .utc(1001)) } != first)
    #expect(try id({ $0.say(0, "hello", clock: .utc(1000)) }, path: "b/x.xml") == first)
  }

  @Test func withoutAClockThePlaceDecides() throws {
    let first = try id { $0.say(0, "hello") }
    #expect(first == "a/x.xml#1")
    let second = try id {
      $0.say(0, "hello")
      $0.raw.place = 1
    }
    #expect(second == "a/x.xml#2")
    #expect(try id({ $0.say(0, "hello") }, path: "b/x.xml") != first)
  }
}
