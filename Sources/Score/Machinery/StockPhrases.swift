package import Conversations

/// Phrases of four words that agents wrote in at least three conversations: canned replies, greetings,
/// signatures. Immutable; part of `Background`.
///
/// It is a set of bits with two places for each phrase, so that its size is fixed: of phrases that
/// are none, about one in a hundred passes for one when four million different ones were counted.
package struct StockPhrases: Sendable {
  /// Words of a phrase, and conversations it has to occur in.
  package static let words = 4
  package static let conversations = 3

  static let slotBits = 24
  fileprivate var bits: [UInt64]
  /// A number that tells sets apart, whatever order they were counted in; 0 for the empty set.
  package fileprivate(set) var hash: UInt64 = 0

  package var isEmpty: Bool { hash == 0 }

  fileprivate init(bits: [UInt64]) { self.bits = bits }

  /// Nothing is known.
  package static let empty = StockPhrases(bits: [])

  package func contains(_ phrase: UInt64) -> Bool {
    guard !isEmpty else { return false }
    let (a, b) = Self.slots(phrase)
    return has(a) && has(b)
  }

  private func has(_ slot: Int) -> Bool { bits[slot >> 6] >> UInt64(slot & 63) & 1 != 0 }

  fileprivate mutating func insert(_ slot: Int) {
    if bits.isEmpty { bits = Array(repeating: 0, count: 1 << (Self.slotBits - 6)) }
    guard !has(slot) else { return }
    bits[slot >> 6] |= 1 << UInt64(slot & 63)
    hash &+= Self.mix(UInt64(slot) + 1) | 1
  }

  /// The set as bytes, for the ledger.
  package var encoded: [UInt8] {
    var out: [UInt8] = []
    for (place, word) in bits.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        let slot = place << 6 + rest.trailingZeroBitCount
        for shift in [0, 8, 16] { out.append(UInt8(truncatingIfNeeded: slot >> shift)) }
        rest &= rest - 1
      }
    }
    return out
  }

  /// - Parameter encoded: as `encoded` gave it.
  package init(encoded: [UInt8]) {
    self = .empty
    for start in stride(from: 0, to: encoded.count - encoded.count % 3, by: 3) {
      insert(Int(encoded[start]) | Int(encoded[start + 1]) << 8 | Int(encoded[start + 2]) << 16)
    }
  }

  static func slots(_ phrase: UInt64) -> (Int, Int) {
    let mask = 1 << slotBits - 1
    return (Int(truncatingIfNeeded: phrase) & mask, Int(truncatingIfNeeded: phrase >> 32) & mask)
  }

  fileprivate static func mix(_ value: UInt64) -> UInt64 {
    // The finaliser of MurmurHash3: every bit of the input reaches every bit of the result.
    var h = value
    h = (h ^ (h >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    h = (h ^ (h >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return h ^ (h >> 33)
  }

  /// The phrases in a row of words, as hashes, in order.
  static func phrases(_ words: ArraySlice<Word>) -> [UInt64] {
    guard words.count >= Self.words else { return [] }
    return (words.startIndex...(words.endIndex - Self.words)).map { start in
      mix(words[start..<(start + Self.words)].reduce(0) { ($0 &* 31) &+ $1.hash })
    }
  }

  /// The different phrases in agents' turns of a conversation.
  ///
  /// - Parameter conversation: with `folded` derived.
  package static func phrases(of conversation: Conversation) -> [UInt64] {
    let words = Words(conversation)
    var found: Set<UInt64> = []
    for index in conversation.turns.indices
    where conversation.turns[index].role == .agent && !conversation.turns[index].isInternal {
      let sentences = conversation.folded.sentencesOfTurn[index].prefix(Reading.sentencesJudged)
      found.formUnion(phrases(words.of(sentences)))
    }
    return Array(found)
  }
}

/// Counts in how many conversations phrases occur, in a fixed amount of memory (16 MB).
package struct StockPhraseCounter: Sendable {
  /// For each slot, up to `StockPhrases.conversations`.
  private var counts: [UInt8]
  /// What has been found so far.
  package private(set) var stock = StockPhrases.empty

  package init() { counts = Array(repeating: 0, count: 1 << StockPhrases.slotBits) }

  /// - Parameter phrases: the different ones of one conversation, in any order.
  package mutating func add(_ phrases: [UInt64]) {
    for phrase in phrases {
      let (a, b) = StockPhrases.slots(phrase)
      count(a)
      if b != a { count(b) }
    }
  }

  private mutating func count(_ slot: Int) {
    guard counts[slot] < StockPhrases.conversations else { return }
    counts[slot] += 1
    if counts[slot] == StockPhrases.conversations { stock.insert(slot) }
  }
}

extension Words {
  /// The words of some sentences that follow each other.
  fileprivate func of(_ sentences: Range<Int>) -> ArraySlice<Word> {
    guard let first = sentences.first, let last = sentences.last else { return [] }
    return all[ofSentence[first].lowerBound..<ofSentence[last].upperBound]
  }
}

extension Reading {
  /// The share of the phrases of some turns that are stock, 0 ... 1; 0 where the turns have none, or
  /// nothing is known of other conversations.
  package func stockShare(of turns: some Sequence<Int>) -> Double {
    guard !background.stock.isEmpty else { return 0 }
    var total = 0
    var known = 0
    for turn in turns {
      for phrase in StockPhrases.phrases(words.of(sentences(of: turn))) {
        total += 1
        if background.stock.contains(phrase) { known += 1 }
      }
    }
    return total == 0 ? 0 : Double(known) / Double(total)
  }
}
