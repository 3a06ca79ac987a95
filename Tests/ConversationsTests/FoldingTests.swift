import Testing

@testable import Conversations

/// A linear congruential generator, so that every run sees the same texts.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

@Suite struct FoldingTests {
  static func folded(_ text: String, _ language: Language = .english) -> String {
    String(decoding: Folding.fold(text, language: language), as: UTF8.self)
  }

  /// The sentences of one authored turn: original slices and folded forms.
  static func sentences(
    _ text: String, language: Language = .english
  ) -> [(original: String, folded: String)] {
    let bytes = Array(text.utf8)
    let turn = Turn(
      participant: nil, role: .agent, range: 0..<bytes.count,
      spans: [TextSpan(.authored, Span(0, bytes.count))], language: language)
    let result = FoldedText(text: bytes, turns: [turn])
    return result.sentences.map {
      (
        String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self),
        String(decoding: result.bytes[$0.folded], as: UTF8.self)
      )
    }
  }

  @Test(arguments: [
    ("HELLO World", "hello world"), ("it\u{2019}s", "it's"), ("it\u{2018}s", "it's"),
    ("it\u{B4}s it`s it\u{2BC}s", "it's it's it's"), ("\u{149} uur", "'n uur"),
    ("a\u{2013}b\u{2014}c", "a-b-c"), ("a\u{A0}b", "a b"), ("wait\u{2026}", "wait..."),
    ("Caf\u{E9} \u{C9}T\u{C9}", "cafe ete"), ("cafe\u{301}", "cafe"),
    ("s\u{EA} m\u{F4}re", "se more"),
    ("\u{1EC7}", "e"), ("ЁЛКА ёж", "елка еж"), ("и\u{306}од", "йод"), ("Й", "й"),
    ("е\u{308}", "е"), ("за\u{301}мок", "замок"), ("ＦＵＬＬ１２！", "full12!"),
    ("so\u{AD}ft ze\u{200B}ro \u{FEFF}bom", "soft zero bom"), ("ﬁne", "fine"),
    ("  a \t\r\n  b  ", "a b"), ("A\u{0}B", "a b"), ("İstanbul", "istanbul"),
    ("Straße Ørsted", "straße orsted"), ("👍🏽 ok", "👍🏽 ok"), ("", ""), ("   ", ""),
  ])
  func characterIsFolded(_ text: String, _ expected: String) {
    #expect(Self.folded(text) == expected)
  }

  @Test func italianApostropheForAFinalAccentIsDroppedOnlyInItalian() {
    #expect(Self.folded("perche' e' cosi', e' vero", .italian) == "perche e cosi, e vero")
    #expect(Self.folded("PERCHE\u{2019} no", .italian) == "perche no")
    #expect(
      Self.folded("l'ordine, dell'anno, un'ora, anch'io", .italian)
        == "l'ordine, dell'anno, un'ora, anch'io")
    #expect(Self.folded("perché è già così", .italian) == "perche e gia cosi")
    #expect(Self.folded("the boys' ball", .english) == "the boys' ball")
    #expect(Self.folded("a' b", .english) == "a' b")
  }

  @Test func damagedUTF8BecomesOneFoldedCharacterAByte() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x20, 0xE2, 0x80, 0x62, 0xED, 0xA0, 0x80, 0xF5]
    let turn = Turn(
      participant: nil, role: .agent, range: 0..<bytes.count,
      spans: [TextSpan(.authored, Span(0, bytes.count))])
    let result = FoldedText(text: bytes, turns: [turn])
    #expect(result.bytes.allSatisfy { $0 < 0x80 })
    #expect(result.sentences.count == 1)
  }

  @Test(arguments: [
    ("One. Two! Three? Four", ["one.", "two!", "three?", "four"]),
    ("Really?! Yes... ok", ["really?!", "yes...", "ok"]),
    ("Wait\u{2026} what", ["wait...", "what"]),
    ("line one\nline two\r\nline three", ["line one", "line two", "line three"]),
    ("See www.example.com/a.b?c=d now. Done", ["see www.example.com/a.b?c=d now.", "done"]),
    ("It costs 3.50 or 1.000,00 euro. Ok", ["it costs 3.50 or 1.000,00 euro.", "ok"]),
    ("Write to a.b@example.com please", ["write to a.b@example.com please"]),
    ("Dear Mr. Smith, hello. Bye", ["dear mr. smith, hello.", "bye"]),
    ("Call by 5 p.m. tomorrow. Ok", ["call by 5 p.m. tomorrow.", "ok"]),
    ("We close at 5 p.m. We open at 9", ["we close at 5 p.m.", "we open at 9"]),
    ("... ! ?", ["...", "!", "?"]), ("\n\n a \n\n", ["a"]),
    ("He said (no.) Ok", ["he said (no.) ok"]),
  ])
  func textIsSplitIntoSentences(_ text: String, _ expected: [String]) {
    #expect(Self.sentences(text).map(\.folded) == expected)
  }

  @Test func lineBreakThatOnlyWrapsAParagraphDoesNotSplit() {
    let wrapped = "We have looked into the matter of your parcel and will call\nyou back tomorrow."
    #expect(Self.sentences(wrapped).count == 1)
    let chat = "we will call\nyou back"
    #expect(Self.sentences(chat).count == 2)
    let list = "We have looked into the matter of your parcel and will call\nOn Monday."
    #expect(Self.sentences(list).count == 2)
  }

  @Test func longSentenceIsCutAtAWhiteSpaceBeforeTheLimit() {
    let text = String(repeating: "слово ", count: 400)
    let cut = Self.sentences(text)
    #expect(cut.count > 3)
    for sentence in cut {
      #expect(sentence.folded.count <= Folding.longestSentence)
      #expect(sentence.original == sentence.folded)
      #expect(sentence.folded.hasPrefix("слово") && sentence.folded.hasSuffix("слово"))
    }
    #expect(cut.map(\.folded).joined(separator: " ") + " " == text)
  }

  @Test func wordWithoutWhiteSpaceIsCutAtTheLimitAndNothingIsLost() {
    let text = String(repeating: "ё…", count: 1000)
    let cut = Self.sentences(text)
    #expect(cut.allSatisfy { $0.folded.count <= Folding.longestSentence })
    #expect(cut.map(\.original).joined() == text)
  }

  @Test func onlyAuthoredTextIsFolded() {
    let text = Array("mine. > yours. -- sig".utf8)
    let turn = Turn(
      participant: nil, role: .agent, range: 0..<text.count,
      spans: [
        TextSpan(.authored, Span(0, 6)), TextSpan(.quoted, Span(6, 15)),
        TextSpan(.signature, Span(15, text.count)),
      ])
    let empty = Turn(participant: nil, role: .customer, range: text.count..<text.count)
    let result = FoldedText(text: text, turns: [turn, empty])
    #expect(result.sentences.map(\.span) == [Span(0, 5)])
    #expect(result.sentencesOfTurn == [0..<1, 1..<1])
    #expect(result.bytes.suffix(8).allSatisfy { $0 == 0 })
  }

  @Test func spanOfAWordIsTheWordAsWritten() throws {
    let text = "Né  oggi\u{A0}\u{AD}né «DOMANI»… ﬁne\u{301} !"
    let bytes = Array(text.utf8)
    let turn = Turn(
      participant: nil, role: .agent, range: 0..<bytes.count,
      spans: [TextSpan(.authored, Span(0, bytes.count))], language: .italian)
    let result = FoldedText(text: bytes, turns: [turn])
    func slice(_ word: String) throws -> String {
      let needle = Array(word.utf8)
      let at = try #require(
        result.bytes.indices.first { result.bytes[$0...].starts(with: needle) })
      let sentence = try #require(result.sentences.first { $0.folded.contains(at) })
      let span = result.span(of: at..<(at + needle.count), in: sentence)
      return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }
    #expect(try slice("oggi") == "oggi")
    #expect(try slice("domani") == "DOMANI")
    #expect(try slice("ne oggi") == "Né  oggi")
    #expect(try slice("fine") == "ﬁne\u{301}")
    #expect(try slice(".") == "…")
  }

  /// Characters of all kinds that folding treats, and some that it does not.
  static let alphabet: [String] = [
    "a", "B", "z", " ", " ", "  ", "\n", "\r\n", "\t", ".", "?", "!", "…", "'", "’", "`", "é", "È",
    "e\u{301}", "ё", "Ё", "й", "и\u{306}", "Ж", "\u{A0}", "\u{AD}", "\u{200B}", "\u{FEFF}", "ＡＢ",
    "！", "–", "—", "ŉ", "👍", "👨‍👩‍👧", "ﬃ", "ß", "中", "ع", "\u{301}", "\u{2028}", "\u{0}", "1", "9", "_",
    "«", "»", "№", "e'", "perche'", "word", "слово", "\u{E0041}", "İ", "ǅ", "½",
  ]

  @Test(arguments: 0..<6)
  func everySentenceAndWordOfRandomTextMapsBackToItself(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed) &+ 17)
    for _ in 0..<120 {
      let pieces = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
        Self.alphabet.randomElement(using: &generator) ?? ""
      }
      let bytes = Array(pieces.joined().utf8)
      let language: Language = Bool.random(using: &generator) ? .italian : .russian
      let middle = scalarBoundary(bytes, Int.random(in: 0...bytes.count, using: &generator))
      let turn = Turn(
        participant: nil, role: .agent, range: 0..<bytes.count,
        spans: [
          TextSpan(.authored, Span(0, middle)), TextSpan(.authored, Span(middle, bytes.count)),
        ], language: language)
      check(FoldedText(text: bytes, turns: [turn]), bytes, language)
    }
  }

  private func scalarBoundary(_ bytes: [UInt8], _ index: Int) -> Int {
    var i = index
    while i < bytes.count && bytes[i] & 0xC0 == 0x80 { i += 1 }
    return i
  }

  private func check(_ result: FoldedText, _ bytes: [UInt8], _ language: Language) {
    #expect(result.bytes.count == result.origins.count)
    var last = 0
    for sentence in result.sentences {
      #expect(sentence.span.start >= last && sentence.span.end <= bytes.count)
      last = sentence.span.end
      let slice = result.bytes[sentence.folded]
      #expect(!slice.isEmpty && slice.first != 0x20 && slice.last != 0x20)
      #expect(String(validating: slice, as: UTF8.self) != nil)
      // Folding what the span names gives the sentence again, and no white space stands around it.
      let original = String(decoding: bytes[sentence.span.start..<sentence.span.end], as: UTF8.self)
      #expect(original.first?.isWhitespace == false && original.last?.isWhitespace == false)
      #expect(Folding.fold(original, language: language) == Array(slice))
      var start = sentence.folded.lowerBound
      while start < sentence.folded.upperBound {
        var end = start
        while end < sentence.folded.upperBound && result.bytes[end] != 0x20 { end += 1 }
        let span = result.span(of: start..<end, in: sentence)
        let word = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
        let hasSpace = word.contains { $0.isWhitespace }
        #expect(!hasSpace)
        #expect(span.start >= sentence.span.start && span.end <= sentence.span.end)
        start = end + 1
      }
    }
  }
}
