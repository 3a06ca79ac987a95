package import Conversations
import Lexicons

/// E03. Something promised was not done, or done late.
///
/// A promise is a debt with a date. Absence is not proof: without a complaint, an admission or later
/// records the finding stays possible, because the promise may have been kept by telephone.
package struct BrokenPromise: Criterion {
  package static let info = CriterionInfo(
    id: "E03", name: "BrokenPromise",
    titles: [
      "en": "Broken promise: not doing what was said",
      "it": "Non fare quello che si è detto di fare",
      "ru": "Невыполненное обещание", "af": "Gebreekte belofte: nie doen wat gesê is nie",
    ],
    decidability: .d2, criticality: .customer, weight: 9, isAutoFail: false, group: "promise")
  package static let revision = 3
  package static let text = CriterionText(
    what: "an agent promises an act and a time, and the time passes without the act",
    why: "a broken promise costs the trust that the promise had bought",
    looksAt: "promises with a deadline in the agent's words, read always in his favour; the next "
      + "contact, events in the export, and the customer asking after it; what was to be done "
      + "before the conversation ended",
    cannotSee:
      "calls and mails outside the exports; without them the outcome is pending or possible")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let deadlinePassed = 0.8
  private static let softDeadlinePassed = 0.5
  /// The end of the conversation, which nothing after it can keep.
  private static let talkEnded = 0.6
  private static let namedByCustomer = 0.85
  private static let chasedAfterDue = 0.6
  private static let admitted = 0.95
  /// Soft deadlines: half severity and at most this.
  private static let softCap = 0.6
  /// Below the reporting threshold: right in none of five such findings in the written cases.
  private static let unchased = 0.55

  package func judge(_ reading: Reading) -> Judgement {
    let promises = reading.promises.all.filter { !$0.isPolicy }
    guard !promises.isEmpty else { return Judgement(.notApplicable("no-promise"), for: reading) }
    var opportunities = [Opportunity](
      repeating: .notApplicable("no-promise"), count: reading.agents.count)
    var suspicions: [Suspicion] = []
    var seen: Set<Int> = []
    for promise in promises {
      guard let agent = reading.agentOfTurn[promise.turn] else { continue }
      switch promise.state {
      case .kept, .late, .broken, .released, .renegotiated:
        opportunities[agent] = .applies
      case .pending where promise.chaseCount > 0 || promise.isNamedLater:
        opportunities[agent] = .applies
      default:
        if opportunities[agent] != .applies {
          opportunities[agent] = .notApplicable(promise.state.rawValue)
        }
      }
      guard let found = suspicion(promise, reading), seen.insert(promise.turn).inserted else {
        continue
      }
      suspicions.append(found)
    }
    return Judgement(opportunities: opportunities, suspicions: Array(suspicions.prefix(2)))
  }

  private func suspicion(_ promise: AgentPromise, _ reading: Reading) -> Suspicion? {
    let isDue = promise.state == .broken || promise.state == .late
    let isComplained =
      promise.state != .released && promise.isNamedLater && promise.settledBy == nil
      && promise.settledElsewhere == nil
    guard isDue || isComplained else { return nil }
    var evidence: [EvidenceItem] = []
    if promise.isForThisTalk, isDue {
      evidence.append(
        EvidenceItem(.structural, BrokenPromise.talkEnded, "the conversation ended without it"))
    } else if isDue {
      evidence.append(
        EvidenceItem(
          .temporal,
          promise.isVague ? BrokenPromise.softDeadlinePassed : BrokenPromise.deadlinePassed,
          promise.isVague ? "soft deadline passed" : "deadline passed"))
    }
    if promise.isNamedLater {
      evidence.append(
        EvidenceItem(.cross, BrokenPromise.namedByCustomer, "named afterwards"))
    } else if promise.chaseCount > 0 {
      evidence.append(
        EvidenceItem(.cross, BrokenPromise.chasedAfterDue, "the customer chases after it was due"))
    }
    guard !evidence.isEmpty else { return nil }
    var suspicion = Suspicion(
      turn: promise.turn, span: promise.span, agent: reading.agentOfTurn[promise.turn],
      evidence: evidence, severity: severity(promise, reading),
      rule: promise.state == .late ? "E03.late" : "E03.broken",
      message: message(promise, reading))
    suspicion.isSettled =
      promise.isNamedLater || promise.chaseCount > 0 || promise.state == .late
      || promise.isForThisTalk
    if promise.isVague, isDue, !promise.isForThisTalk {
      suspicion.guards.append(Guard(1 - BrokenPromise.softCap, "a soft deadline"))
    }
    if promise.isConditional {
      suspicion.guards.append(Guard(0.5, "a condition stands before it"))
    }
    if !suspicion.isSettled, promise.state != .broken || reading.background.now == nil {
      // It may have been kept by telephone, and nobody says that it was not. Where the customer's
      // other contacts were searched as well, silence says a little more.
      suspicion.guards.append(Guard(BrokenPromise.unchased, "nobody asked after it"))
    }
    if let settled = promise.settledBy {
      suspicion.related.append(Place(settled, reading.evidenceSpan(of: settled)))
    }
    for chase in promise.chases.prefix(2) {
      suspicion.related.append(Place(chase, reading.span(of: chase)))
    }
    suspicion.elsewhere =
      (promise.settledElsewhere.map { [$0.evidence] } ?? [])
      + promise.chasesElsewhere.prefix(2).map(\.evidence)
    if promise.act == .refund || promise.act == .repair, promise.chaseCount == 0 {
      suspicion.attribution = .process
    }
    suspicion.episode = promise.chases
    return suspicion
  }

  private func severity(_ promise: AgentPromise, _ reading: Reading) -> Double {
    var severity = promise.chaseCount >= 2 ? 1.5 : 1.0
    if promise.state == .late, let due = promise.dueAt, let made = promise.madeAt,
      let at = promise.settledAt(reading)
    {
      severity = at - due <= max(1, due - made) ? 0.5 : 1
    }
    if promise.isVague, !promise.isForThisTalk { severity = 0.5 }
    return promise.isHedged ? max(0.5, severity / 2) : severity
  }

  private func message(_ promise: AgentPromise, _ reading: Reading) -> Message {
    var text: Message = "promised to \(promise.act.words)"
    if let made = promise.madeAt { text += " on \(clock(made, reading))" }
    if let due = promise.dueAt { text += ", due \(clock(due, reading))" }
    if promise.state == .late, let at = promise.settledAt(reading), let due = promise.dueAt {
      text += ", next agent contact \(clock(at, reading)), \(Durations.text(at - due)) late"
      if let other = promise.settledElsewhere?.evidence.conversation {
        text += ", in conversation \(other)"
      }
    } else if promise.state == .broken, promise.isForThisTalk {
      text += " before the conversation ended, and it ended without it"
    } else if promise.state == .broken {
      text += ", and nothing came in this conversation"
      text += searched(promise, reading)
    } else if promise.isNamedLater {
      text += ", and asked after later without having been kept"
    }
    return text
  }

  /// Where else was looked, and until when; the same whenever it is looked at.
  private func searched(_ promise: AgentPromise, _ reading: Reading) -> Message {
    guard reading.background.now != nil, let grace = promise.graceUntil else { return "" }
    let end = grace + PromiseLedger.observationSeconds
    let others = Set(
      reading.background.later.lazy.filter { $0.at > promise.madeAt ?? .max && $0.at <= end }
        .map(\.evidence.conversation))
    if others.isEmpty {
      return " or elsewhere: no other contact of the customer until \(clock(end, reading))"
    }
    return others.count == 1
      ? " or in 1 other contact of the customer (those until \(clock(end, reading)) count)"
      : " or in \(others.count) other contacts of the customer "
        + "(those until \(clock(end, reading)) count)"
  }

  /// `2025-03-12 15:20` in the team's zone.
  private func clock(_ seconds: Int64, _ reading: Reading) -> String {
    let text = reading.calendar.zone.civil(seconds).description
    return String(text.prefix(10)) + " " + String(text.dropFirst(11).prefix(5))
  }
}
