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

  /// What no example makes the program say, such as contacts that came later and rules of a house: the
  /// literals that the sources give to messages.
  @Test(arguments: WordingTable.languages)
  func whatSourcesGiveToMessagesHasWords(_ language: String) throws {
    func plain(_ wording: String) -> String { wording.replacing(/\{[0-9]+\}/, with: "{}") }
    let table = Set(try #require(WordingTable.of(language)).messages.keys.map(plain))
    let literals = try Self.literals()
    let said = Set(Self.said.flatMap(Self.wordings).map(plain))
    #expect(literals.subtracting(said).count > 15)
    for wording in literals.sorted() {
      #expect(table.contains(wording), "no words in \(language): \(wording)")
    }
  }

  /// Literals with letters in functions and properties that give a message, in variables that are
  /// one, and in what criteria and commendations hand over as one; `{}` for values.
  private static func literals() throws -> Set<String> {
    let literal = /"((?:[^"\\]|\\.)*)"/
    var found: Set<String> = []
    for (path, text) in try files("Score") {
      var parts: [Substring] = text.matches(of: /(?:->|:) Message\??\s*\{/).map { match in
        var depth = 1
        return text[match.range.upperBound...].prefix { character in
          if character == "{" { depth += 1 }
          if character == "}" { depth -= 1 }
          return depth > 0
        }
      }
      parts += text.matches(of: /(?:: Message = |text \+= )"(?:[^"\\]|\\.)*"/).map(\.output)
      if path.contains("/Criteria/") || path.contains("/Commendations/") {
        parts += text.matches(of: /message: "(?:[^"\\]|\\.)*"/).map(\.output)
      }
      for part in parts {
        found.formUnion(part.matches(of: literal).map { String($0.output.1) })
      }
    }
    return found.filter { $0.contains(where: \.isLetter) }
  }

  @Test(arguments: WordingTable.languages)
  func noWordsAreLeftOver(_ language: String) throws {
    // A wording that stands in no source is a message that was changed without its translations.
    let sources = try Self.files("").map(\.text).joined()
    for wording in try #require(WordingTable.of(language)).messages.keys.sorted() {
      let written = wording.replacing(/\{[0-9]\}/, with: "{}")
      let isName = written.wholeMatch(of: /[a-z]+/) != nil && sources.contains(" \(written)")
      #expect(isName || sources.contains("\"\(written)\""), "nothing says: \(wording)")
    }
  }

  /// The sources in a folder, with `{}` for what stands in literals, and with literals that are joined
  /// as one.
  private static func files(_ folder: String) throws -> [(path: String, text: String)] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
      .appendingPathComponent(folder)
    let paths = (FileManager.default.subpaths(atPath: root.path) ?? []).filter {
      $0.hasSuffix(".swift")
    }
    return try paths.sorted().map { path in
      let file = root.appendingPathComponent(path)
      return (file.path, flat(try String(contentsOf: file, encoding: .utf8)))
    }
  }

  private static func flat(_ text: String) -> String {
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
