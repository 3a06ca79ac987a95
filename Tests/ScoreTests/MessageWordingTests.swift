import Conversations
import Settings
import Testing

@testable import Reports
@testable import Score

/// Whatever a criterion or a commendation says has words in every language of the pages.
@Suite struct MessageWordingTests {
  /// The wordings of a message, and of the words inside it.
  private static func wordings(_ message: Message) -> [String] {
    message.clauses.flatMap { clause in
      [clause.wording]
        + clause.values.flatMap { value -> [String] in
          if case .words(let inner) = value { wordings(inner) } else { [] }
        }
    }
  }

  private static func texts(_ message: Message) -> [String] {
    message.clauses.filter { $0.wording != "{0}" }.flatMap(\.values).flatMap { value -> [String] in
      switch value {
      case .text(let text): [text]
      case .words(let inner): texts(inner)
      }
    }
  }

  /// All that the examples make the program say.
  private static let said: [Message] = {
    var raws: [RawConversation] = []
    for harness in [ExampleHarness()] {
      for criterion in Registry.criteria {
        raws += criterion.examples.map { harness.raw($0).0 }
      }
      for act in Registry.commendations {
        raws += act.examples.map { harness.raw($0.transcript, $0.channel, .plain).0 }
      }
    }
    return [nil, LearnedModel.builtIn].flatMap { model in
      var harness = ExampleHarness()
      harness.learned = model
      return raws.flatMap { raw -> [Message] in
        guard let conversation = try? harness.conversation(raw),
          let evaluation = try? harness.evaluate(conversation)
        else { return [] }
        return evaluation.findings.map(\.message) + evaluation.commendations.map(\.message)
      }
    }
  }()

  /// Words that stand in messages, one by one.
  private static let words: [String] =
    LearnedSignal.allCases.map(\.words) + RuleCondition.allCases.map(\.words)
    + Slot.allCases.map(\.rawValue) + PromisedAct.allCases.map(\.words.description)
    + FactPredicate.allCases.map(\.rawValue) + Attribution.allCases.map(\.rawValue)
    + Channel.allCases.map(\.rawValue) + Registry.criteria.map { $0.text.why }

  @Test(arguments: WordingTable.languages)
  func everyMessageHasWords(_ language: String) throws {
    let table = try #require(WordingTable.of(language))
    #expect(Self.said.count > 500)
    let all = Set(Self.said.flatMap(Self.wordings) + Self.words)
    for wording in all.sorted() where wording.contains(where: \.isLetter) {
      #expect(table.messages[wording] != nil, "no words in \(language): \(wording)")
    }
  }

  @Test func valuesAreNoWords() {
    // What is put into a sentence without being looked up must be the same in every language.
    for text in Set(Self.said.flatMap(Self.texts)) {
      #expect(!text.contains(where: \.isLetter) || text.contains(where: \.isNumber), "\(text)")
    }
  }
}
