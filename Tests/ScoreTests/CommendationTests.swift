import Conversations
import Testing

@testable import Score

/// Every example of every kind of exemplary act is praised, or is not.
@Suite struct CommendationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var number: Int
    var example: ActExample
    var testDescription: String {
      "\(kind) \(number) \(example.isShown ? "shown" : "not shown"): \(example.note)"
    }
  }

  static let cases: [Case] = Registry.commendations.flatMap { act in
    act.examples.enumerated().map {
      Case(kind: act.kind, number: $0.offset + 1, example: $0.element)
    }
  }

  @Test(arguments: cases, ExampleHarness.Variant.allCases)
  func `an example is praised as it says, with the exact words`(
    _ item: Case, _ variant: ExampleHarness.Variant
  ) throws {
    let harness = ExampleHarness()
    let (raw, marked) = harness.raw(item.example.transcript, item.example.channel, variant)
    let conversation = try harness.conversation(raw)
    let evaluation = try harness.evaluate(conversation)
    let found = evaluation.commendations.filter { $0.kind == item.kind }
    #expect(
      found.isEmpty != item.example.isShown,
      "\(found.map(\.evidence.quote)), also \(evaluation.commendations.map(\.kind))")
    if let place = marked.first, let praise = found.first {
      #expect(praise.evidence.turn == place.turn)
      #expect(praise.evidence.span.overlaps(place.span), "quoted \(praise.evidence.quote)")
    }
    for praise in evaluation.commendations {
      #expect(praise.agent != nil, "\(praise.rule) praises nobody")
      #expect((0.4...0.95).contains(praise.confidence))
      for end in [praise.evidence] + praise.related {
        #expect(!end.quote.isEmpty, "\(praise.rule) quotes nothing")
        #expect(conversation.quote(end.span, turn: end.turn) == end.quote)
      }
    }
  }

  @Test(arguments: Registry.commendations.map { $0.kind })
  func `every kind has enough examples, words in every language and an error it answers`(
    _ kind: String
  ) throws {
    let act = try #require(Registry.commendations.first { $0.kind == kind })
    for examples in [act.examples.filter(\.isShown), act.examples.filter { !$0.isShown }] {
      #expect(examples.count >= 3)
      #expect(Set(examples.map(\.language)).count >= 2)
    }
    for language in Language.supported.map(\.rawValue) {
      #expect(act.titles[language]?.isEmpty == false)
      #expect(act.text.what[language]?.isEmpty == false)
    }
    #expect(!act.opposes.isEmpty)
    #expect(act.opposes.allSatisfy { Registry.criterion($0.rawValue) != nil })
  }

  @Test func `there are at least ten kinds, each with its own id`() {
    let kinds = Registry.commendations.map { $0.kind }
    #expect(kinds.count >= 10)
    #expect(Set(kinds).count == kinds.count)
    #expect(kinds == kinds.sorted())
  }

  @Test(arguments: [
    "C: hello\nA: Hello! How can I help?\nC: thank you\nA: Thank you too, have a lovely day!",
    "C: hi\nA: I completely understand. Thank you for your patience.\nC: ok\nA: You're welcome!",
    "C: salve\nA: Buongiorno! La ringrazio per averci scritto.\nC: grazie mille\nA: Grazie a lei!",
    "C: привет\nA: Здравствуйте! Спасибо за обращение.\nC: спасибо большое\nA: Хорошего дня!",
    "C: hallo\nA: Goeiedag! Baie dankie vir u boodskap.\nC: baie dankie\nA: Lekker dag verder!",
  ])
  func `courtesy alone is never praised`(_ transcript: String) throws {
    let harness = ExampleHarness()
    let raw = ExampleTranscript(transcript, channel: .chat).raw
    let evaluation = try harness.evaluate(harness.conversation(raw))
    #expect(evaluation.commendations.isEmpty, "\(evaluation.commendations.map(\.rule))")
  }
}
