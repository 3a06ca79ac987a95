import Conversations
import Lexicons

/// Consecutive turns of one side, as the learned evidence reads them.
struct BlockReading {
  let role: Role
  let language: LearnedLanguage?
  var turns: [Int] = []
  var sentences: [SignSentence] = []
  var words: [SignWord] = []
  var links = 0
  var emoticons = 0
  var isInCapitals = false

  /// All signs of its sentences, and all cues.
  private(set) var signs = SignSet()
  private(set) var cues: LexiconSigns = []
  /// Its content.
  private(set) var stems = StemSet()
  /// Share of its words that address the other side.
  private(set) var address = 0.0
  private(set) var hasDigit = false
  private(set) var hasLongNumber = false

  // A customer's block.
  private(set) var hasRealQuestion = false
  private(set) var hasOpenQuestion = false
  private(set) var hasQuestionWord = false
  /// Angry sentences, each cue and each strong word for itself.
  private(set) var anger = 0
  /// One word or none.
  var isStub: Bool { words.count <= 1 }
  /// Thanks or a closing word, and nothing else that is open.
  private(set) var isThanks = false

  // An agent's block.
  private(set) var kinds: Set<SentenceKind> = []
  private(set) var asking: [Int] = []
  private(set) var telling: [Int] = []
  /// The content of what it tells.
  private(set) var toldStems = StemSet()
  /// Share of its four-word stretches that are stock phrases, 0 ... 1.
  var canned = 0.0

  init(role: Role, language: LearnedLanguage?) {
    self.role = role
    self.language = language
  }

  /// Longest block that still closes a conversation with thanks, in words.
  private static let longestThanks = 30

  /// Counts what its sentences hold; called once, when all its turns are in it.
  mutating func finish() {
    for (index, sentence) in sentences.enumerated() {
      signs.formUnion(sentence.signs)
      cues.formUnion(sentence.cues)
      if sentence.hasDigit { hasDigit = true }
      if sentence.hasLongNumber { hasLongNumber = true }
      if role == .customer {
        anger += sentence.cues.intersection(.anger).count
        if sentence.signs.contains(.customerStrong) { anger += 1 }
        if sentence.isRealQuestion {
          hasRealQuestion = true
          if sentence.isOpenQuestion { hasOpenQuestion = true }
          if sentence.signs.contains(.customerQuestionWord) { hasQuestionWord = true }
        }
      } else {
        kinds.insert(sentence.kind)
        if sentence.asksInReply { asking.append(index) }
        if sentence.tellsInReply { telling.append(index) }
      }
    }
    stems = StemSet(hashes: words.lazy.map(\.stem))
    address = Double(words.count { $0.isAddress }) / Double(max(1, words.count))
    toldStems = content(of: telling)
    let thanks =
      signs.contains(.customerThanks) || signs.contains(.customerSolved)
      || cues.contains(.satisfied)
    isThanks =
      role == .customer && thanks && !hasRealQuestion && !signs.contains(.customerStill)
      && anger == 0 && words.count <= Self.longestThanks
  }

  func has(_ sign: Sign) -> Bool { signs.contains(sign) }

  /// The sentences of its last line.
  var lastLine: ArraySlice<SignSentence> {
    guard let first = sentences.lastIndex(where: { $0.beginsLine }) else { return sentences[...] }
    return sentences[first...]
  }

  /// The content of what it asks.
  var askedStems: StemSet { content(of: asking) }

  private func content(of sentences: [Int]) -> StemSet {
    StemSet(hashes: sentences.flatMap { words[self.sentences[$0].words].map(\.stem) })
  }

  /// What stands before the first and after the last word of a conversation.
  static var none: BlockReading { BlockReading(role: .customer, language: nil) }
}

extension StemSet {
  /// The share of these stems that the other set holds; 0 for an empty set.
  func coverage(by other: StemSet) -> Double {
    isEmpty ? 0 : Double(shared(with: other)) / Double(count)
  }

  /// Shared stems over all stems of both.
  func likeness(_ other: StemSet) -> Double {
    let both = shared(with: other)
    let all = count + other.count - both
    return all == 0 ? 0 : Double(both) / Double(all)
  }

  /// Cosine of two sets, their stems weighted by how rare they are.
  func cosine(_ other: StemSet, _ language: LearnedLanguage?) -> Double {
    guard !isEmpty, !other.isEmpty, let language else { return 0 }
    func square(_ stems: StemSet) -> Double {
      stems.reduce(0) {
        let weight = language.inverseFrequency($1)
        return $0 + weight * weight
      }
    }
    return square(intersection(other)) / (square(self) * square(other)).squareRoot()
  }
}
