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
    var tallies: [LanguageTally] = []
    tallies.reserveCapacity(conversation.turns.count)
    var sides = [LanguageTally](repeating: LanguageTally(), count: Side.allCases.count)
    var lower: [UInt8] = []
    conversation.text.withUnsafeBufferPointer { text in
      for turn in conversation.turns {
        let slice = UnsafeBufferPointer(rebasing: text[turn.range])
        LowerText.fold(slice, into: &lower)
        let tally = lower.withUnsafeBufferPointer {
          identifier.tally(slice, lower: $0, spans: turn.spans)
        }
        tallies.append(tally)
        if !turn.isInternal { sides[Side(turn.role).rawValue].add(tally) }
      }
    }
    var guesses = sides.map { LanguageScores($0).guess }
    SideLanguages.fill(&guesses, sides)
    conversation.customerLanguage = guesses[Side.customer.rawValue]
    conversation.agentLanguage = guesses[Side.agent.rawValue]
    for index in conversation.turns.indices {
      let side = guesses[Side(conversation.turns[index].role).rawValue]
      conversation.turns[index].language = SideLanguages.language(tallies[index], side: side)
    }
  }

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
  private static func language(_ tally: LanguageTally, side: LanguageGuess) -> Language {
    if tally.words < LanguageScores.fewWords { return side.language }
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
}
