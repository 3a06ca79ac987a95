package import Conversations
import Lexicons

/// What somebody promised to do.
package enum PromisedAct: String, Sendable, Hashable, CaseIterable {
  case contact, send, refund, repair, decide, escalate, check, other

  /// As a message names it: "promised to …".
  var words: Message { Message(wording: self == .other ? "act" : rawValue) }
}

/// A promise of an agent, its deadline, and what the conversation shows of its fate.
package struct AgentPromise: Sendable, Hashable {
  package var turn: Int
  package var sentence: Int
  package var span: Span
  package var act: PromisedAct
  /// When it was made; nil without clocks.
  package var madeAt: Int64?
  /// Nil for a promise without a date, or without clocks.
  package var dueAt: Int64?
  package var graceUntil: Int64?
  /// The words of the deadline, in the turn's text.
  package var deadline: Span?
  /// "Soon", "shortly": a soft deadline.
  package var isVague: Bool
  /// "I'll try": half the severity.
  package var isHedged: Bool
  /// "Once you have sent the photo".
  package var isConditional: Bool
  /// The company's habit ("refunds take 5 days"), not this agent's own act.
  package var isPolicy: Bool
  package var state: PromiseRecord.State
  /// "Before we finish": due at the end of the conversation itself.
  package var isForThisTalk = false
  /// The turn that kept it, late or in time; or the turn that admits or complains.
  package var settledBy: Int?
  /// The customer asks after it, or an agent admits it, after it was due.
  package var isNamedLater: Bool
  /// Customer turns that chase it after it was due.
  package var chases: [Int]
  /// The turn of another contact that kept it, late or in time.
  package var settledElsewhere: LaterTurn?
  /// Customer turns in other contacts that chase it after it was due.
  package var chasesElsewhere: [LaterTurn] = []

  /// How often the customer asked after it.
  package var chaseCount: Int { chases.count + chasesElsewhere.count }
  /// When it was kept, where that is known.
  package func settledAt(_ reading: Reading) -> Int64? {
    settledElsewhere?.at ?? settledBy.flatMap { reading.turns[$0].time?.seconds }
  }
}

/// The promises of a conversation's agents (ERROR-LIST 4.2, 5).
package struct PromiseLedger: Sendable {
  package private(set) var all: [AgentPromise] = []
  /// Seconds of a hold that names its length, by turn.
  private var holds: [Int: Int64] = [:]

  /// A promise to wait is a hold: soft, ten minutes in an open chat.
  static let softChatSeconds: Int64 = 600
  /// An answer within this many seconds of the promise belongs to the same talk, not to its keeping.
  static let sameTalkSeconds: Int64 = 300
  /// Messages after a promise in which its keeping is looked for.
  static let horizon = 400

  init(_ reading: Reading) {
    for turn in reading.agentTurns {
      var taken = false
      for sentence in reading.sentences(of: turn) {
        let deadlines = PromiseLedger.deadlines(sentence, turn, reading)
        if reading.has(.holdRequest, sentence: sentence),
          let length = deadlines.lazy.compactMap(\.spanSeconds).first
            ?? DeadlineGrammar.length(
              in: reading.conversation.folded.bytes[reading.sentences[sentence].folded],
              language: reading.language(turn))
        {
          holds[turn] = length
        }
        guard !taken, let promise = PromiseLedger.promise(sentence, turn, deadlines, reading) else {
          continue
        }
        all.append(promise)
        // One act, one promise: "we'll check and let you know by Friday" is a single one.
        taken = promise.dueAt != nil
      }
    }
    for index in all.indices { PromiseLedger.settle(&all[index], reading) }
  }

  /// Seconds the customer was asked to wait in a turn, where the agent named a length.
  package func announcedLength(in turn: Int) -> Int64? { holds[turn] }

  /// Whether an agent had named a time before a turn, and an instant lies within it.
  package func isAnnounced(by instant: Int64, before turn: Int) -> Bool {
    all.contains { promise in
      promise.turn < turn && !promise.isVague
        && (promise.graceUntil.map { instant <= $0 } ?? false)
    }
  }

  // MARK: Finding promises

  private static func deadlines(_ sentence: Int, _ turn: Int, _ reading: Reading) -> [Deadline] {
    guard
      reading.has(.deadline, sentence: sentence) || reading.has(.promise, sentence: sentence)
        || reading.has(.promiseFollowup, sentence: sentence)
        || reading.has(.holdRequest, sentence: sentence)
    else { return [] }
    return DeadlineGrammar.deadlines(
      in: reading.conversation.folded.bytes[reading.sentences[sentence].folded],
      language: reading.language(turn), said: reading.turns[turn].time?.seconds,
      calendar: reading.calendar, channel: reading.channel)
  }

  private static func promise(
    _ sentence: Int, _ turn: Int, _ deadlines: [Deadline], _ reading: Reading
  ) -> AgentPromise? {
    let match = reading.strongest([.promise, .promiseFollowup], sentence: sentence)
    guard !reading.endsWithQuestionMark(sentence) else { return nil }
    // "Le mando la fattura entro domani": the present tense promises where a date stands beside it.
    let isForThisTalk = reading.has(.withinTalk, sentence: sentence)
    guard
      match != nil
        || isForThisTalk && PromiseVerbs.isOwnAct(sentence, reading)
        || deadlines.contains(where: { !$0.isVague })
          && PromiseVerbs.isOwnAct(sentence, reading)
    else { return nil }
    let place = reading.sentences[sentence]
    var found = deadlines
    if found.isEmpty, let next = neighbour(of: sentence, turn, reading) {
      found = PromiseLedger.deadlines(next, turn, reading)
    }
    if let made = reading.turns[turn].time?.seconds {
      // A time that has passed is a report, not a promise.
      found.removeAll { ($0.dueAt ?? .max) <= made }
    }
    guard match != nil || isForThisTalk || found.contains(where: { $0.dueAt != nil }) else {
      return nil
    }
    // "I'll ask at once and write to you in 15 minutes": the time that is named counts; of two, the
    // later one, in the agent's favour.
    let deadline =
      found.filter { $0.dueAt != nil && !$0.isVague }.max {
        ($0.dueAt ?? 0) < ($1.dueAt ?? 0)
      } ?? found.first { $0.dueAt != nil } ?? found.first
    let stated = deadline.flatMap { deadline -> Span? in
      guard deadlines.contains(deadline) else { return nil }
      let base = place.folded.lowerBound
      return reading.conversation.folded.span(
        of: (base + deadline.range.lowerBound)..<(base + deadline.range.upperBound), in: place)
    }
    return AgentPromise(
      turn: turn, sentence: sentence, span: place.span,
      act: PromiseVerbs.act(sentence, match, reading), madeAt: reading.turns[turn].time?.seconds,
      dueAt: deadline?.dueAt, graceUntil: deadline?.graceUntil, deadline: stated,
      isVague: deadline?.isVague ?? true, isHedged: reading.has(.hedge, sentence: sentence),
      isConditional: PromiseVerbs.isConditional(sentence, reading),
      isPolicy: PromiseVerbs.isHabit(sentence, reading), state: .pending,
      isForThisTalk: isForThisTalk && deadline?.dueAt == nil, settledBy: nil,
      isNamedLater: false, chases: [])
  }

  /// "We'll call you back. By Friday at the latest." – the deadline in a sentence of its own.
  private static func neighbour(of sentence: Int, _ turn: Int, _ reading: Reading) -> Int? {
    let next = sentence + 1
    guard reading.sentences(of: turn).contains(next), reading.has(.deadline, sentence: next),
      !reading.hasAny([.promise, .promiseFollowup, .holdRequest], sentence: next),
      reading.words(next).count <= 8
    else { return nil }
    return next
  }

  // MARK: What became of them

  private static func settle(_ promise: inout AgentPromise, _ reading: Reading) {
    if promise.isForThisTalk {
      settleInTalk(&promise, reading)
      return
    }
    if promise.isConditional {
      promise.state = .conditionalOpen
    }
    let due = promise.dueAt
    for turn in reading.speech.turns(after: promise.turn).prefix(horizon) {
      let at = reading.turns[turn].time?.seconds
      let isAfterDue = due.flatMap { due in at.map { $0 > due } } ?? false
      if reading.role(turn) == .customer {
        customer(turn, isAfterDue: isAfterDue, &promise, reading)
      } else if reading.role(turn) == .agent {
        if reading.has(.lateAck, turn: turn), isAfterDue || due == nil {
          promise.isNamedLater = true
        }
        if keeps(turn, at, promise, reading), promise.settledBy == nil {
          promise.settledBy = turn
          if promise.state == .conditionalOpen { continue }
          if let grace = promise.graceUntil, let at {
            promise.state = at <= grace ? .kept : .late
          } else {
            promise.state = .kept
          }
          return
        }
        if promise.settledBy == nil, !isAfterDue, renews(turn, promise, reading) {
          promise.state = .renegotiated
          return
        }
      }
      if promise.state == .released { return }
    }
    settleEvents(&promise, reading)
    guard promise.state == .pending, promise.settledBy == nil else { return }
    if let made = promise.madeAt { reading.awaitsContacts(since: made) }
    settleLater(&promise, reading)
    guard promise.state == .pending, let grace = promise.graceUntil else { return }
    if reading.hasPassed(grace + 1) {
      // Refunds and deliveries happen where no transcript shows them.
      let isUnseen = [.refund, .repair, .escalate].contains(promise.act) && promise.chaseCount == 0
      promise.state = isUnseen ? .unverifiable : .broken
    } else if reading.hasExpired(grace + observationSeconds) {
      // No export has come that could have shown it.
      promise.state = .unverifiable
    }
  }

  /// A promise for this conversation: kept by any later reply that comes back to its matter, broken
  /// where the agent says goodbye, or the conversation is closed, without one.
  private static func settleInTalk(_ promise: inout AgentPromise, _ reading: Reading) {
    let matter = reading.stems(promise.sentence)
    for turn in reading.speech.turns(after: promise.turn).prefix(horizon) {
      if reading.role(turn) == .customer, reading.has(.release, turn: turn) {
        promise.state = .released
        return
      }
      guard reading.role(turn) == .agent else { continue }
      let gives =
        reading.acts(turn: turn).contains(.link) || reading.turns[turn].attachments > 0
        || reading.has(.actionDone, turn: turn)
      if gives || !matter.isDisjoint(with: reading.stems(turn: turn)) {
        promise.state = .kept
        promise.settledBy = turn
        return
      }
    }
    guard let last = reading.agentTurns.last, last > promise.turn,
      reading.isClosed || reading.has(.closing, turn: last)
    else { return }
    promise.state = .broken
  }

  private static func customer(
    _ turn: Int, isAfterDue: Bool, _ promise: inout AgentPromise, _ reading: Reading
  ) {
    if reading.has(.release, turn: turn)
      || reading.hasAny([.resolutionConfirm, .satisfaction], turn: turn) && promise.act != .refund,
      !isAfterDue
    {
      promise.state = .released
      return
    }
    let chase: [Cue] = [.customerChase, .lateComplaint, .deceptionAccusation, .unresolved]
    if reading.hasAny(chase, turn: turn), isAfterDue || promise.dueAt == nil {
      promise.chases.append(turn)
      if reading.has(.brokenPromiseReport, turn: turn) { promise.isNamedLater = true }
    }
    if reading.has(.brokenPromiseReport, turn: turn), isAfterDue { promise.isNamedLater = true }
  }

  /// Whether an agent turn does what was promised.
  private static func keeps(
    _ turn: Int, _ at: Int64?, _ promise: AgentPromise, _ reading: Reading
  ) -> Bool {
    let acts = reading.acts(turn: turn)
    let isNewTalk = at.flatMap { at in promise.madeAt.map { at - $0 > sameTalkSeconds } } ?? false
    let reports = !acts.isDisjoint(with: [.act, .statement, .refusal, .link, .answerWord])
    switch promise.act {
    case .contact: return isNewTalk
    case .check, .decide, .other:
      guard reports else { return false }
      if isNewTalk || acts.contains(.act) { return true }
      guard let next = reading.nextCustomerTurn(after: promise.turn) else { return false }
      return next < turn
    case .send:
      return acts.contains(.link) || reading.turns[turn].attachments > 0
        || reading.has(.actionDone, turn: turn)
    case .refund, .repair, .escalate:
      return reading.has(.actionDone, turn: turn) && isNewTalk
    }
  }

  /// Before it is due, a new promise with a date of its own only moves the date.
  private static func renews(_ turn: Int, _ promise: AgentPromise, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { sentence in
      (reading.hasAny([.promise, .promiseFollowup], sentence: sentence)
        || PromiseVerbs.isOwnAct(sentence, reading))
        && reading.has(.deadline, sentence: sentence)
        && PromiseVerbs.names(promise.act, sentence, reading)
    }
  }

  private static func settleEvents(_ promise: inout AgentPromise, _ reading: Reading) {
    let wanted = fulfilling(promise.act)
    guard promise.settledBy == nil else { return }
    for index in reading.turns.indices.dropFirst(promise.turn + 1).prefix(horizon) {
      let turn = reading.turns[index]
      guard let event = turn.event, wanted.contains(event) else { continue }
      promise.settledBy = index
      if let grace = promise.graceUntil, let at = turn.time?.seconds {
        promise.state = at <= grace ? .kept : .late
      } else {
        promise.state = .kept
      }
      return
    }
  }
}
