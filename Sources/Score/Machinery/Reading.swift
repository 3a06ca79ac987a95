package import Conversations
package import Lexicons

/// A conversation as the criteria read it: its turns by side, its cues, words and ledgers, each
/// computed once.
///
/// Not Sendable: it belongs to the worker that made it, for one evaluation.
package final class Reading {
  package let conversation: Conversation
  package let cues: CueTable
  /// Where patterns of custom criteria occurred, in order of turn.
  package let house: [HouseMatch]
  package let words: Words
  package let background: Background
  package let calendar: BusinessCalendar
  /// Whether business hours were configured for the team; if not, chat and social run on the wall
  /// clock.
  package let hasBusinessHours: Bool

  /// Agents in the order in which they first wrote.
  package let agents: [AgentKey]
  /// For each turn the index into `agents`, or nil.
  package let agentOfTurn: [Int?]
  /// Turns that the other side can read: by agent, customer or bot, no events, no internal notes,
  /// with authored text or an attachment.
  package let speech: [Int]
  package let customerTurns: [Int]
  package let agentTurns: [Int]
  /// By turn; automatic answers under an agent's name count as a bot's.
  private let roles: [Role]

  /// What later nights may change; filled while the criteria judge.
  package private(set) var outlook = Outlook()

  package private(set) lazy var acts = SentenceActs.all(self)
  private var profiles: [TurnProfile?]
  private var sentenceStems: [StemSet?]
  private var turnStems: [StemSet?]

  /// What a turn does; made when it is first asked for.
  func profile(_ turn: Int) -> TurnProfile {
    if let known = profiles[turn] { return known }
    let made = makeProfile(turn)
    profiles[turn] = made
    return made
  }
  package private(set) lazy var time = TimeLedger(self)
  package private(set) lazy var questions = QuestionLedger(self)
  package private(set) lazy var slots = SlotLedger(self)
  package private(set) lazy var promises = PromiseLedger(self)
  package private(set) lazy var affect = AffectLedger(self)
  package private(set) lazy var issue = IssueLedger(self)
  package private(set) lazy var facts = FactLedger(self)
  package private(set) lazy var handOvers = HandOverLedger(self)

  package init(
    _ conversation: Conversation, cues: CueTable, house: [HouseMatch] = [],
    background: Background, calendar: BusinessCalendar, hasBusinessHours: Bool
  ) {
    self.conversation = conversation
    self.cues = cues
    self.house = house
    self.background = background
    self.calendar = calendar
    self.hasBusinessHours = hasBusinessHours
    let words = Words(conversation)
    self.words = words
    profiles = Array(repeating: nil, count: conversation.turns.count)
    turnStems = Array(repeating: nil, count: conversation.turns.count)
    sentenceStems = Array(repeating: nil, count: conversation.folded.sentences.count)
    var agents: [AgentKey] = []
    var agentOfTurn: [Int?] = []
    var speech: [Int] = []
    var roles = conversation.turns.map(\.role)
    // Some exports give the bot's lines to the system.
    if conversation.turns.indices.contains(where: {
      roles[$0] == .system && AutomaticTurn.introducesItself($0, conversation, words)
    }) {
      for (index, turn) in conversation.turns.enumerated()
      where turn.role == .system && turn.event == nil {
        roles[index] = .bot
      }
    }
    var bots: [Int: Bool] = [:]
    for (index, turn) in conversation.turns.enumerated() {
      // A bot under an agent's name says what it is in its first turn.
      if turn.role == .agent, turn.event == nil, let participant = turn.participant,
        bots[participant] == nil
      {
        // "I'm Ava, your assistant" may be a person; one who never gets beyond a menu is not.
        bots[participant] =
          AutomaticTurn.isDigitalAssistant(index, conversation, words)
          || AutomaticTurn.introducesItself(index, conversation, words)
            && conversation.turns.indices.contains {
              conversation.turns[$0].participant == participant && cues.has(.botMarker, turn: $0)
            }
      }
      // An automatic answer under an agent's name is no act of his.
      if turn.role == .agent,
        turn.participant.flatMap({ bots[$0] }) ?? false
          || cues.has(.botMarker, turn: index)
            && AutomaticTurn.saysSo(index, conversation, words)
      {
        roles[index] = .bot
      }
      let speaks =
        !turn.isInternal && turn.event == nil && roles[index] != .system && turn.role != .unknown
        && (!conversation.folded.sentencesOfTurn[index].isEmpty || turn.attachments > 0)
      if speaks { speech.append(index) }
      guard speaks, roles[index] == .agent, let agent = conversation.agent(of: index) else {
        agentOfTurn.append(nil)
        continue
      }
      if let known = agents.firstIndex(of: agent) {
        agentOfTurn.append(known)
      } else {
        agentOfTurn.append(agents.count)
        agents.append(agent)
      }
    }
    self.agents = agents
    self.agentOfTurn = agentOfTurn
    self.speech = speech
    self.roles = roles
    customerTurns = speech.filter { roles[$0] == .customer }
    agentTurns = speech.filter { roles[$0] == .agent }
  }

  // MARK: Turns

  package var turns: [Turn] { conversation.turns }
  package var channel: Channel { conversation.channel }
  package var sentences: [Sentence] { conversation.folded.sentences }

  package func role(_ turn: Int) -> Role { roles[turn] }
  /// The sentences of a turn that are judged: of endless turns the first ones.
  package func sentences(of turn: Int) -> Range<Int> {
    let range = conversation.folded.sentencesOfTurn[turn]
    return range.lowerBound..<min(range.upperBound, range.lowerBound + Reading.sentencesJudged)
  }

  /// Longer turns are no letters any more; what stands behind is kept and not judged.
  package static let sentencesJudged = 400

  /// The whole authored text of a turn, or an empty span where there is none.
  package func span(of turn: Int) -> Span {
    let range = sentences(of: turn)
    guard let first = range.first, let last = range.last else { return Span(0, 0) }
    return Span(sentences[first].span.start, sentences[last].span.end)
  }

  /// Words of a turn, all of them.
  package func wordCount(_ turn: Int) -> Int {
    sentences(of: turn).reduce(0) { $0 + words.ofSentence[$1].count }
  }

  package func words(_ sentence: Int) -> ArraySlice<Word> { words.all[words.ofSentence[sentence]] }

  /// Distinct content stems of a sentence.
  package func stems(_ sentence: Int) -> StemSet {
    if let known = sentenceStems[sentence] { return known }
    let made = StemSet(words(sentence))
    sentenceStems[sentence] = made
    return made
  }

  /// Distinct content stems of a turn.
  package func stems(turn: Int) -> StemSet {
    if let known = turnStems[turn] { return known }
    var made = StemSet()
    for sentence in sentences(of: turn) { made.formUnion(stems(sentence)) }
    turnStems[turn] = made
    return made
  }

  /// Whether a sentence ends with a question mark.
  package func endsWithQuestionMark(_ sentence: Int) -> Bool {
    var end = sentences[sentence].folded.upperBound
    let start = sentences[sentence].folded.lowerBound
    let bytes = conversation.folded.bytes
    while end > start, [0x20, 0x22, 0x27, 0x29, 0x21, 0x2E].contains(bytes[end - 1]) { end -= 1 }
    return end > start && bytes[end - 1] == 0x3F
  }

  /// The speech turn, and the agent's and the customer's, that comes next after a turn.
  package func nextSpeech(_ turn: Int) -> Int? { speech.turns(after: turn).first }
  package func nextAgentTurn(after turn: Int) -> Int? { agentTurns.turns(after: turn).first }
  package func nextCustomerTurn(after turn: Int) -> Int? { customerTurns.turns(after: turn).first }

  /// The consecutive customer turns before an agent's turn, without others between.
  package func customerBlock(before turn: Int) -> [Int] {
    var block: [Int] = []
    for other in speech.turns(before: turn).reversed() {
      guard role(other) == .customer else {
        if block.isEmpty { continue }
        break
      }
      block.append(other)
    }
    return block.reversed()
  }

  /// The language whose words a turn is judged by.
  package func language(_ turn: Int) -> Language { conversation.turns[turn].language }

  /// Whether words can be evidence in this conversation: both sides' languages have a lexicon.
  package var hasLexicon: Bool {
    let sides = [conversation.customerLanguage.language, conversation.agentLanguage.language]
    return sides.contains { $0.isSupported }
      && sides.allSatisfy { $0.isSupported || $0 == .undetermined }
  }

  // MARK: Cues

  package func has(_ cue: Cue, turn: Int) -> Bool { cues.has(cue, turn: turn) }
  package func has(_ cue: Cue, sentence: Int) -> Bool { cues.has(cue, sentence: sentence) }
  package func hasAny(_ set: [Cue], turn: Int) -> Bool { set.contains { cues.has($0, turn: turn) } }
  package func hasAny(_ set: [Cue], sentence: Int) -> Bool {
    set.contains { cues.has($0, sentence: sentence) }
  }

  /// The strongest match of some cues in a turn; the first of equals.
  package func strongest(_ set: [Cue], turn: Int) -> CueMatch? {
    var best: CueMatch?
    for cue in set {
      for match in cues.matches(cue, turn: turn) where match.prior > (best?.prior ?? 0) {
        best = match
      }
    }
    return best
  }

  /// The span of the sentence a cue stands in: what a reader needs to see.
  package func sentenceSpan(_ match: CueMatch) -> Span { sentences[match.sentence].span }

  /// The last moment that the data show: when the caller says it is, else the conversation's end.
  package var observedUntil: Int64? {
    background.asOf ?? conversation.contact.closed?.seconds
      ?? conversation.turns.lazy.compactMap { $0.time?.seconds }.max()
  }

  /// Whether the data reach an instant. Judgements depend on time only through this question and
  /// the next one, so that a later night knows which of them time has changed.
  func hasPassed(_ instant: Int64) -> Bool {
    guard let until = observedUntil else { return false }
    if until >= instant {
      outlook.holdsFrom = max(outlook.holdsFrom ?? .min, instant)
      return true
    }
    outlook.changesAt = min(outlook.changesAt ?? .max, instant)
    return false
  }

  /// Whether "now" has reached an instant, whatever the data show; false where there is no ledger.
  func hasExpired(_ instant: Int64) -> Bool {
    guard let now = background.now else { return false }
    if now >= instant { return true }
    outlook.expiresAt = min(outlook.expiresAt ?? .max, instant)
    return false
  }

  /// Takes back what was said of later nights since an earlier moment of judging.
  ///
  /// - Returns: what had been said until now.
  func reset(_ earlier: Outlook) -> Outlook {
    defer { outlook = earlier }
    return outlook
  }

  /// Says that other contacts of the customer from an instant on matter.
  func awaitsContacts(since instant: Int64) {
    outlook.contactsSince = min(outlook.contactsSince ?? .max, instant)
  }
}

extension Reading {
  /// What to quote of a turn that comes too late: its first sentence with substance, else its first.
  package func openingSpan(of turn: Int) -> Span {
    let range = sentences(of: turn)
    let chosen = range.first { !acts[$0].isDisjoint(with: .substance) } ?? range.first
    return chosen.map { sentences[$0].span } ?? Span(0, 0)
  }

  /// What to quote of a turn at fault for silence or lateness: its last sentence with substance,
  /// else its last sentence, else nothing.
  package func evidenceSpan(of turn: Int) -> Span {
    let range = sentences(of: turn)
    let chosen = range.last { !acts[$0].isDisjoint(with: .substance) } ?? range.last
    return chosen.map { sentences[$0].span } ?? Span(0, 0)
  }
}

extension Reading {
  /// The strongest match of some cues in a sentence; the first of equals.
  package func strongest(_ set: [Cue], sentence: Int) -> CueMatch? {
    var best: CueMatch?
    for cue in set {
      if let match = cues.matches(cue, sentence: sentence).first, match.prior > (best?.prior ?? 0) {
        best = match
      }
    }
    return best
  }
}

extension [Int] {
  /// How many of these ascending turns stand before a turn; binary search.
  private func count(before turn: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < turn { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Of these ascending turns, those before a turn.
  package func turns(before turn: Int) -> ArraySlice<Int> { self[..<count(before: turn)] }
  /// Of these ascending turns, those after a turn.
  package func turns(after turn: Int) -> ArraySlice<Int> { self[count(before: turn + 1)...] }
}

/// Turns that a machine wrote under an agent's name.
enum AutomaticTurn {
  private static let beginnings = WordBeginnings(
    "automat outomat автомат virtual virtue виртуал bot chatbot бот no-reply noreply")
  /// Automatic receipts are short; an agent who mentions a bot may write at length.
  private static let mostWords = 60

  /// Whether a turn names itself automatic.
  static func saysSo(_ turn: Int, _ conversation: Conversation, _ words: Words) -> Bool {
    let sentences = conversation.folded.sentencesOfTurn[turn]
    let count = sentences.reduce(0) { $0 + words.ofSentence[$1].count }
    guard count <= mostWords else { return false }
    return holds(beginnings, sentences, conversation, words)
  }

  private static let assistants = WordBeginnings(
    "assistent assistant bot chatbot помощник ассистент бот helper")
  private static let persons = WordSet("i am i'm sono io я ek is меня")

  /// "I am Nimbus, the shop's assistant": a bot that says who it is.
  static func introducesItself(
    _ turn: Int, _ conversation: Conversation, _ words: Words
  ) -> Bool {
    let sentences = conversation.folded.sentencesOfTurn[turn]
    return holds(assistants, sentences, conversation, words)
      && sentences.contains { sentence in
        words.all[words.ofSentence[sentence]].contains { persons.contains($0.hash) }
      }
  }

  private static let digital = WordBeginnings(
    "automat outomat автомат virtual virtue виртуал digital цифров bot chatbot бот")

  /// "I am Vera, the digital assistant".
  static func isDigitalAssistant(
    _ turn: Int, _ conversation: Conversation, _ words: Words
  ) -> Bool {
    introducesItself(turn, conversation, words)
      && holds(digital, conversation.folded.sentencesOfTurn[turn], conversation, words)
  }

  private static func holds(
    _ beginnings: WordBeginnings, _ sentences: Range<Int>, _ conversation: Conversation,
    _ words: Words
  ) -> Bool {
    sentences.contains { sentence in
      words.all[words.ofSentence[sentence]].contains { word in
        beginnings.begin(word.range, in: conversation.folded.bytes)
      }
    }
  }
}
