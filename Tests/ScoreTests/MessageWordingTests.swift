import Conversations
import Foundation
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

  /// All that the examples make the program say, by rules alone and with the learned evidence.
  private static let said: [Message] = {
    let harness = ExampleHarness()
    var raws: [RawConversation] = []
    for criterion in Registry.criteria {
      for example in criterion.examples { raws.append(harness.raw(example).0) }
    }
    for act in Registry.commendations {
      for example in act.examples {
        raws.append(harness.raw(example.transcript, example.channel, .plain).0)
      }
    }
    let conversations = raws.compactMap { try? harness.conversation($0) }
    return [nil, LearnedModel.builtIn].flatMap { model -> [Message] in
      let scorer = try? Scorer(
        settings: harness.settings, lexicons: ExampleHarness.lexicons, zones: ["UTC": .utc],
        holidays: [:], learned: model)
      guard let worker = scorer?.worker() else { return [] }
      return conversations.flatMap { conversation in
        let evaluation = worker.evaluate(conversation, background: .empty)
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

  @Test(arguments: WordingTable.languages)
  func noWordsAreLeftOver(_ language: String) throws {
    // A wording that stands in no source is a message that was changed without its translations.
    let sources = try Self.sources()
    for wording in try #require(WordingTable.of(language)).messages.keys.sorted() {
      let written = wording.replacing(/\{[0-9]\}/, with: "{}")
      let isName = written.wholeMatch(of: /[a-z]+/) != nil && sources.contains(" \(written)")
      #expect(isName || sources.contains("\"\(written)\""), "nothing says: \(wording)")
    }
  }

  /// All sources, with `{}` for what stands in literals, and with literals that are joined as one.
  private static func sources() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    var text = ""
    for path in FileManager.default.subpaths(atPath: root.path) ?? [] where path.hasSuffix(".swift")
    {
      text += try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
    var flat = ""
    var rest = text[...]
    while let start = rest.range(of: "\\(") {
      flat += rest[..<start.lowerBound] + "{}"
      var depth = 1
      rest = rest[start.upperBound...].drop { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth > 0
      }.dropFirst()
    }
    return (flat + rest).replacing(/"\s*\+\s*"/, with: "")
  }

  @Test func valuesAreNoWords() {
    // What is put into a sentence without being looked up must be the same in every language.
    for text in Set(Self.said.flatMap(Self.texts)) {
      #expect(!text.contains(where: \.isLetter) || text.contains(where: \.isNumber), "\(text)")
    }
  }
}
