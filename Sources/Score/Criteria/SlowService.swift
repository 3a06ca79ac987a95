package import Conversations
import Lexicons

/// S02. The whole took too long.
///
/// No single reply need be late: eight waits of two minutes make the customer's quarter of an hour. Where
/// single replies are late as well, E10 says so and this one stands beside it.
package struct SlowService: Criterion {
  package static let info = CriterionInfo(
    id: "S02", name: "SlowService",
    titles: [
      "en": "Slow or inefficient service",
      "it": "Servizio lento o inefficiente",
      "ru": "Медленное, неэффективное обслуживание",
      "af": "Stadige of ondoeltreffende diens",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 4, isAutoFail: false,
    group: "promise")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the customer's waiting, all replies together, is above the channel's limit",
    why: "he counts the whole, not the pieces",
    looksAt: "the sum of the waits from a customer's turn to the agent's next, in closed "
      + "conversations with reliable clocks",
    cannotSee: "how hard the matter was")
  package static let options = [
    OptionSpec(
      "chat.total_wait_seconds", 900, 60...86_400, "waiting in a chat, all replies together"),
    OptionSpec("messaging.total_wait_seconds", 43_200, 60...8_640_000, "in messaging"),
    OptionSpec("social.total_wait_seconds", 432_000, 60...8_640_000, "in public threads"),
    OptionSpec(
      "email.total_wait_seconds", 432_000, 3_600...8_640_000, "in mail, business seconds"),
    OptionSpec("replies", 3, 1...100, "replies from which waiting counts as a sum"),
  ]
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let above = 0.7
  private static let twice = 0.85
  private static let complaint = 0.5

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.time.isReliable else { return Judgement(.notApplicable("clock"), for: reading) }
    guard reading.channel != .voiceTranscript, reading.isClosed else {
      return Judgement(.notApplicable("still-open"), for: reading)
    }
    let waits = allWaits(reading)
    guard let longest = waits.max(by: { $0.seconds < $1.seconds }) else {
      return Judgement(.notApplicable("no-reply"), for: reading)
    }
    let turn = longest.agentTurn
    let limit = Int64(options[reading.channel.rawValue + ".total_wait_seconds"])
    let total = waits.reduce(0) { $0 + $1.seconds }
    guard waits.count >= Int(options["replies"]), total > limit, limit > 0 else {
      return Judgement(.applies, for: reading)
    }
    var suspicion = Suspicion(
      turn: turn, span: reading.openingSpan(of: turn), agent: reading.agentOfTurn[turn],
      evidence: [
        EvidenceItem(
          .temporal, total > 2 * limit ? SlowService.twice : SlowService.above,
          "\(Durations.text(total)) of waiting")
      ], severity: total > 2 * limit ? 1 : 0.5, rule: "S02.total-wait",
      message: "the customer waited \(Durations.text(total)) in all over \(waits.count) replies, "
        + "limit \(Durations.text(limit))")
    if reading.customerTurns.contains(where: {
      reading.hasAny([.lateComplaint, .customerChase], turn: $0)
    }) {
      suspicion.evidence.append(
        EvidenceItem(.lexical, SlowService.complaint, "the customer complains about it"))
    }
    suspicion.related = [Place(longest.customerTurn, reading.span(of: longest.customerTurn))]
    return Judgement(.applies, for: reading, suspicions: [suspicion])
  }

  private struct Wait {
    var customerTurn: Int
    var agentTurn: Int
    var seconds: Int64
  }

  /// Every wait for an agent, also after the short answers that the time ledger leaves out: "Friday"
  /// waits for the next question. Thanks and goodbyes wait for nothing.
  private func allWaits(_ reading: Reading) -> [Wait] {
    var waits: [Wait] = []
    let queued = Dictionary(
      reading.time.waits.map { ($0.agentTurn ?? -1, $0.queueSeconds) }, uniquingKeysWith: max)
    var from: Int?
    var asked = false
    for turn in reading.speech {
      switch reading.role(turn) {
      case .customer:
        let waits = from.map { reading.accepts($0) } ?? true
        if waits, asked || !reading.isCourtesyOnly(turn) { from = turn }
      case .agent:
        if let start = from, let said = reading.turns[start].time?.seconds,
          let now = reading.turns[turn].time?.seconds,
          !reading.promises.isAnnounced(by: now, before: start)
        {
          // A length that was named and agreed to is not waited against one's will.
          let named =
            reading.agentTurns.turns(before: start).last.flatMap {
              reading.promises.announcedLength(in: $0)
            } ?? 0
          waits.append(
            Wait(
              customerTurn: start, agentTurn: turn,
              seconds: max(
                0, reading.businessSeconds(from: said, to: now) - (queued[turn] ?? 0) - named)))
        }
        from = nil
        asked = !reading.acts(turn: turn).isDisjoint(with: [.question, .dataRequest])
      default:
        continue
      }
    }
    return waits
  }
}
