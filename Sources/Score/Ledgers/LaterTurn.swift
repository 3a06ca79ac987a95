package import Conversations
import Lexicons

/// A message or event of another contact of the same customer, as far as it can keep, chase or
/// release what was left open in this one.
package struct LaterTurn: Sendable, Hashable {
  /// What a turn does to an open promise or duty.
  package struct Signs: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// An agent acts, states, answers, refuses or gives a link: a result, not only a new promise.
    static let reports = Signs(rawValue: 1 << 0)
    /// An agent sends a link or a file, or says that something has been done.
    static let delivers = Signs(rawValue: 1 << 1)
    /// An agent says that something has been done.
    static let done = Signs(rawValue: 1 << 2)
    /// An agent owns a delay.
    static let admits = Signs(rawValue: 1 << 3)
    /// The customer needs it no more.
    static let releases = Signs(rawValue: 1 << 4)
    /// The customer asks after what was owed.
    static let chases = Signs(rawValue: 1 << 5)
    /// The customer says that a promise was not kept.
    static let namesPromise = Signs(rawValue: 1 << 6)
    /// The customer asks for the state of things, or says that they are as before.
    static let asksAgain = Signs(rawValue: 1 << 7)
    /// Nobody of the other side has written in that contact before.
    static let opens = Signs(rawValue: 1 << 8)
  }

  /// Where it stands; names its conversation.
  package var evidence: Evidence
  /// UTC seconds.
  package var at: Int64
  package var isAgent: Bool
  /// An event of the platform; nil for a message.
  package var event: TurnEvent?
  package var signs: Signs
  /// The ticket of its conversation.
  package var ticket: String?

  /// Whether the customer asks after something left open: in so many words, or about the same ticket.
  func asksAfter(ticket other: String?) -> Bool {
    signs.contains(.chases) || signs.contains(.asksAgain) && ticket != nil && ticket == other
  }

  /// Turns of one contact that are looked at.
  static let mostTurns = 400
}

extension Reading {
  /// This conversation's turns as they matter to earlier contacts of its customer: those with a
  /// clock, in the conversation's order.
  package var asLaterTurns: [LaterTurn] {
    var found: [LaterTurn] = []
    var spoken: Set<Role> = []
    for index in turns.indices.prefix(LaterTurn.mostTurns) {
      guard let at = turns[index].time?.seconds, !turns[index].isInternal else { continue }
      let isAgent = agentOfTurn[index] != nil
      guard turns[index].event != nil || isAgent || customerTurns.contains(turn: index) else {
        continue
      }
      let (signs, span) =
        turns[index].event != nil
        ? ([], Span(0, 0)) : isAgent ? agentSigns(index) : customerSigns(index)
      var later = LaterTurn(
        evidence: Evidence(
          turn: index, span: span, quote: conversation.quote(span, turn: index),
          conversation: conversation.key.id),
        at: at, isAgent: isAgent, event: turns[index].event, signs: signs,
        ticket: conversation.contact.ticket)
      if turns[index].event == nil {
        if spoken.subtracting([role(index)]).isEmpty { later.signs.insert(.opens) }
        spoken.insert(role(index))
      }
      found.append(later)
    }
    return found
  }

  private func agentSigns(_ turn: Int) -> (LaterTurn.Signs, Span) {
    let acts = acts(turn: turn)
    var signs: LaterTurn.Signs = []
    if !acts.isDisjoint(with: [.act, .statement, .refusal, .link, .answerWord]) {
      signs.insert(.reports)
    }
    if has(.actionDone, turn: turn) { signs.formUnion([.done, .delivers]) }
    if acts.contains(.link) || turns[turn].attachments > 0 { signs.insert(.delivers) }
    if has(.lateAck, turn: turn) { signs.insert(.admits) }
    return (signs, evidenceSpan(of: turn))
  }

  private func customerSigns(_ turn: Int) -> (LaterTurn.Signs, Span) {
    let chase: [Cue] = [
      .customerChase, .noAnswer, .lateComplaint, .deceptionAccusation, .brokenPromiseReport,
    ]
    let again: [Cue] = [.statusQuestion, .unresolved]
    var signs: LaterTurn.Signs = []
    if has(.release, turn: turn) { signs.insert(.releases) }
    if hasAny(chase, turn: turn) { signs.insert(.chases) }
    if has(.brokenPromiseReport, turn: turn) { signs.insert(.namesPromise) }
    if hasAny(again, turn: turn) { signs.insert(.asksAgain) }
    let shown = strongest(chase, turn: turn) ?? strongest(again, turn: turn)
    return (signs, shown.map(sentenceSpan) ?? openingSpan(of: turn))
  }
}

extension [Int] {
  /// Whether these ascending turns hold a turn.
  fileprivate func contains(turn: Int) -> Bool { turns(after: turn - 1).first == turn }
}

extension PromiseLedger {
  /// Seconds after its grace, or after an undated promise, in which other contacts of the customer
  /// are searched (ERROR-LIST, appendix B: 30 days).
  package static let observationSeconds: Int64 = 30 * 86_400

  /// What other contacts of the customer did to a promise that is open at the conversation's end.
  static func settleLater(_ promise: inout AgentPromise, _ reading: Reading) {
    guard promise.state == .pending, promise.settledBy == nil, let made = promise.madeAt else {
      return
    }
    let end = (promise.graceUntil ?? made) + observationSeconds
    for later in reading.background.later where later.at > made && later.at <= end {
      let isAfterDue = promise.dueAt.map { later.at > $0 } ?? false
      let isChaseable = isAfterDue || promise.dueAt == nil
      if keeps(later, promise) {
        promise.settledElsewhere = later
        promise.state = promise.graceUntil.map { later.at <= $0 } ?? true ? .kept : .late
        if later.signs.contains(.admits), isAfterDue { promise.isNamedLater = true }
        return
      }
      if later.isAgent, later.signs.contains(.admits), isChaseable {
        promise.isNamedLater = true
      } else if later.signs.contains(.releases), !isAfterDue {
        promise.state = .released
        return
      } else if later.signs.contains(.chases), isChaseable {
        promise.chasesElsewhere.append(later)
        if later.signs.contains(.namesPromise) { promise.isNamedLater = true }
      }
    }
  }

  /// Whether a turn of another contact does what was promised.
  private static func keeps(_ later: LaterTurn, _ promise: AgentPromise) -> Bool {
    guard let made = promise.madeAt, later.at - made > sameTalkSeconds else { return false }
    if let event = later.event { return fulfilling(promise.act).contains(event) }
    guard later.isAgent else { return false }
    switch promise.act {
    case .contact: return true
    case .check, .decide, .other: return later.signs.contains(.reports)
    case .send: return later.signs.contains(.delivers)
    case .refund, .repair, .escalate: return later.signs.contains(.done)
    }
  }

  /// Events that do what was promised.
  static func fulfilling(_ act: PromisedAct) -> Set<TurnEvent> {
    switch act {
    case .contact, .check, .decide, .other: [.called, .mailSent]
    case .send: [.mailSent, .shipped]
    case .refund: [.refundIssued]
    case .repair: [.shipped, .appointmentBooked]
    case .escalate: [.transferred]
    }
  }
}
