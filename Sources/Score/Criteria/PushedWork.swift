package import Conversations
import Lexicons

/// S09. The customer is made to do the company's work.
///
/// “I need to fill in your form, ring your depot and start over” is work the agent could do. What only the
/// customer can do – look at the device, send a photo – is no fault, nor is self-service beside help.
package struct PushedWork: Criterion {
  package static let info = CriterionInfo(
    id: "S09", name: "PushedWork",
    titles: [
      "en": "Work pushed on to the customer",
      "it": "Lavoro scaricato sul cliente",
      "ru": "Работу переложили на клиента",
      "af": "Werk op die kliënt afgeskuif",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 4, isAutoFail: false,
    group: "reach")
  package static let revision = 1
  package static let text = CriterionText(
    what: "tasks that the agent could do, or that are already done, are given to the customer",
    why: "effort is what drives customers away; each task handed back is one reason more",
    looksAt: "how many tasks the agent gives and takes, whether the customer asked for that "
      + "very act, whether he had done it already",
    cannotSee: "what the agent's tools allow")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let restart = 0.5
  private static let manyTasks = 0.45
  private static let askedForIt = 0.3
  private static let objects = 0.15

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let asked = reading.customerTurns.filter { isWork($0, reading) }
    guard let first = asked.first else {
      return Judgement(.notApplicable("no-work"), for: reading)
    }
    let replies = reading.agentTurns.turns(after: first)
    var suspicions: [Suspicion] = []
    for turn in replies where suspicions.isEmpty {
      if let pushed = pushed(turn, reading) { suspicions.append(pushed) }
    }
    if suspicions.isEmpty {
      suspicions = reading.reproaches([.whyMe]).filter { handsOver($0.turn, reading) }.prefix(1)
        .map {
          reading.suspicion(
            $0, severity: 1, rule: "S09.objected",
            message: "the customer is to do what he takes for the company's work")
        }
    }
    return Judgement(
      opportunities: reading.opportunities(Array(replies), otherwise: "no-work"),
      suspicions: suspicions)
  }

  /// A request or problem that somebody has to work on.
  private func isWork(_ turn: Int, _ reading: Reading) -> Bool {
    reading.statesAMatter(turn) || reading.has(.statusQuestion, turn: turn)
      || reading.questions.asked(in: turn).contains {
        [.request, .whereIs, .status, .howTo, .why].contains($0.kind)
      }
  }

  private func pushed(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.effortShift], turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      !takesATask(turn, reading)
    else { return nil }
    let tasks = reading.sentences(of: turn).reduce(0) { $0 + commands($1, reading) }
    let block = reading.customerBlock(before: turn)
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S09.task", message: "work is handed to the customer")
    // The words alone stand in many a fair instruction.
    suspicion.evidence = [
      EvidenceItem(.lexical, match.prior * 0.5, "cue effort_shift")
    ]
    var signs = 0
    if block.contains(where: { reading.hasAny([.priorContact, .customerRepeat], turn: $0) }),
      Again.stands(in: turn, reading)
    {
      signs += 2
      suspicion.rule = "S09.start-over"
      suspicion.message = "what the customer has done already is to be done again"
      suspicion.evidence.append(
        EvidenceItem(.structural, PushedWork.restart, "already done by the customer"))
    }
    if tasks >= 2 {
      signs += 1
      suspicion.evidence.append(
        EvidenceItem(
          .structural, tasks >= 3 ? PushedWork.manyTasks : PushedWork.askedForIt,
          "\(tasks) tasks for the customer, none for the agent"))
    }
    if block.contains(where: { asksForAnAct($0, reading) }) {
      signs += 1
      suspicion.evidence.append(
        EvidenceItem(.structural, PushedWork.askedForIt, "the customer had asked for the act"))
    }
    if let next = reading.nextCustomerTurn(after: turn),
      reading.hasAny(
        [.negativeFeedback, .customerRepeat, .unresolved, .customerCannot, .feeling], turn: next)
        || asksBack(next, reading)
    {
      signs += 1
      suspicion.evidence.append(
        EvidenceItem(.cross, PushedWork.objects, "the customer objects"))
      suspicion.episode.append(next)
    }
    guard signs >= 2 else { return nil }
    suspicion.attribution = .process
    return suspicion
  }

  /// The agent does something himself, or asks for what he needs to do it.
  private func takesATask(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { sentence in
      reading.has(.effortShift, sentence: sentence)
        ? reading.hasAny([.actionDone, .transfer, .goodwill], sentence: sentence)
        : !reading.acts[sentence].isDisjoint(
          with: [.act, .promise, .antidote, .dataRequest, .link])
    }
  }

  /// A turn that tells the customer to do something, and does nothing itself.
  private func handsOver(_ turn: Int, _ reading: Reading) -> Bool {
    let acts = reading.acts(turn: turn)
    return !acts.isDisjoint(with: [.advice, .dataRequest, .elsewhere])
      || reading.has(.effortShift, turn: turn)
      || reading.sentences(of: turn).contains { commands($0, reading) > 0 }
  }

  private func asksForAnAct(_ turn: Int, _ reading: Reading) -> Bool {
    reading.has(.customerRequest, turn: turn)
      || reading.questions.asked(in: turn).contains { $0.kind == .request }
  }

  /// "And what do you do?": a question at the agent in answer to a task.
  private func asksBack(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { reading.endsWithQuestionMark($0) }
      && reading.wordCount(turn) <= 12
  }

  /// Commands in a sentence, by its verbs of errand.
  private func commands(_ sentence: Int, _ reading: Reading) -> Int {
    let bytes = reading.conversation.folded.bytes
    return Set(
      reading.words(sentence).compactMap { word in
        Self.errands.index(of: word.range, in: bytes)
      }
    ).count
  }

  /// Beginnings of verbs for errands.
  private static let errands = WordBeginnings(
    """
    call fill print fax visit bring download submit register upload chiam compil stamp mand invi \
    rivolg позвон заполн распеча отправ обрат приез bel skakel stuur druk vul besoek
    """)
}
