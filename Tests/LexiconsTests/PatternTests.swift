import Conversations
import Testing

@testable import Lexicons

@Suite struct PatternTests {
  /// The folded text of each match of a pattern in a text.
  static func matches(
    _ source: String, _ text: String, syntax: PatternSyntax = PatternSyntax()
  ) -> [String] {
    let set = PatternSet([PatternSet.Pattern(id: "p", source: source)], syntax: syntax)
    let matcher = PatternMatcher(set)
    let folded = Folding.fold(text, language: .english)
    var found: [String] = []
    matcher.matches(in: folded, 0..<folded.count, sides: .both) {
      found.append(String(decoding: folded[$0.range], as: UTF8.self))
    }
    return found
  }

  @Test(arguments: [
    ("call you", "We'll CALL  you back.", ["call you"]), ("call you", "recall your name", []),
    ("help ?desk", "the helpdesk and the help desk", ["helpdesk", "help desk"]),
    ("call~back", "call you right back", ["call you right back"]),
    ("call~back", "call, please, back", ["call, please, back"]),
    ("call~back", "call a b c d e f back", []), ("call~back", "callback", []),
    ("it(?:'s| does)?~?(?:n'?t|not) work", "it doesn't work", ["it doesn't work"]),
    ("i~?care", "i scare", []), ("i~?care", "i do care", ["i do care"]),
    ("^yes", "yes yes", ["yes"]), ("^yes", "oh yes", []), ("ok[.!]*$", "that is ok!!", ["ok!!"]),
    ("\\d{2} days", "in 14 days", ["14 days"]),
    ("refund\\w*", "refunds, refunded", ["refunds", "refunded"]),
    ("(?:due to|because of) (?:the )?delay", "because of the delay", ["because of the delay"]),
    ("dear (?!all\\b)\\w+", "dear all, dear anna", ["dear anna"]),
    ("(?:del|dell'|della)", "l'anno dell'ordine", ["dell'"]),
  ])
  func compactPatternMatchesWordsAsDocumented(
    _ source: String, _ text: String, _ expected: [String]
  ) {
    #expect(Self.matches(source, text) == expected)
  }

  @Test func macrosAreReplacedAlsoInMacros() {
    let syntax = PatternSyntax(macros: ["WHO": "(?:i|we)", "WILL": "<WHO> will"], gapWords: 1)
    #expect(Self.matches("<WILL> call", "we will call", syntax: syntax) == ["we will call"])
    #expect(Self.matches("we~you", "we call you", syntax: syntax) == ["we call you"])
    #expect(Self.matches("we~you", "we will call you", syntax: syntax).isEmpty)
  }

  @Test func usersPatternsAreCheckedAllTogether() throws {
    let patterns = [
      PatternSet.Pattern(id: "one", source: "(?:a|b"),
      PatternSet.Pattern(id: "two", source: "<NO>x"),
      PatternSet.Pattern(id: "three", source: "x*"), PatternSet.Pattern(id: "four", source: "good"),
    ]
    guard case .failure(let problems) = PatternSet.checked(patterns, language: .english) else {
      Issue.record("accepted")
      return
    }
    #expect(problems.problems.map(\.id) == ["one", "two", "three"])
  }

  @Test(arguments: [
    "(?:a+)+b", "(?:\\w+,?)+x", "(?:[p-z]{1,40}){1,40}!", "(?:a|aa|aaa)+(?:a|aa|aaa)+b",
    ".*.*.*x", "(a)\\1", "(?R)x", "(?i)x", "(*LIMIT_MATCH=1)x", "\\Kx", "(?:да|дада)+(?:да)+!",
    "[^x]*[^y]*[^z]*q",
  ])
  func usersPatternsWithoutABoundAreRefused(_ source: String) {
    guard
      case .failure = PatternSet.checked(
        [PatternSet.Pattern(id: "p", source: source)], language: .english)
    else {
      Issue.record("accepted")
      return
    }
  }

  /// What the lexicons are written in is open to users.
  @Test(arguments: Language.supported)
  func theLexiconsOwnPatternsWouldBeAccepted(_ language: Language) throws {
    let lexicon = try #require(TestLexicons.all.lexicon(language))
    let bounds = PatternBounds()
    var refused: [String] = []
    for index in stride(from: 0, to: lexicon.patterns.count, by: 4) {
      let source = try #require(lexicon.patterns.resolvedSource(index))
      let code = try CompiledPattern(lexicon.syntax.pattern(source))
      if let fault = bounds.fault(source, code) {
        refused.append("\(lexicon.patterns.ids[index]): \(fault)")
      }
    }
    #expect(refused.count * 400 <= lexicon.patterns.count, "\(refused)")
  }

  @Test func usersPatternsAreFolded() throws {
    let set = try PatternSet.checked(
      [PatternSet.Pattern(id: "p", source: "Perché \\w+ PIÙ")], language: .italian
    ).get()
    let folded = Folding.fold("perché non più", language: .italian)
    #expect(PatternMatcher(set).matchesAny(in: folded, 0..<folded.count))
  }

  @Test func patternForOneSideIsNotTriedOnTheOther() {
    let set = PatternSet([PatternSet.Pattern(id: "p", source: "sorry", sides: .agent)])
    let matcher = PatternMatcher(set)
    let folded = Folding.fold("so sorry", language: .english)
    #expect(matcher.matchesAny(in: folded, 0..<folded.count, sides: .agent))
    #expect(!matcher.matchesAny(in: folded, 0..<folded.count, sides: .customer))
  }

  @Test func patternThatBacktracksWithoutEndComesBack() {
    let text = String(repeating: "a", count: 590)
    #expect(Self.matches("(?:a|aa|aaa)+(?:a|aa|aaa)+(?:a|aa|aaa)+b", text).isEmpty)
  }

  @Test func everyLexiconPatternCompiles() throws {
    for lexicon in TestLexicons.all.lexicons {
      for index in 0..<lexicon.patterns.count {
        let source = try #require(
          lexicon.patterns.expanded(index), "\(lexicon.patterns.ids[index])")
        #expect(throws: Never.self, "\(lexicon.patterns.ids[index])") {
          try CompiledPattern(source)
        }
      }
      for entry in lexicon.entries {
        for guardSource in entry.vetoBefore + entry.vetoSentence + entry.needSentence {
          #expect(throws: Never.self) { try CompiledPattern(guardSource) }
        }
      }
    }
  }

  @Test func patternsWithoutALiteralAreFew() throws {
    for lexicon in TestLexicons.all.lexicons {
      let tried = lexicon.patterns.alwaysTried.map { lexicon.patterns.ids[Int($0)] }
      #expect(tried.count <= 2, "\(tried)")
    }
  }

  @Test func idsAreUniqueInALexicon() throws {
    for lexicon in TestLexicons.all.lexicons {
      #expect(Set(lexicon.patterns.ids).count == lexicon.patterns.count)
    }
  }

  /// What the literals let through is compared with trying every pattern: on every example of the
  /// language's lexicon, as it stands and torn apart.
  @Test(arguments: Language.supported)
  func literalsNeverHideAMatch(_ language: Language) throws {
    let lexicon = try #require(TestLexicons.all.lexicon(language))
    let matcher = PatternMatcher(lexicon.patterns)
    var texts = Cue.allCases.flatMap { lexicon.examples($0).matching }
    texts += texts.enumerated().filter { $0.offset % 3 == 0 }.map {
      "«" + $0.element.replacing(" ", with: ", ") + "»"
    }
    for text in texts {
      let folded = Folding.fold(text, language: language)
      folded.withUnsafeBufferPointer { bytes in
        let candidates = Set(matcher.prefilter(bytes, 0..<bytes.count, sides: .both))
        for index in 0..<lexicon.patterns.count where !candidates.contains(Int32(index)) {
          matcher.verify(index, bytes) { _ in
            Issue.record("\(lexicon.patterns.ids[index]) is hidden in: \(text)")
          }
        }
      }
    }
  }
}
