import Conversations
import Lexicons

/// Conditions that need the clock, or nothing but the reply itself.
enum PlainRules {
  static func holding(
    _ blocks: [BlockReading], at index: Int, isFirst: Bool, _ reading: Reading
  ) -> Set<RuleCondition> {
    var found: Set<RuleCondition> = []
    let reply = blocks[index]
    if asksSecret(reply) { found.insert(.asksSecret) }
    if isFirst, lacksGreeting(reply, reading.channel) { found.insert(.noGreeting) }
    if index > 0, isLate(reply, after: blocks[index - 1], reading) { found.insert(.lateReply) }
    return found
  }

  private static func asksSecret(_ reply: BlockReading) -> Bool {
    reply.sentences.contains { sentence in
      sentence.signs.contains(.agentAsksSecret) && !sentence.signs.contains(.agentSecretVeto)
        && (sentence.isQuestion || sentence.signs.contains(.agentRequestWord))
    }
  }

  /// Sentences in which a greeting must stand.
  private static let greetingSentences = 2

  private static func lacksGreeting(_ reply: BlockReading, _ channel: Channel) -> Bool {
    guard channel == .chat || channel == .email else { return false }
    return !reply.sentences.prefix(greetingSentences).contains {
      $0.signs.contains(.agentGreeting)
        || !$0.cues.isDisjoint(with: [.greeting, .selfIntroduction])
    }
  }

  // MARK: The clock of public threads

  private static let late: Int64 = 24 * 3600
  /// Where the customer chased, or the matter is urgent.
  private static let lateWhenChased: Int64 = 12 * 3600
  private static let lateWhenUrgent: Int64 = 16 * 3600
  /// A first turn of fewer words only calls the company.
  private static let leastWords = 3

  private static func isLate(
    _ reply: BlockReading, after before: BlockReading, _ reading: Reading
  ) -> Bool {
    guard reading.channel == .social, !before.isThanks, let answered = reply.turns.first,
      let at = reading.turns[answered].time?.seconds
    else { return false }
    let turns = before.turns
    var start = 0
    while start + 1 < turns.count, wordCount(turns[start], before) < leastWords { start += 1 }
    var chases = turns.count >= 2 || before.cues.contains(.chases)
    let answeredFrom = Addressee.start(of: turns[...], answeredBy: answered, reading)
    if answeredFrom > 0 {
      start = answeredFrom
      chases = turns.count - start >= 2 || before.cues.contains(.chases)
    }
    guard let since = reading.turns[turns[start]].time?.seconds else { return false }
    let waited = at - since
    let isUrgent = before.cues.contains(.urgent) || before.has(.customerLoss)
    return waited > late || chases && waited > lateWhenChased
      || isUrgent && waited > lateWhenUrgent
  }

  private static func wordCount(_ turn: Int, _ block: BlockReading) -> Int {
    block.sentences.reduce(0) { $0 + ($1.turn == turn ? $1.words.count : 0) }
  }
}
