import Conversations
import Lexicons

/// Reads conversations for the learned evidence; one per worker.
final class SignReader {
  private let lexicons: Lexicons
  private let eraser = NoiseEraser()
  private var languages: [Language: LearnedLanguage] = [:]

  init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// Blocks of the longest conversations beyond this are not read: what is learned is about
  /// exchanges that people overlook.
  static let mostBlocks = 400

  /// - Returns: nil where no side's language has signs.
  func read(_ reading: Reading) -> [BlockReading]? {
    guard reading.hasLexicon else { return nil }
    let clean = clean(reading)
    var blocks: [BlockReading] = []
    for turn in reading.speech {
      let role = reading.role(turn)
      guard role == .agent || role == .customer else { continue }
      if blocks.last?.role != role {
        if blocks.count == Self.mostBlocks { break }
        if let last = blocks.indices.last { blocks[last].finish() }
        blocks.append(BlockReading(role: role, language: language(of: turn, reading)))
      }
      add(turn, reading, clean, to: &blocks[blocks.count - 1])
    }
    if let last = blocks.indices.last { blocks[last].finish() }
    for index in blocks.indices where blocks[index].role == .agent {
      blocks[index].canned = reading.stockShare(of: blocks[index].turns)
    }
    return blocks
  }

  private func language(of turn: Int, _ reading: Reading) -> LearnedLanguage? {
    let side =
      reading.role(turn) == .customer
      ? reading.conversation.customerLanguage : reading.conversation.agentLanguage
    let own = reading.language(turn)
    let language = own.isSupported ? own : side.language
    if let known = languages[language] { return known }
    guard let lexicon = lexicons.signs(language) else { return nil }
    let made = LearnedLanguage(lexicon)
    languages[language] = made
    return made
  }

  // MARK: Text

  /// The conversation's text without noise, of equal length, and what was blanked in each turn.
  private struct CleanText {
    var text: [UInt8]
    var folded: FoldedText
    var counts: [Int: NoiseEraser.Counts]
  }

  private func clean(_ reading: Reading) -> CleanText {
    let conversation = reading.conversation
    var text = conversation.text
    var counts: [Int: NoiseEraser.Counts] = [:]
    text.withUnsafeMutableBufferPointer { text in
      for turn in reading.speech {
        let base = conversation.turns[turn].range.lowerBound
        for authored in conversation.turns[turn].spans where authored.kind == .authored {
          let range = (base + authored.span.start)..<(base + authored.span.end)
          let found = eraser.erase(
            UnsafeMutableBufferPointer(rebasing: text[range]),
            side: reading.role(turn) == .customer ? .customer : .agent)
          if found.isZero { continue }
          counts[turn, default: NoiseEraser.Counts()].links += found.links
          counts[turn, default: NoiseEraser.Counts()].emoticons += found.emoticons
        }
      }
    }
    // Where nothing was blanked the text is folded already.
    let folded =
      counts.isEmpty
      ? conversation.folded : FoldedText(text: text, turns: conversation.turns)
    return CleanText(text: text, folded: folded, counts: counts)
  }

  private func add(
    _ turn: Int, _ reading: Reading, _ clean: CleanText, to block: inout BlockReading
  ) {
    block.turns.append(turn)
    block.links += clean.counts[turn]?.links ?? 0
    block.emoticons += clean.counts[turn]?.emoticons ?? 0
    let bytes = reading.turns[turn].range
    if Letters.areCapitals(clean.text[bytes]) { block.isInCapitals = true }
    let all = clean.folded.sentencesOfTurn[turn]
    let range =
      all.lowerBound..<min(all.upperBound, all.lowerBound + Reading.sentencesJudged)
    let first = block.sentences.count
    let side: Sides = block.role == .customer ? .customer : .agent
    clean.folded.bytes.withUnsafeBufferPointer { folded in
      for index in range {
        let sentence = clean.folded.sentences[index]
        guard sentence.folded.contains(where: { isWordByte(folded[$0]) }) else { continue }
        let words = block.words.count
        block.language?.words(folded, sentence.folded, into: &block.words)
        let begin = block.sentences.last.map(\.span.end)
        block.sentences.append(
          SignSentence(
            turn: turn, span: sentence.span,
            signs: block.language?.scanner.signs(in: folded, sentence.folded, side: side)
              ?? SignSet(),
            cues: [], words: words..<block.words.count,
            stemCount: block.words[words...].count { $0.stem != 0 },
            isQuestion: Self.isQuestion(folded, sentence.folded),
            hasDigit: Self.digits(folded, sentence.folded, run: 1),
            hasLongNumber: Self.digits(folded, sentence.folded, run: 5),
            beginsLine: block.sentences.count == first
              || Self.hasLineBreak(
                clean.text, bytes.lowerBound + (begin ?? 0), bytes.lowerBound + sentence.span.start)
          ))
      }
    }
    addCues(reading, turn, to: &block, from: first)
  }

  /// Puts the lexicon's cues of a turn into the sentences in which they stand.
  private func addCues(
    _ reading: Reading, _ turn: Int, to block: inout BlockReading, from first: Int
  ) {
    var place = first
    for match in reading.cues.matches(turn: turn) {
      let sign = LexiconSigns.of(match.cue)
      if sign.isEmpty { continue }
      while place < block.sentences.count, block.sentences[place].span.end <= match.span.start {
        place += 1
      }
      // Matches come by sentence, those of one sentence by place.
      if place < block.sentences.count { block.sentences[place].cues.formUnion(sign) }
    }
  }

  // MARK: Bytes

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  private static func isQuestion(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, [0x20, 0x29, 0x22, 0x27, 0x7E].contains(bytes[end - 1]) {
      end -= 1
    }
    return end > range.lowerBound && bytes[end - 1] == UInt8(ascii: "?")
  }

  /// Whether so many digits stand in a row.
  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, run wanted: Int
  ) -> Bool {
    var run = 0
    for i in range {
      run = bytes[i] >= 0x30 && bytes[i] <= 0x39 ? run + 1 : 0
      if run == wanted { return true }
    }
    return false
  }

  private static func hasLineBreak(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    start < end && text[start..<end].contains(0x0A)
  }
}
