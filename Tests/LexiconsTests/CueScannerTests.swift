import Conversations
import Testing

@testable import Lexicons

@Suite struct CueScannerTests {
  private static func scan(
    _ turns: [(Role, String)], _ language: Language = .english
  ) throws -> (table: CueTable, conversation: Conversation) {
    let made = conversation(turns, language: language)
    return (CueScanner(TestLexicons.all).scan(made), made)
  }

  @Test func quoteOfAMatchIsTheMatchedWords() throws {
    let (table, made) = try Self.scan([
      (.customer, "Hi"),
      (.agent, "Hello!  I\u{2019}m   SO sorry \u{2026} we will call you back today."),
    ])
    let apology = try #require(table.first(.apology, turn: 1))
    #expect(made.quote(apology.span, turn: 1).lowercased().hasSuffix("sorry"))
    for match in table.matches {
      let quote = made.quote(match.span, turn: match.turn)
      #expect(quote.first?.isWhitespace == false && quote.last?.isWhitespace == false)
      #expect(
        Folding.fold(quote, language: .english) == Array(made.folded.bytes[match.folded]))
    }
  }

  @Test func cueOfOneSideIsNotFoundInTheOthersMouth() throws {
    let (table, _) = try Self.scan([
      (.customer, "I am so sorry for the inconvenience."),
      (.agent, "I am so sorry for the inconvenience."),
    ])
    #expect(!table.has(.apology, turn: 0))
    #expect(table.has(.apology, turn: 1))
  }

  @Test func botsSystemAndInternalNotesHaveNoCues() throws {
    var made = conversation(
      [(.bot, "Hello!"), (.system, "Hello!"), (.unknown, "Hello!"), (.agent, "Hello!")],
      language: .english)
    made.turns[3].isInternal = true
    let scanner = CueScanner(TestLexicons.all)
    #expect(scanner.scan(made).matches.isEmpty)
  }

  @Test func unsupportedLanguageHasNoCues() throws {
    #expect(try Self.scan([(.agent, "Hello, sorry!")], .dutch).table.matches.isEmpty)
  }

  @Test func mixedSideIsReadWithBothLexicons() throws {
    var made = conversation(
      [(.agent, "Ons is jammer. We will call you back tomorrow.")], language: .afrikaans)
    let scanner = CueScanner(TestLexicons.all)
    #expect(!scanner.scan(made).has(.promise, turn: 0))
    made.agentLanguage.second = .english
    let table = scanner.scan(made)
    #expect(table.has(.apology, turn: 0))
    #expect(table.matches(.promise, turn: 0).first?.language == .english)
  }

  @Test func undeterminedTurnTakesItsSidesLanguage() throws {
    var made = conversation([(.agent, "Mi dispiace molto per il disagio.")], language: .italian)
    made.turns[0].language = .undetermined
    let scanner = CueScanner(TestLexicons.all)
    #expect(scanner.scan(made).has(.apology, turn: 0))
  }

  @Test func boilerplateHasNoOtherCue() throws {
    let (table, _) = try Self.scan([
      (.agent, "Thank you, this chat may be recorded for quality purposes. Hello!")
    ])
    #expect(table.has(.boilerplate, sentence: 0))
    #expect(!table.has(.thanks, sentence: 0))
    #expect(table.has(.greeting, sentence: 1))
  }

  @Test func matchesAreInOrderAndAgreeWithTheSets() throws {
    let (table, made) = try Self.scan([
      (.customer, "Hello, where is my order? I already told you twice!"),
      (
        .agent, "Hi, sorry! Unfortunately we can't refund it, but we will send a new one by Friday."
      ),
    ])
    #expect(table.matches.count > 6)
    for (a, b) in zip(table.matches, table.matches.dropFirst()) {
      #expect((a.turn, a.sentence) <= (b.turn, b.sentence))
      if a.sentence == b.sentence { #expect(a.folded.lowerBound <= b.folded.lowerBound) }
    }
    for cue in Cue.allCases {
      for turn in made.turns.indices {
        #expect(table.has(cue, turn: turn) == !table.matches(cue, turn: turn).isEmpty)
        #expect(table.has(cue, turn: turn) == table.cues(turn: turn).contains(cue))
      }
      for sentence in made.folded.sentences.indices {
        #expect(
          table.has(cue, sentence: sentence) == !table.matches(cue, sentence: sentence).isEmpty)
      }
    }
    #expect(table.matches.allSatisfy { made.turns.indices.contains($0.turn) && $0.prior > 0 })
  }

  @Test func patternNumbersNameTheirPatterns() throws {
    let lexicons = TestLexicons.all
    let (table, _) = try Self.scan([(.agent, "Здравствуйте! Чем могу помочь?")], .russian)
    let greeting = try #require(table.first(.greeting, turn: 0))
    #expect(lexicons.patternID(greeting.pattern).hasPrefix("ru.greeting."))
    #expect(lexicons.patternID(-1) == "unknown" && lexicons.patternID(1 << 20) == "unknown")
  }

  @Test func hashTellsTheFilesApart() {
    let hashes = Language.supported.map { Lexicons.hash(of: $0) }
    #expect(Set(hashes).count == Language.supported.count)
    #expect(hashes.allSatisfy { $0.utf8.count == 16 })
  }

  @Test func damagedLexiconIsAnError() {
    for text in ["", "{", "[]", "{\"schema\": \"scorecards-lexicon/1\"}", "{\"schema\": 1}"] {
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        _ = #expect(throws: Lexicon.Problem.self) {
          try Lexicon(language: .english, bytes: buffer)
        }
      }
    }
  }
}
