import Conversations

/// Finds each side's language from all its text, and lets single messages differ.
struct SideLanguages {
  let identifier: LanguageIdentifier

  /// The sides of an exchange; whoever is neither agent nor customer has his own.
  private enum Side: Int, CaseIterable {
    case customer, agent, automatic, unknown

    init(_ role: Role) {
      switch role {
      case .customer: self = .customer
      case .agent: self = .agent
      case .bot, .system: self = .automatic
      case .unknown: self = .unknown
      }
    }
  }

  func assign(to conversation: inout Conversation) {
    var lower: [UInt8] = []
    conversation.text.withUnsafeBufferPointer { LowerText.fold($0, into: &lower) }
    assign(to: &conversation, lower: lower)
  }

  /// - Parameter lower: the conversation's text by `LowerText`.
  func assign(to conversation: inout Conversation, lower: [UInt8]) {
    conversation.text.withUnsafeBufferPointer { text in
      lower.withUnsafeBufferPointer { lower in
        let reader = TurnReader(identifier: identifier, text: text, lower: lower)
        var tallies: [LanguageTally] = []
        tallies.reserveCapacity(conversation.turns.count)
        for index in conversation.turns.indices {
          tallies.append(
            reader.tally(
              conversation.turns[index].range, conversation.turns[index].spans,
              hasTrigrams: false))
        }
        let guesses = guessSides(conversation.turns, &tallies, reader)
        conversation.customerLanguage = guesses[Side.customer.rawValue]
        conversation.agentLanguage = guesses[Side.agent.rawValue]
        for index in conversation.turns.indices {
          let side = guesses[Side(conversation.turns[index].role).rawValue]
          let range = conversation.turns[index].range
          let spans = conversation.turns[index].spans
          conversation.turns[index].language = SideLanguages.language(tallies[index], side: side) {
            reader.tally(range, spans, hasTrigrams: true)
          }
        }
      }
    }
  }

  private struct TurnReader {
    let identifier: LanguageIdentifier
    let text: UnsafeBufferPointer<UInt8>
    let lower: UnsafeBufferPointer<UInt8>

    func tally(_ range: ByteRange, _ spans: [TextSpan], hasTrigrams: Bool) -> LanguageTally {
      identifier.tally(
        UnsafeBufferPointer(rebasing: text[range]),
        lower: UnsafeBufferPointer(rebasing: lower[range]), spans: spans,
        hasTrigrams: hasTrigrams)
    }
  }

  /// Each side's language; where function words do not settle it, its turns are read again.
  private func guessSides(
    _ turns: [Turn], _ tallies: inout [LanguageTally], _ reader: TurnReader
  ) -> [LanguageGuess] {
    var sides = [LanguageTally](repeating: LanguageTally(), count: Side.allCases.count)
    for index in turns.indices where !turns[index].isInternal {
      sides[Side(turns[index].role).rawValue].add(tallies[index])
    }
    for side in Side.allCases where !LanguageScores.isSettled(sides[side.rawValue]) {
      var sum = LanguageTally()
      for index in turns.indices
      where Side(turns[index].role) == side && !turns[index].isInternal {
        // A side of very many words that settle nothing is a mixture: a part of it tells that.
        if sum.words < SideLanguages.enoughWords {
          tallies[index] = reader.tally(
            turns[index].range, turns[index].spans, hasTrigrams: true)
        }
        sum.add(tallies[index])
      }
      sides[side.rawValue] = sum
    }
    var guesses = sides.map { LanguageScores($0).guess }
    SideLanguages.fill(&guesses, sides)
    return guesses
  }

  /// After so many words of a side no more trigrams are read.
  private static let enoughWords = 500

  /// A side with too little text speaks the other side's language, less surely.
  private static func fill(_ guesses: inout [LanguageGuess], _ sides: [LanguageTally]) {
    func isThin(_ side: Side) -> Bool {
      let tally = sides[side.rawValue]
      let letters = tally.latin + tally.cyrillic + tally.otherScript
      return tally.words < LanguageScores.fewWords || letters == 0
    }
    func lend(_ side: Side, from other: Side) {
      let known = guesses[other.rawValue]
      let own = guesses[side.rawValue]
      guard isThin(side), !isThin(other), known.language != .undetermined,
        own.language != known.language
      else { return }
      // Two alphabets are told apart by one word.
      if own.language != .undetermined, sides[side.rawValue].words > 0,
        isCyrillic(own.language) != isCyrillic(known.language)
      {
        return
      }
      guesses[side.rawValue] = LanguageGuess(
        known.language, probability: known.probability * 0.9, second: known.second)
    }
    if sides[Side.customer.rawValue].words == 0, sides[Side.agent.rawValue].words == 0 {
      guesses[Side.customer.rawValue] = guesses[Side.unknown.rawValue]
    }
    lend(.customer, from: .agent)
    lend(.agent, from: .customer)
    lend(.unknown, from: .customer)
    lend(.automatic, from: .agent)
    lend(.automatic, from: .customer)
  }

  private static func isCyrillic(_ language: Language) -> Bool {
    language == .russian || language == .ukrainian || language == .bulgarian
  }

  /// A message's own language: its side's, unless it is long enough and clearly another.
  ///
  /// - Parameter full: reads the message once more with trigrams.
  private static func language(
    _ tally: LanguageTally, side: LanguageGuess, full: () -> LanguageTally
  ) -> Language {
    if tally.words < LanguageScores.fewWords || speaks(side.language, tally) {
      return side.language
    }
    let tally = tally.trigrams > 0 ? tally : full()
    let scores = LanguageScores(tally)
    let own = scores.guess.language
    if own == side.language || own == .undetermined { return side.language }
    if side.language == .undetermined { return own }
    if isCyrillic(own) || isCyrillic(side.language) {
      if isCyrillic(own) != isCyrillic(side.language) { return own }
      // One Slavic neighbour inside another needs more than a missing letter.
      return tally.words >= 3 * LanguageScores.fewWords ? own : side.language
    }
    let top = scores.score(of: own)
    let isClear = top - scores.score(of: side.language) >= LanguageScores.margin * top
    return isClear ? own : side.language
  }

  /// Whether a message's function words alone are those of a Latin language: two more than any
  /// other's, which no trigrams outweigh.
  private static func speaks(_ language: Language, _ tally: LanguageTally) -> Bool {
    guard let place = LanguageIdentifier.latin.firstIndex(of: language),
      tally.latin > tally.cyrillic + tally.otherScript
    else { return false }
    for k in 0..<5 where k != place && tally.hits[k] + 2 > tally.hits[place] { return false }
    return true
  }
}
