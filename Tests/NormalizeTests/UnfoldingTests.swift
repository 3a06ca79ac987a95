import Conversations
import Settings
import Testing

@testable import Normalize

/// Mails through the whole of Normalize: zones, quoted messages as turns, their authors' roles.
@Suite struct UnfoldingTests {
  private let mail = """
    Dear Mr Neri,
    we will send the money back on Friday.

    On Mon, 5 Oct 2026 at 10:00 +0200, Ugo Neri <ugo@home.example> wrote:
    > Where is my money? My card is 4111 1111 1111 1111.
    """

  private func conversation(
    _ participants: [RawParticipant], domains: [String] = ["shop.example"]
  ) throws -> Conversation {
    var builder = RawBuilder(participants, id: "m1")
    builder.raw.isMail = true
    builder.say(0, mail, clock: .utc(1_791_200_000))
    return try NormalizerTests.normalize(
      builder.raw, NormalizerTests.settings { $0.agentDomains = domains })
  }

  @Test func aQuotedMessageBecomesItsAuthorsTurn() throws {
    let found = try conversation([RawParticipant(name: "Anna", address: "anna@shop.example")])
    #expect(found.channel == .email)
    try #require(found.turns.count == 2)
    #expect(found.turns.map(\.isUnfolded) == [true, false])
    #expect(found.turns.map(\.role) == [.customer, .agent])
    #expect(found.participants.map(\.name) == ["Anna", "Ugo Neri"])
    #expect(found.text(of: 0) == "Where is my money? My card is 4111 11** **** 1111.")
    #expect(found.turns[0].time?.seconds == 1_791_187_200)
    #expect(found.turns[0].time?.isZoneAssumed == false)
    #expect(found.contact.customer == "ugo@home.example")
  }

  @Test func theMailItselfKeepsItsQuoteAsASpan() throws {
    let found = try conversation([RawParticipant(name: "Anna", address: "anna@shop.example")])
    let turn = found.turns[1]
    let authored = turn.spans.filter { $0.kind == .authored }.map { found.quote($0.span, turn: 1) }
    #expect(authored.joined().contains("we will send the money back"))
    #expect(!authored.joined().contains("Where is my money"))
    #expect(!found.text(of: 1).contains("1111 1111 1111"))
    #expect(found.folded.sentencesOfTurn.count == 2)
  }

  @Test func aKnownAuthorIsNotAddedTwice() throws {
    let found = try conversation([
      RawParticipant(name: "Anna", address: "anna@shop.example"),
      RawParticipant(name: "U. Neri", address: "Ugo@Home.example"),
    ])
    #expect(found.participants.count == 2)
    #expect(found.turns[0].participant == 1)
  }

  @Test func withoutAnyKnownAgentRolesStayUnknown() throws {
    let found = try conversation(
      [RawParticipant(name: "Anna", address: "anna@shop.example")], domains: [])
    #expect(found.turns.map(\.role) == [.unknown, .unknown])
  }
}
