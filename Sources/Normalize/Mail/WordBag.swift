import Conversations

/// The words of a message, for telling whether two texts are the same.
struct WordBag {
  /// Hashes of the folded words, ascending.
  private let words: [UInt32]
  /// Of the words in their order.
  let hash: UInt64

  /// Longer texts are compared by their beginning.
  private static let mostWords = 4_000

  var count: Int { words.count }

  /// The authored words of a turn.
  init(_ conversation: Conversation, _ turn: Turn) {
    var list: [UInt32] = []
    for span in turn.spans where span.kind == .authored {
      let start = turn.range.lowerBound
      WordBag.read(
        conversation.text[(start + span.span.start)..<(start + span.span.end)], into: &list)
    }
    self.init(list)
  }

  init(_ text: ArraySlice<UInt8>) {
    var list: [UInt32] = []
    WordBag.read(text, into: &list)
    self.init(list)
  }

  private init(_ list: [UInt32]) {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in list { h = (h ^ UInt64(word)) &* 0x100_0000_01B3 }
    hash = h
    words = list.sorted()
  }

  private static func read(_ text: ArraySlice<UInt8>, into list: inout [UInt32]) {
    let folded = MailFold(text).bytes
    var i = 0
    while i < folded.count, list.count < mostWords {
      guard isWord(folded[i]) else {
        i += 1
        continue
      }
      var h: UInt32 = 2_166_136_261
      while i < folded.count, isWord(folded[i]) {
        h = (h ^ UInt32(folded[i])) &* 16_777_619
        i += 1
      }
      list.append(h)
    }
  }

  private func common(_ other: WordBag) -> Int {
    var i = 0
    var k = 0
    var n = 0
    while i < words.count && k < other.words.count {
      if words[i] == other.words[k] {
        n += 1
        i += 1
        k += 1
      } else if words[i] < other.words[k] {
        i += 1
      } else {
        k += 1
      }
    }
    return n
  }

  /// Share of the shorter text's words that the other has too, 0 ... 1.
  func containment(_ other: WordBag) -> Double {
    let least = min(count, other.count)
    return least == 0 ? 0 : Double(common(other)) / Double(least)
  }

  /// Share of all words that both have, 0 ... 1.
  func likeness(_ other: WordBag) -> Double {
    let sum = count + other.count
    return sum == 0 ? 1 : 2 * Double(common(other)) / Double(sum)
  }
}

/// Finds the quoted lines that no client introduced but another message of the thread contains.
enum HandQuotes {
  /// Turns authored stretches behind `>` into quoted ones where an earlier turn has their words.
  static func mark(in conversation: inout Conversation) {
    var bags: [WordBag?] = Array(repeating: nil, count: conversation.turns.count)
    for t in conversation.turns.indices where t > 0 {
      let turn = conversation.turns[t]
      var spans: [TextSpan] = []
      var hasChanged = false
      for span in turn.spans {
        guard span.kind == .authored else {
          append(span, to: &spans)
          continue
        }
        for piece in pieces(conversation, turn, span.span) {
          var kind = SpanKind.authored
          if piece.isSigned {
            let base = turn.range.lowerBound
            let words = WordBag(
              conversation.text[(base + piece.span.start)..<(base + piece.span.end)])
            let isKnown =
              words.count >= 3
              && (0..<t).suffix(200).contains { other in
                if bags[other] == nil {
                  bags[other] = WordBag(conversation, conversation.turns[other])
                }
                guard let bag = bags[other], bag.count >= words.count else { return false }
                return words.containment(bag) >= 0.9
              }
            if isKnown {
              kind = .quoted
              hasChanged = true
            }
          }
          append(TextSpan(kind, piece.span), to: &spans)
        }
      }
      if hasChanged { conversation.turns[t].spans = spans }
    }
  }

  private static func append(_ span: TextSpan, to spans: inout [TextSpan]) {
    guard !span.span.isEmpty else { return }
    if let last = spans.last, last.kind == span.kind, last.span.end == span.span.start {
      spans[spans.count - 1].span = Span(last.span.start, span.span.end)
    } else {
      spans.append(span)
    }
  }

  /// The stretch cut into runs of lines with and without a quote sign.
  private static func pieces(
    _ conversation: Conversation, _ turn: Turn, _ span: Span
  ) -> [(span: Span, isSigned: Bool)] {
    let base = turn.range.lowerBound
    var out: [(span: Span, isSigned: Bool)] = []
    var start = span.start
    while start < span.end {
      var end = start
      while end < span.end, conversation.text[base + end] != 0x0A { end += 1 }
      let next = min(end + 1, span.end)
      var k = start
      while k < end, conversation.text[base + k] == 0x20 { k += 1 }
      let isSigned = k < end && conversation.text[base + k] == 0x3E
      if let last = out.last, last.isSigned == isSigned {
        out[out.count - 1].span = Span(last.span.start, next)
      } else {
        out.append((Span(start, next), isSigned))
      }
      start = next
    }
    return out
  }
}
