import Conversations
import Lexicons
import Testing

@testable import Score

/// Phrases that come again in several conversations.
@Suite struct StockPhrasesTests {
  private func conversation(_ transcript: String) throws -> Conversation {
    try ExampleHarness().conversation(ExampleTranscript(transcript, channel: .chat).raw)
  }

  private func stock(_ transcripts: [String]) throws -> StockPhrases {
    var counter = StockPhraseCounter()
    for transcript in transcripts {
      counter.add(StockPhrases.phrases(of: try conversation(transcript)))
    }
    return counter.stock
  }

  private func share(_ transcript: String, _ stock: StockPhrases) throws -> Double {
    let harness = ExampleHarness()
    let scorer = try Scorer(
      settings: harness.settings, lexicons: ExampleHarness.lexicons, zones: ["UTC": .utc],
      holidays: [:])
    var background = Background.empty
    background.stock = stock
    let reading = scorer.worker().read(try conversation(transcript), background)
    return reading.stockShare(of: reading.agentTurns)
  }

  private static let canned =
    "Thank you for reaching out, we value your patience and will look into this matter."
  private static let orders = ["boots", "lamp", "teapot", "rug"]

  private func transcripts(_ count: Int) -> [String] {
    Self.orders.prefix(count).map { "C: where is my \($0)?\nA: \(Self.canned)" }
  }

  @Test func threeConversationsMakeAPhraseStock() throws {
    let text = "C: where is my kettle?\nA: \(Self.canned)"
    #expect(try share(text, stock(transcripts(2))) == 0)
    #expect(try share(text, stock(transcripts(3))) == 1)
    #expect(
      try share("C: where?\nA: The kettle left our warehouse this morning.", stock(transcripts(3)))
        == 0)
    let mixed = try share(
      text + "\nA: Your kettle left our warehouse at nine.", stock(transcripts(4)))
    #expect(mixed > 0.5 && mixed < 1)
  }

  @Test func oneConversationCountsOnceAndCustomersNever() throws {
    let chatty =
      "C: hello?\nA: \(Self.canned)\nC: hello?\nA: \(Self.canned)\nC: hm\nA: \(Self.canned)"
    #expect(try stock([chatty]).isEmpty)
    #expect(try stock(Self.orders.map { "C: \(Self.canned) And my \($0)?\nA: Soon." }).isEmpty)
  }

  @Test func theOrderOfConversationsDoesNotMatter() throws {
    let all = transcripts(4) + ["C: hello\nA: Something else entirely is said here."]
    let forth = try stock(all)
    let back = try stock(all.reversed())
    #expect(forth.hash == back.hash)
    #expect(forth.encoded == back.encoded)
    #expect(try stock(transcripts(2)).hash != forth.hash)
  }

  @Test func whatTheLedgerKeepsIsTheSame() throws {
    let stock = try stock(transcripts(3))
    let again = StockPhrases(encoded: stock.encoded)
    #expect(again.hash == stock.hash)
    #expect(again.encoded == stock.encoded)
    #expect(StockPhrases(encoded: []).isEmpty)
  }

  @Test func chanceMakesHardlyAnythingStock() {
    var counter = StockPhraseCounter()
    var state: UInt64 = 1
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    // As many different phrases as a thousand conversations have.
    for _ in 0..<1_000 { counter.add((0..<200).map { _ in next() }) }
    let stock = counter.stock
    let passed = (0..<20_000).count { _ in stock.contains(next()) }
    #expect(passed < 20)
  }
}
