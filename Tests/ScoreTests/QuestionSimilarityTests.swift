import Conversations
import Testing

@testable import Score

/// The table of ERROR-LIST 6.1, after carrier phrases and fillers are gone.
struct QuestionSimilarityTests {
  struct Pair: Sendable {
    var first: String
    var second: String
    var isSame: Bool
  }

  @Test(arguments: [
    Pair(
      first: "Does it need to be towed or jump-started?",
      second: "OK, do you think it needs to be towed or jump-started?", isSame: true),
    Pair(
      first: "это должно быть буксировано или подскочило?",
      second: "Хорошо Вы думаете, что это должно быть буксировано или подскочило?", isSame: true),
    Pair(
      first: "What is your order number?", second: "What is your phone number?", isSame: false),
    Pair(
      first: "What is your email address?", second: "What is your delivery address?",
      isSame: false),
    Pair(first: "Wat is u bestelnommer?", second: "Wat is u selfoonnommer?", isSame: false),
  ])
  func sameQuestionOrNot(_ pair: Pair) throws {
    let example = ExampleTranscript(
      "A: \(pair.first)\nC: I don't know.\nA: \(pair.second)", channel: .chat)
    let harness = ExampleHarness()
    let conversation = try harness.conversation(example.raw)
    let scorer = try Scorer(
      settings: harness.settings, lexicons: ExampleHarness.lexicons, zones: [:], holidays: [:])
    let reading = scorer.worker().read(conversation, .empty)
    let first = try #require(reading.sentences(of: 0).first)
    let second = try #require(reading.sentences(of: 2).last)
    let likeness = QuestionSimilarity(
      QuestionSimilarity.trigrams(first, reading), QuestionSimilarity.trigrams(second, reading))
    #expect(likeness.isRepeated == pair.isSame, "\(likeness)")
  }
}
