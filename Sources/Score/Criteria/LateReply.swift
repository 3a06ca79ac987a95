package import Conversations
import Lexicons

/// E10. A reply came later than the standard of its channel.
///
/// Speed is the first thing customers judge. The clock starts at the first customer message that
/// expects a reply and stops at the first message of a person; queue time before an agent was
/// assigned is the process's, not his.
package struct LateReply: Criterion {
  package static let info = CriterionInfo(
    id: "E10", name: "LateReply",
    titles: [
      "en": "Lateness: replies or actions later than the standard", "it": "Essere in ritardo",
      "ru": "Опоздание: ответ позже срока", "af": "Laatheid: antwoord later as die standaard",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false, group: "promise")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a customer turn that expects a reply waited longer than the channel's limit",
    why: "waiting without word reads as not being wanted, and it is the complaint heard most",
    looksAt:
      "the time from a customer's turn to the next agent's, on the business clock where hours "
      + "are configured; the first reply and later ones have their own limits",
    cannotSee: "how many conversations the agent had at once")
  package static let options =
    limits(
      "chat", first: (180, 300), later: (300, 600))
    + limits(
      "messaging", first: (3_600, 14_400), later: (1_800, 14_400))
    + limits(
      "social", first: (86_400, 172_800), later: (86_400, 172_800))
    + limits(
      "email", first: (86_400, 172_800), later: (86_400, 172_800)) + [
      OptionSpec(
        "social.chased_late_seconds", 28_800, 60...864_000,
        "seconds in public threads once the customer has chased")
    ]

  private static func limits(
    _ channel: String, first: (Double, Double), later: (Double, Double)
  ) -> [OptionSpec] {
    [
      ("first_reply_late_seconds", first.0), ("first_reply_very_late_seconds", first.1),
      ("later_reply_late_seconds", later.0), ("later_reply_very_late_seconds", later.1),
    ].map {
      OptionSpec(
        channel + "." + $0.0, $0.1, 1...8_640_000,
        $0.0.split(separator: "_").dropLast().joined(separator: " ") + ", in seconds"
          + (channel == "email" ? "; 86400 is one business day" : ""))
    }
  }

  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let late = 0.8
  private static let veryLate = 0.95
  /// Beyond this many times "very late" the severity is 1.5.
  private static let grossFactor: Int64 = 4
  /// At most this many deductions a conversation.
  private static let mostFindings = 2

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.time.isReliable else { return Judgement(.notEvaluated("clock"), for: reading) }
    guard reading.channel != .voiceTranscript else {
      return Judgement(.notApplicable("channel"), for: reading)
    }
    let waits = reading.time.waits.filter { $0.seconds != nil }
    guard !waits.isEmpty else {
      return Judgement(.notApplicable("no-reply-expected"), for: reading)
    }
    var opportunities = [Opportunity](
      repeating: .notApplicable("no-reply-expected"), count: reading.agents.count)
    for wait in waits {
      if let agent = wait.agentTurn.flatMap({ reading.agentOfTurn[$0] }) {
        opportunities[agent] = .applies
      }
    }
    let found = waits.compactMap { suspicion($0, reading) }
    // The worst ones, then in the order of the conversation.
    let worst = found.enumerated().sorted {
      ($0.element.severity, $1.offset) > ($1.element.severity, $0.offset)
    }.prefix(LateReply.mostFindings).sorted { $0.offset < $1.offset }
    return Judgement(opportunities: opportunities, suspicions: worst.map(\.element))
  }

  private func suspicion(_ wait: TimeLedger.Wait, _ reading: Reading) -> Suspicion? {
    guard let turn = wait.agentTurn, let seconds = wait.businessSeconds else { return nil }
    let kind = reading.channel.rawValue + (wait.isFirst ? ".first_reply_" : ".later_reply_")
    var lateLimit = limit(kind + "late_seconds", reading)
    let veryLateLimit = limit(kind + "very_late_seconds", reading)
    if wait.isChased, reading.channel == .social {
      lateLimit = min(lateLimit, Int64(options["social.chased_late_seconds"]))
    }
    // An announced hold with a length extends the limit to that length.
    if let hold = announcedHold(before: turn, reading) { lateLimit = max(lateLimit, hold) }
    // So does a dated promise that was not yet due.
    if let at = reading.turns[turn].time?.seconds,
      reading.promises.isAnnounced(by: at, before: turn)
    {
      return nil
    }
    guard seconds > lateLimit else { return nil }
    let isVeryLate = seconds > max(lateLimit, veryLateLimit)
    let which: Message = wait.isFirst ? "first reply" : "reply"
    var message: Message =
      "\(which) after \(Durations.text(seconds)), limit \(Durations.text(lateLimit))"
    if let wall = wait.seconds, wall != seconds {
      message += " on the business clock (\(Durations.text(wall)) on the wall clock)"
    }
    var evidence = [
      EvidenceItem(
        .temporal, isVeryLate ? LateReply.veryLate : LateReply.late,
        isVeryLate ? "very late" : "late")
    ]
    // Words that begin a wait cannot complain about it.
    if wait.lastCustomerTurn != wait.customerTurn,
      reading.hasAny([.lateComplaint, .customerChase], turn: wait.lastCustomerTurn)
    {
      evidence.append(EvidenceItem(.lexical, 0.5, "the customer complains about the delay"))
    }
    var suspicion = Suspicion(
      turn: turn, span: reading.openingSpan(of: turn), agent: reading.agentOfTurn[turn],
      evidence: evidence,
      severity: seconds > LateReply.grossFactor * veryLateLimit ? 1.5 : isVeryLate ? 1 : 0.5,
      rule: wait.isFirst ? "E10.first-reply" : "E10.later-reply", message: message)
    suspicion.related = [Place(wait.customerTurn, reading.span(of: wait.customerTurn))]
    if let wall = wait.seconds, wait.queueSeconds > 0, wall - wait.queueSeconds <= lateLimit {
      suspicion.attribution = .process
      suspicion.message += "; \(Durations.text(wait.queueSeconds)) of it before an agent had joined"
    }
    return suspicion
  }

  /// Mail's limits from 86,400 s on are business days: 86,400 s stand for one day of the team's
  /// opening hours. Shorter ones are what they say.
  private func limit(_ key: String, _ reading: Reading) -> Int64 {
    let seconds = options[key]
    guard reading.channel == .email, seconds >= 86_400 else { return Int64(seconds) }
    return Int64(seconds * Double(reading.secondsOfBusinessDay) / 86_400)
  }

  /// Seconds the agent had asked the customer to wait, where he named a length.
  private func announcedHold(before turn: Int, _ reading: Reading) -> Int64? {
    guard let previous = reading.agentTurns.last(where: { $0 < turn }),
      reading.has(.holdRequest, turn: previous)
    else { return nil }
    return reading.promises.announcedLength(in: previous)
  }
}
