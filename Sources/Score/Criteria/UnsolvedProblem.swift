package import Conversations
import Lexicons

/// E18. The problem is not solved.
///
/// It is the outcome behind the other errors, so it is reported only where none of them says why: the
/// customer's last word is that it still does not work, and the agent takes his leave. Where the
/// customer has the last word nobody answered him, which is E01.
package struct UnsolvedProblem: Criterion {
  package static let info = CriterionInfo(
    id: "E18", name: "UnsolvedProblem",
    titles: [
      "en": "Not able to solve the customer's problem",
      "it": "Non essere in grado di risolvere i problemi del cliente",
      "ru": "Проблема клиента не решена",
      "af": "Kan nie die kliënt se probleem oplos nie",
    ],
    decidability: .d2, criticality: .customer, weight: 9, isAutoFail: false,
    group: "refusal")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the conversation ends, and the customer's last word on the matter is that it "
      + "persists",
    why: "whatever was said, he has to come back or go elsewhere",
    looksAt: "how the matter stands at the end, what the agent's last turn still does, and "
      + "returns to agents who had been asked before",
    cannotSee: "a solution after the conversation, and whether one was possible at all")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let handedRound = 0.6
  private static let nothingMore = 0.35
  private static let persists = 0.45

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    guard
      reading.issue.state != .none || !reading.problemTurns.isEmpty
        || reading.customerTurns.contains(where: {
          reading.hasAny([.resolutionConfirm, .satisfaction], turn: $0)
        }),
      !reading.agentTurns.isEmpty
    else { return Judgement(.notApplicable("no-problem-stated"), for: reading) }
    return Judgement(
      .applies, for: reading,
      suspicions: (suspicion(reading) ?? closedOnIt(reading)).map { [$0] } ?? [])
  }

  private static let closedOpen = 0.6
  /// What an agent may say in leaving a matter as it is.
  private static let leaving: SentenceActs = [
    .act, .promise, .antidote, .advice, .link, .elsewhere, .question, .dataRequest, .hold,
  ]

  /// The agent takes his leave of a problem that the customer has just named or asked about again,
  /// and nothing is under way. Where he refuses, it is E14's.
  private func closedOnIt(_ reading: Reading) -> Suspicion? {
    guard reading.issue.isProblem, reading.issue.state != .confirmed,
      let last = reading.agentTurns.last, reading.has(.closing, turn: last),
      let said = reading.customerTurns.turns(before: last).last(where: {
        !reading.isCourtesyOnly($0)
      }),
      reading.agentTurns.contains(where: { $0 < said }),
      reading.hasAny(IssueLedger.problemCues + [.customerCannot], turn: said),
      // A question that is asked again and passed over is E01's.
      !reading.has(.customerRepeat, turn: said), reading.questions.asked(in: said).isEmpty,
      !reading.takesBack(said), !reading.accepts(said),
      !reading.customerTurns.turns(after: said - 1).contains(where: {
        reading.hasAny([.resolutionConfirm, .satisfaction, .release, .thanks], turn: $0)
      }),
      reading.agentTurns.turns(after: said).allSatisfy({ turn in
        reading.turns[turn].attachments == 0
          && !reading.hasAny(EndedOnNegation.refusals + [.badNews, .goodwill], turn: turn)
          && reading.sentences(of: turn).allSatisfy {
            reading.has(.anythingElse, sentence: $0) || reading.has(.closing, sentence: $0)
              || reading.acts[$0].isDisjoint(with: Self.leaving.union([.answerWord]))
          }
      })
    else { return nil }
    var suspicion = reading.suspicion(
      turn: last, span: reading.evidenceSpan(of: last),
      evidence: [
        EvidenceItem(.structural, UnsolvedProblem.closedOpen, "leave is taken of an open problem")
      ], severity: 1, rule: "E18.left-open",
      message: "the agent takes his leave of a problem that is open, and nothing is under way")
    suspicion.related = [Place(said, reading.span(of: said))]
    suspicion.attribution = .unknown
    return suspicion
  }

  private func suspicion(_ reading: Reading) -> Suspicion? {
    guard let last = reading.agentTurns.last, reading.speech.last == last,
      let said = reading.customerTurns.last(where: { !reading.isCourtesyOnly($0) }),
      let match = reading.strongest([.unresolved], turn: said),
      !reading.questions.all.contains(where: { $0.turn == said }),
      reading.has(.closing, turn: last), reading.agentTurns.contains(where: { $0 < said }),
      reading.customerTurns.allSatisfy({ turn in
        turn <= said || !reading.hasAny([.resolutionConfirm, .satisfaction, .release], turn: turn)
      })
    else { return nil }
    let after = reading.agentTurns.filter { $0 > said }
    let gone: SentenceActs = [
      .act, .promise, .antidote, .advice, .link, .elsewhere, .question, .dataRequest, .hold,
    ]
    guard after.allSatisfy({ reading.acts(turn: $0).isDisjoint(with: gone) }) else { return nil }
    var suspicion = Suspicion(
      turn: said, span: reading.sentenceSpan(match), agent: reading.agentOfTurn[last],
      evidence: [
        EvidenceItem(.lexical, UnsolvedProblem.persists, "the customer's last word: it persists"),
        EvidenceItem(.structural, UnsolvedProblem.nothingMore, "nothing is done after it"),
      ], severity: 1, rule: "E18.unresolved-at-end",
      message: "the customer's last word on the matter is that it persists, and nothing follows")
    suspicion.attribution = .unknown
    suspicion.isSettled = true
    suspicion.related = [Place(last, reading.evidenceSpan(of: last))]
    if reading.handOvers.all.contains(where: \.isReturn), reading.handOvers.all.count >= 2 {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnsolvedProblem.handedRound, "handed round and back"))
      suspicion.attribution = .process
    }
    return suspicion
  }
}
