package import Conversations
import Lexicons

/// E05. What an earlier contact left open was never followed up.
///
/// The next word about a matter must come from the team. Here the customer comes back and tells of a call,
/// a complaint or a promise after which nothing came.
package struct ForgottenFollowUp: Criterion {
  package static let info = CriterionInfo(
    id: "E05", name: "ForgottenFollowUp",
    titles: [
      "en": "No follow-up after the contact",
      "it": "Non dare seguito",
      "ru": "После обращения никто не вернулся к клиенту",
      "af": "Geen opvolg ná die kontak nie",
    ],
    decidability: .d2, criticality: .customer, weight: 6, isAutoFail: false,
    group: "promise")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the customer reports that after an earlier contact nobody replied, called, came or "
      + "solved",
    why: "whoever must chase has learnt that nothing happens by itself",
    looksAt: "the customer's account of an earlier contact together with nobody's answer; an "
      + "undated promise of this team that the customer has to chase days later",
    cannotSee: "calls and mails on channels that are not in the exports; whether the "
      + "customer's account is true")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// The account and what is missing, close together: on help-desk dialogues right in 13 of 32 where
  /// it is told once, in 13 of 14 where it is told more than once.
  private static let account = 0.28
  private static let toldOnce = 0.25
  private static let toldMore = 0.65
  private static let chased = 0.75
  private static let owned = 0.4
  /// Days without a word after an undated promise (ERROR-LIST 9: check-back window).
  private static let daysOfSilence: Int64 = 2 * 86_400

  /// Business days in which the team should check back, by mail and on other channels
  /// (ERROR-LIST E05).
  private static let mailDays = 3
  private static let chatDays = 2

  /// Further away, the two tell of different things.
  private static let sentencesApart = 2

  private static let owing: [Cue] = [.transfer, .followupCheck, .promiseFollowup, .resolutionClaim]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    var suspicions: [Suspicion] = []
    if let told = reported(reading) { suspicions.append(told) }
    for promise in reading.promises.all where suspicions.count < 2 {
      if let chased = chased(promise, reading) { suspicions.append(chased) }
    }
    let promised = Set(reading.promises.all.map(\.turn))
    let released = reading.customerTurns.last { reading.has(.release, turn: $0) } ?? -1
    let owing = reading.agentTurns.filter { turn in
      reading.hasAny(Self.owing, turn: turn) || suspicions.contains { $0.turn == turn }
        || promised.contains(turn)
        || reading.has(.actionDone, turn: turn)
          && (reading.issue.isProblem
            || released > turn)
    }
    if let restarted = restarted(owing.last, reading) { suspicions.append(restarted) }
    return Judgement(
      opportunities: reading.opportunities(owing, otherwise: "nothing-owed"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// The next contact about what was left open came from the customer, after the time in which the
  /// team should have checked back.
  private func restarted(_ owing: Int?, _ reading: Reading) -> Suspicion? {
    guard let owing, let said = reading.turns[owing].time?.seconds,
      reading.issue.state != .confirmed,
      !reading.promises.all.contains(where: { $0.dueAt != nil && $0.turn == owing }),
      !reading.customerTurns.turns(after: owing).contains(where: {
        reading.hasAny([.release, .resolutionConfirm, .satisfaction], turn: $0)
      })
    else { return nil }
    reading.awaitsContacts(since: said)
    let end = said + PromiseLedger.observationSeconds
    let later = reading.background.later.filter { $0.at > said && $0.at <= end }
    guard
      let first = later.first(where: {
        $0.event == nil || $0.event == .called || $0.event == .mailSent
      }), !first.isAgent, first.event == nil,
      let asked = later.first(where: {
        $0.evidence.conversation == first.evidence.conversation && !$0.isAgent
          && $0.asksAfter(ticket: reading.conversation.contact.ticket)
      })
    else { return nil }
    let days = Int64(reading.channel == .email ? Self.mailDays : Self.chatDays)
    guard
      reading.businessSeconds(from: said, to: first.at) >= days * reading.secondsOfBusinessDay
    else { return nil }
    var suspicion = reading.suspicion(
      turn: owing, span: reading.evidenceSpan(of: owing),
      evidence: [
        EvidenceItem(.cross, ForgottenFollowUp.chased, "the customer restarted in another contact")
      ], severity: 1, rule: "E05.customer-restarts",
      message: "left open, no word of the team for \(Durations.text(first.at - said)), then the "
        + "customer had to ask again in conversation \(first.evidence.conversation ?? "")")
    suspicion.elsewhere = [asked.evidence]
    suspicion.isSettled = true
    return suspicion
  }

  /// The customer tells of an earlier contact and that nothing came of it.
  private func reported(_ reading: Reading) -> Suspicion? {
    for reply in reading.agentTurns {
      let block = reading.customerBlock(before: reply)
      guard let silence = block.found({ self.silence(in: $0, reading) }).first,
        !block.contains(where: {
          reading.hasAny([.resolutionConfirm, .release, .satisfaction, .thanks], turn: $0)
            && !reading.hasAny([.customerChase, .customerRequest], turn: $0)
        })
      else { continue }
      let isTold = block.reduce(0) { $0 + reading.cues.matches(.noAnswer, turn: $1).count } > 1
      var suspicion = reading.suspicion(
        turn: reply, span: reading.openingSpan(of: reply),
        evidence: [
          EvidenceItem(
            .lexical,
            isTold ? ForgottenFollowUp.toldMore : ForgottenFollowUp.toldOnce,
            isTold ? "cue no_answer, told more than once" : "cue no_answer"),
          EvidenceItem(
            .structural, ForgottenFollowUp.account, "after an earlier contact about the matter"),
        ], severity: 1, rule: "E05.customer-reports",
        message: "the customer tells of an earlier contact after which nothing came")
      if reading.hasAny([.ownership, .lateAck, .withheldAdmission], turn: reply) {
        suspicion.evidence.append(
          EvidenceItem(.cross, ForgottenFollowUp.owned, "the agent owns it"))
      }
      let told = silence.turn
      suspicion.related = [Place(told, reading.sentenceSpan(silence))]
      suspicion.isSettled = true
      suspicion.attribution =
        reading.agentTurns.turns(before: told).contains {
          reading.agentOfTurn[$0] == reading.agentOfTurn[reply]
            && reading.hasAny([.promise, .promiseFollowup], turn: $0)
        } ? .agent : .process
      suspicion.episode = block
      return suspicion
    }
    return nil
  }

  /// A sentence that nothing came, with the earlier contact in it or close by.
  private func silence(in turn: Int, _ reading: Reading) -> CueMatch? {
    let whole = reading.sentences(of: turn)
    return reading.cues.matches(.noAnswer, turn: turn).first { match in
      let near = match.sentence - ForgottenFollowUp.sentencesApart
      let far = match.sentence + ForgottenFollowUp.sentencesApart + 1
      return whole.clamped(to: near..<far).contains { sentence in
        reading.hasAny([.priorContact, .brokenPromiseReport], sentence: sentence)
      }
    }
  }

  private static let asking: [Cue] = [
    .customerChase, .noAnswer, .lateComplaint, .statusQuestion, .unresolved, .brokenPromiseReport,
  ]
  /// An undated promise, days of silence, and then the customer's chase.
  private func chased(_ promise: AgentPromise, _ reading: Reading) -> Suspicion? {
    guard promise.dueAt == nil, !promise.isConditional, !promise.isPolicy,
      let next = reading.nextSpeech(promise.turn), reading.role(next) == .customer,
      let said = reading.turns[promise.turn].time?.seconds,
      let asked = reading.turns[next].time?.seconds,
      reading.businessSeconds(from: said, to: asked) >= Self.daysOfSilence,
      let chase = reading.strongest(Self.asking, turn: next),
      !reading.hasAny([.satisfaction, .resolutionConfirm, .thanks], turn: next)
    else { return nil }
    var suspicion = reading.suspicion(
      turn: promise.turn, span: promise.span,
      evidence: [
        EvidenceItem(
          .temporal, ForgottenFollowUp.chased,
          "no word for \(Durations.text(asked - said)) after the promise")
      ], severity: 1, rule: "E05.customer-restarts",
      message: "promised without a date, and the customer had to ask "
        + "\(Durations.text(asked - said)) later")
    suspicion.related = [Place(next, reading.sentenceSpan(chase))]
    suspicion.isSettled = true
    suspicion.episode = [next]
    return suspicion
  }
}
