import Conversations
import Testing

@testable import Lexicons

/// The lexicons, read once: in debug builds that takes a while.
enum TestLexicons {
  static let all: Lexicons = {
    do {
      return try Lexicons.load()
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}

/// A conversation of one turn, as Normalize would make it.
func conversation(_ text: String, role: Role, language: Language) -> Conversation {
  conversation([(role, text)], language: language)
}

func conversation(_ turns: [(Role, String)], language: Language) -> Conversation {
  var result = Conversation(
    key: ConversationKey(source: "test", id: "1"), path: "test.xml", format: "test",
    channel: .chat)
  for (role, text) in turns {
    let start = result.text.count
    result.text += text.utf8
    let count = result.text.count - start
    result.turns.append(
      Turn(
        participant: nil, role: role, range: start..<result.text.count,
        spans: count == 0 ? [] : [TextSpan(.authored, Span(0, count))], language: language))
  }
  result.agentLanguage = LanguageGuess(language, probability: 1)
  result.customerLanguage = result.agentLanguage
  result.folded = FoldedText(text: result.text, turns: result.turns)
  return result
}

struct CueExample: CustomTestStringConvertible, Sendable {
  var language: Language
  var cue: Cue
  var text: String
  var isMatch: Bool
  var role: Role

  var testDescription: String {
    "\(language.rawValue) \(cue.rawValue) \(isMatch ? "+" : "-") \(text)"
  }

  static func all(_ language: Language) -> [CueExample] {
    guard let lexicon = TestLexicons.all.lexicon(language) else { return [] }
    return Cue.allCases.flatMap { cue in
      let role: Role = lexicon.sides(cue).contains(.agent) ? .agent : .customer
      let (matching, notMatching) = lexicon.examples(cue)
      return matching.map {
        CueExample(language: language, cue: cue, text: $0, isMatch: true, role: role)
      }
        + notMatching.map {
          CueExample(language: language, cue: cue, text: $0, isMatch: false, role: role)
        }
    }
  }
}

@Suite struct LexiconExampleTests {
  @Test(arguments: Language.supported)
  func everyExampleOfTheLexiconHoldsWhatItSays(_ language: Language) throws {
    let scanner = CueScanner(TestLexicons.all)
    let examples = CueExample.all(language)
    #expect(examples.count > 150)
    for example in examples {
      let conversation = conversation(example.text, role: example.role, language: language)
      let table = scanner.scan(conversation)
      #expect(
        table.has(example.cue, turn: 0) == example.isMatch, "\(example.testDescription)")
    }
  }

  @Test(arguments: Language.supported)
  func everyCueHasPatternsAndExamplesOfBothKinds(_ language: Language) throws {
    let lexicon = try #require(TestLexicons.all.lexicon(language))
    for cue in Cue.allCases {
      #expect(lexicon.cueOfPattern.contains(UInt8(cue.ordinal)), "\(cue)")
      let (matching, notMatching) = lexicon.examples(cue)
      #expect(!matching.isEmpty && !notMatching.isEmpty, "\(language) \(cue)")
    }
  }
}
