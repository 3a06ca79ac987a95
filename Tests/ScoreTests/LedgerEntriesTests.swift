import Conversations
import Testing

@testable import Score

/// The ledgers as `explain --ledgers` shows them: every kind is there, every quote is its slice.
@Suite struct LedgerEntriesTests {
  private func entries(_ transcript: String) throws -> (Conversation, [LedgerEntry]) {
    let harness = ExampleHarness()
    let conversation = try harness.conversation(
      ExampleTranscript(transcript, channel: .chat).raw)
    let scorer = try Scorer(
      settings: harness.settings, lexicons: ExampleHarness.lexicons, zones: ["UTC": .utc],
      holidays: [:])
    return (conversation, scorer.worker().read(conversation, .empty).ledgerEntries)
  }

  private static let everything = """
    C 10:00: This is terrible service, my kettle arrived broken. When will you send a new one?
    A 10:02: I'm sorry to hear that. Could I have your order number?
    C 10:03: order 55512
    A 10:04: One moment please, I'll check that within 10 minutes.
    A 10:06: I'm transferring you to our kitchen team, they send out kettles.
    A2 10:08: Hi, your kettle has been shipped. What is your order number?
    C 10:09: 55512, as I said
    A2 10:10: Thanks. The kettle has not been shipped yet, it is on hold.
    """

  @Test func `every ledger has its entries, in the order of the kinds`() throws {
    let (_, entries) = try entries(Self.everything)
    let kinds = entries.map(\.kind)
    #expect(Set(kinds) == Set(LedgerEntry.Kind.allCases))
    let places = kinds.map { LedgerEntry.Kind.allCases.firstIndex(of: $0) ?? -1 }
    #expect(places == places.sorted())
  }

  @Test func `every quotation of an entry is the slice it names`() throws {
    let (conversation, entries) = try entries(Self.everything)
    for entry in entries {
      var quoted = entry.evidence.map { [$0] } ?? []
      for field in entry.fields {
        if case .words(let evidence) = field.value { quoted.append(evidence) }
      }
      for item in quoted {
        #expect(conversation.quote(item.span, turn: item.turn) == item.quote)
      }
    }
  }

  @Test func `a slot asked for again names the turn that told it, a fact the one it contradicts`()
    throws
  {
    let (_, entries) = try entries(Self.everything)
    let asked = entries.filter {
      $0.kind == .slot && $0.fields.contains { $0.value == .word("asked") }
    }
    #expect(
      asked.contains { $0.evidence?.turn == 5 && $0.fields.contains { $0.value == .turn(2) } })
    let denied = try #require(entries.last { $0.kind == .fact })
    #expect(denied.fields.contains { $0.name == "contradicts" && $0.value == .turn(5) })
  }
}
