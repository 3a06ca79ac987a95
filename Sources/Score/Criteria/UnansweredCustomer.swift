package import Conversations
import Lexicons

/// E01. The customer is left without an answer.
///
/// Silence is the plainest sign that nobody cares: the customer cannot even be angry at somebody. A
/// transcript shows who wrote last and what it asked for; it cannot show a telephone call.
package struct UnansweredCustomer: Criterion {
  package static let info = CriterionInfo(
    id: "E01", name: "UnansweredCustomer",
    titles: [
      "en": "No communication: the customer is left without an answer",
      "it": "Non comunicare con il cliente",
      "ru": "Клиент остался без ответа",
      "af": "Geen kommunikasie: die kliënt bly sonder antwoord",
    ],
    decidability: .d1, criticality: .customer, weight: 10, isAutoFail: true, group: "reach")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the conversation ends on a customer who still wants something, and nobody answers",
    why: "a customer without an answer must come back, or leaves; either costs more than a reply",
    looksAt:
      "who wrote last, whether it asks, complains or answers a question put to him, how long "
      + "nobody wrote after it, and whether the conversation was closed on it",
    cannotSee: "a call or a reply on a channel that is not in the exports")
  package static let options = [
    OptionSpec("chat.gap_limit_seconds", 600, 10...86_400, "silence in an open chat, in seconds"),
    OptionSpec(
      "messaging.gap_limit_seconds", 28_800, 60...864_000, "business seconds in messaging"),
    OptionSpec("social.gap_limit_seconds", 172_800, 60...864_000, "seconds in public threads"),
    OptionSpec(
      "email.gap_limit_seconds", 172_800, 3_600...1_728_000, "in mail; 86400 is one business day"),
  ]
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// An open question, request or complaint at the end of an export without clocks (ERROR-LIST 9).
  private static let openEnd = 0.65
  private static let closedOnCustomer = 0.95
  private static let limitPassed = 0.6
  private static let twiceTheLimit = 0.8
  private static let holdWithoutReturn = 0.75

  package func judge(_ reading: Reading) -> Judgement {
    guard let first = reading.customerTurns.first else {
      return Judgement(.notApplicable("no-customer-turn"), for: reading)
    }
    if reading.agentTurns.isEmpty, reading.speech.contains(where: { reading.role($0) == .bot }) {
      return Judgement(.notApplicable("bot"), for: reading)
    }
    let wanting = reading.customerTurns.contains { !reading.isCourtesyOnly($0) }
    guard wanting else { return Judgement(.notApplicable("nothing-asked"), for: reading) }
    var suspicions: [Suspicion] = []
    let lastAgent = reading.agentTurns.last
    let tail = reading.customerTurns.filter { $0 > (lastAgent ?? -1) }
    if let end = openEnd(of: tail, reading) {
      guard let open = openEnd(end, tail: tail, first: first, reading) else {
        return Judgement(.notApplicable("target-not-passed"), for: reading)
      }
      suspicions.append(open)
    } else if tail.isEmpty, let hold = heldWithoutReturn(reading) {
      suspicions.append(hold)
    }
    if suspicions.isEmpty, let over = closedOver(reading) { suspicions.append(over) }
    return Judgement(.applies, for: reading, suspicions: suspicions)
  }

  // MARK: Closed over a question

  private static let takesUpNothing = 0.45
  private static let askedAgain = 0.4
  /// Words of a question that only names its matter: "and the fridge?"
  private static let shortQuestion = 8
  private static let and = WordSet("and e ed а и en")

  /// The agent takes his leave, and his last words take up nothing of what the customer has just
  /// asked once more.
  private func closedOver(_ reading: Reading) -> Suspicion? {
    guard let last = reading.agentTurns.last, reading.has(.closing, turn: last),
      reading.turns[last].attachments == 0,
      let said = reading.customerTurns.last, said < last,
      reading.agentTurns.contains(where: { $0 < said }), !reading.takesBack(said)
    else { return nil }
    let asked = reading.questions.asked(in: said).last
    let repeats =
      reading.hasAny([.customerRepeat, .replyRejected, .notAWord], turn: said)
      && reading.questions.all.contains {
        $0.turn <= said && !$0.stems.isDisjoint(with: reading.stems(turn: said))
      }
    let isOnlyNamed =
      asked.map { question in
        let words = reading.words(question.sentence)
        return words.count <= Self.shortQuestion
          && (words.first.map { Self.and.contains($0.hash) } ?? false)
      } ?? false
    guard isOnlyNamed || repeats else { return nil }
    let wanted = asked.map(\.stems).flatMap { $0.isEmpty ? nil : $0 } ?? reading.stems(turn: said)
    let replies = reading.agentTurns.turns(after: said)
    guard !wanted.isEmpty,
      replies.allSatisfy({ turn in
        reading.stems(turn: turn).isDisjoint(with: wanted)
          && reading.acts(turn: turn).isDisjoint(
            with: [.act, .refusal, .answerWord, .question, .dataRequest, .link])
      })
    else { return nil }
    let isAskedAgain =
      repeats
      || reading.customerTurns.turns(before: said).contains {
        !reading.stems(turn: $0).isDisjoint(with: wanted)
      }
    guard isAskedAgain else { return nil }
    let evidence = [
      EvidenceItem(
        .structural, UnansweredCustomer.takesUpNothing, "the last reply takes up nothing of it"),
      EvidenceItem(.lexical, UnansweredCustomer.askedAgain, "asked for the second time"),
    ]
    var suspicion = reading.suspicion(
      turn: last, span: reading.evidenceSpan(of: last), evidence: evidence, severity: 1,
      rule: "E01.closed-over",
      message: "the agent takes his leave without a word to what the customer has asked again")
    suspicion.related = [Place(said, asked?.span ?? reading.span(of: said))]
    suspicion.episode = [said]
    return suspicion
  }

  // MARK: The open end

  private static let demands: [Cue] = [
    .unresolved, .customerRepeat, .customerChase, .escalationRequest, .callbackRequest,
    .humanRequest, .customerRequest,
  ]

  private struct OpenEnd {
    var turn: Int
    var span: Span
    var severity: Double
    var note: Message
  }

  /// What the customer's last words still want, or nil where nothing is owed.
  private func openEnd(of tail: [Int], _ reading: Reading) -> OpenEnd? {
    guard let last = tail.last, !tail.allSatisfy({ reading.isCourtesyOnly($0) }) else { return nil }
    if reading.isCourtesyOnly(last), tail.count == 1 || reading.has(.thanks, turn: last) {
      return nil
    }
    if let goodbye = reading.sentences(of: last).last,
      reading.acts[goodbye].contains(.social),
      reading.acts[goodbye].isDisjoint(with: [.question, .statement]),
      !reading.hasAny(Self.demands, turn: last)
    {
      return nil
    }
    if let question = reading.questions.all.first(where: { tail.contains($0.turn) }) {
      return OpenEnd(
        turn: question.turn, span: question.span, severity: 1, note: "open question at the end")
    }
    for turn in tail.reversed() {
      if let match = reading.strongest(Self.demands, turn: turn) {
        return OpenEnd(
          turn: turn, span: reading.sentenceSpan(match), severity: 1,
          note: "open demand at the end")
      }
    }
    if reading.agentTurns.isEmpty, let turn = tail.first(where: { !reading.isCourtesyOnly($0) }) {
      return OpenEnd(
        turn: turn, span: reading.span(of: turn), severity: 1, note: "nobody ever answered")
    }
    return nil
  }

  /// Whether the data reach the moment at which so many seconds of the team's clock have passed.
  private func hasWaited(_ seconds: Int64, since said: Int64, _ reading: Reading) -> Bool {
    reading.instant(businessSeconds: seconds, after: said).map(reading.hasPassed) ?? false
  }

  /// - Returns: nil where the response target had not yet passed when the data end.
  private func openEnd(
    _ end: OpenEnd, tail: [Int], first: Int, _ reading: Reading
  ) -> Suspicion? {
    var limit = Int64(options[reading.channel.rawValue + ".gap_limit_seconds"])
    if reading.channel == .email { limit = limit * reading.secondsOfBusinessDay / 86_400 }
    let contact = reading.conversation.contact
    var evidence = [EvidenceItem(.structural, UnansweredCustomer.openEnd, end.note)]
    var severity = end.severity
    var message: Message = "the conversation ends on the customer's open words and nobody answers"
    if let said = reading.turns[tail[tail.count - 1]].time?.seconds,
      let until = reading.observedUntil, until > said || reading.background.asOf != nil
    {
      let isOver = hasWaited(limit, since: said, reading)
      if contact.isClosed != true, contact.closed == nil, !isOver { return nil }
      if hasWaited(2 * limit, since: said, reading) {
        evidence.append(
          EvidenceItem(.temporal, UnansweredCustomer.twiceTheLimit, "over twice the limit"))
        message += ", for more than twice the limit of \(Durations.text(limit))"
      } else if isOver {
        evidence.append(
          EvidenceItem(.temporal, UnansweredCustomer.limitPassed, "over the limit"))
        message += ", for more than the limit of \(Durations.text(limit))"
      }
    }
    if contact.closedBy == .agent || contact.closedBy == .system {
      evidence.append(
        EvidenceItem(.structural, UnansweredCustomer.closedOnCustomer, "closed on an open turn"))
      severity = 1.5
      message += "; it was closed on them"
    }
    let agentTurn = reading.agentTurns.last
    let turn = agentTurn ?? 0
    var suspicion = Suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn),
      agent: agentTurn.flatMap { reading.agentOfTurn[$0] }, evidence: evidence, severity: severity,
      rule: "E01.open-end", message: message)
    if agentTurn == nil { suspicion.attribution = .process }
    suspicion.related = [Place(end.turn, end.span)]
    suspicion.episode = tail
    let askedLast = agentTurn.map { reading.onlyAsks($0) } ?? false
    let asksNow = reading.questions.all.contains { tail.contains($0.turn) }
    if askedLast, !asksNow {
      suspicion.guards.append(Guard(0.4, "the customer mainly answered what was asked"))
      suspicion.severity = 0.5
    }
    if contact.closedBy == .customer {
      suspicion.guards.append(Guard(0.5, "the customer left first"))
    }
    return suspicion
  }

  // MARK: A hold without return

  private func heldWithoutReturn(_ reading: Reading) -> Suspicion? {
    guard reading.channel == .chat || reading.channel == .messaging,
      let last = reading.agentTurns.last, reading.has(.holdRequest, turn: last),
      !reading.acts(turn: last).contains(.act), !reading.acts(turn: last).contains(.statement),
      let match = reading.cues.first(.holdRequest, turn: last)
    else { return nil }
    var suspicion = Suspicion(
      turn: last, span: reading.sentenceSpan(match), agent: reading.agentOfTurn[last],
      evidence: [
        EvidenceItem(
          .structural, UnansweredCustomer.holdWithoutReturn, "a hold announced and no turn after it"
        )
      ], severity: 1, rule: "E01.hold-without-return",
      message: "the customer was asked to wait and the agent never came back")
    if let asked = reading.customerTurns.last(where: { $0 < last }) {
      suspicion.related = [Place(asked, reading.span(of: asked))]
    }
    return suspicion
  }
}
