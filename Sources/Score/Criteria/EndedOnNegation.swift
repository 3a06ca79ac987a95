package import Conversations
import Lexicons

/// E14. The contact ends on a bare negation.
///
/// Whatever the problem, there is always something one can do. A refusal in the middle with an
/// alternative after it is met; a refusal as the last word is not.
package struct EndedOnNegation: Criterion {
  package static let info = CriterionInfo(
    id: "E14", name: "EndedOnNegation",
    titles: [
      "en": "Ending on a negation: “impossible”, “not my problem”, “company policy”",
      "it": "Concludere le conversazioni con una negazione",
      "ru": "Разговор закончен отказом: «невозможно», «не моя проблема», «такие правила»",
      "af": "Eindig met ’n weiering: “onmoontlik”, “nie my probleem nie”, “maatskappybeleid”",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false, group: "refusal")
  package static let revision = 2
  package static let text = CriterionText(
    what:
      "the last thing of substance that the agent says is a refusal, and no alternative follows",
    why: "the customer is sent away with nothing, where a next best thing would have kept him",
    looksAt: "refusals, “impossible”, “not my problem” and policy as the agent's last substantive "
      + "sentence, and whether an alternative, an act or a hand-over stands after the first one",
    cannotSee: "whether an alternative existed that the agent was allowed to offer")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  static let refusals: [Cue] = [.notMyProblem, .hardNegation, .policyCitation, .refusal]
  private static let position = 0.5
  private static let wordsOfABareNo = 5
  private static let noAntidote = 0.6
  private static let closedAfterIt = 0.55

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    guard let last = reading.agentTurns.last(where: { isSubstantive($0, reading) }) else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    var opportunities = [Opportunity](
      repeating: .notApplicable("nothing-refused"), count: reading.agents.count)
    for turn in reading.agentTurns
    where reading.hasAny(EndedOnNegation.refusals + [.badNews], turn: turn) {
      if let agent = reading.agentOfTurn[turn] { opportunities[agent] = .applies }
    }
    let found = suspicion(last, reading)
    return Judgement(opportunities: opportunities, suspicions: found.map { [$0] } ?? [])
  }

  private func isSubstantive(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { !reading.acts[$0].isDisjoint(with: .substance) }
  }

  private func suspicion(_ last: Int, _ reading: Reading) -> Suspicion? {
    let sentences = reading.sentences(of: last)
    guard let ending = sentences.last(where: { isSaying($0, reading) }) else { return nil }
    // The refusal is the last word, or only its reason stands after it in the same turn.
    guard
      let refusal = sentences.last(where: { isRefusal($0, reading) }),
      refusal == ending || sentences.filter({ $0 > refusal && isSaying($0, reading) }).count <= 1
    else { return nil }
    let before = reading.agentTurns.turns(before: last).flatMap { reading.sentences(of: $0) }
    guard
      let match = reading.strongest(EndedOnNegation.refusals, sentence: refusal)
        ?? before.last(where: { isRefusal($0, reading) }).flatMap({
          reading.strongest(EndedOnNegation.refusals, sentence: $0)
        })
    else { return nil }
    let first = reading.agentTurns.first { turn in
      reading.sentences(of: turn).contains { isRefusal($0, reading) }
    }
    guard let first, !hasAntidote(from: first, to: last, reading) else { return nil }
    var evidence = [
      EvidenceItem(.lexical, match.prior, "cue \(match.cue.rawValue)"),
      EvidenceItem(.structural, EndedOnNegation.noAntidote, "no alternative after the refusal"),
    ]
    if refusal != ending {
      evidence[1] = EvidenceItem(
        .structural, EndedOnNegation.position, "followed by its reason only")
    }
    if reading.conversation.contact.closedBy == .agent {
      evidence.append(
        EvidenceItem(.structural, EndedOnNegation.closedAfterIt, "closed by the agent after it"))
    }
    var suspicion = Suspicion(
      turn: last, span: reading.sentences[refusal].span, agent: reading.agentOfTurn[last],
      evidence: evidence, severity: severity(match.cue),
      rule: "E14.last-word-\(match.cue.rawValue)",
      message: "the agent's last word is a refusal with no alternative after it")
    suspicion.applicability = 0.95
    if match.cue == .policyCitation { suspicion.attribution = .agent }
    if let asked = reading.customerTurns.last(where: { $0 < last }) {
      suspicion.related = [Place(asked, reading.span(of: asked))]
    }
    if match.cue == .refusal || match.cue == .policyCitation, refusal != ending {
      suspicion.guards.append(Guard(0.2, "a reason is given"))
    }
    if asksAboutHarm(before: last, reading) {
      suspicion.guards.append(Guard(1, "the customer asked whether something bad can happen"))
    }
    let after = reading.customerTurns.filter { $0 > last }
    if after.contains(where: {
      reading.hasAny([.satisfaction, .resolutionConfirm], turn: $0)
        || reading.has(.thanks, turn: $0) && reading.isCourtesyOnly($0)
    }) {
      suspicion.guards.append(Guard(0.35, "the customer takes it in good part"))
    }
    return suspicion
  }

  /// A sentence with something in it beside courtesy and "anything else?".
  private func isSaying(_ sentence: Int, _ reading: Reading) -> Bool {
    !reading.acts[sentence].isDisjoint(with: .substance)
      && reading.acts[sentence].isDisjoint(with: [.question, .boilerplate])
  }

  private func isRefusal(_ sentence: Int, _ reading: Reading) -> Bool {
    guard !reading.endsWithQuestionMark(sentence) else { return false }
    return reading.hasAny([.notMyProblem, .hardNegation, .refusal], sentence: sentence)
      || isBareNo(sentence, reading)
  }

  /// "No, I'm afraid not": a no of a few words in answer to a plea, which renews a refusal.
  private func isBareNo(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.has(.answerNo, sentence: sentence)
      && reading.words(sentence).count <= EndedOnNegation.wordsOfABareNo
      && reading.stems(sentence).count <= 1
      && !reading.customerBlock(before: reading.sentences[sentence].turn).isEmpty
      && reading.agentTurns.turns(before: reading.sentences[sentence].turn).last.map {
        reading.hasAny([.notMyProblem, .hardNegation, .refusal], turn: $0)
      } ?? false
  }

  /// "Can I lose my number?" – "No, that's impossible" is good news.
  private func asksAboutHarm(before turn: Int, _ reading: Reading) -> Bool {
    let block = reading.customerBlock(before: turn)
    let bytes = reading.conversation.folded.bytes
    return reading.questions.all.contains { question in
      block.contains(question.turn)
        && reading.words(question.sentence).contains { word in
          Self.harms.begin(word.range, in: bytes)
        }
    }
  }

  /// Beginnings of words for what a customer fears: losing, being charged, expiry.
  private static let harms = WordBeginnings(
    """
    lose lost losing charge expire penalt perd perder scadono scadra addebit penal потеря спиш сгор штраф \
    verloor verval boete
    """)

  /// Something one can do, from the first refusal on: in its own turn or later.
  private func hasAntidote(from first: Int, to last: Int, _ reading: Reading) -> Bool {
    for turn in reading.agentTurns where turn >= first && turn <= last {
      var isAfterRefusal = turn > first
      for sentence in reading.sentences(of: turn) {
        if isRefusal(sentence, reading) { isAfterRefusal = true }
        guard isAfterRefusal else { continue }
        if !reading.acts[sentence].isDisjoint(with: [.antidote, .promise, .link]) { return true }
        if reading.hasAny([.transfer, .actionDone, .nextStep, .channelPush], sentence: sentence),
          !isRefusal(sentence, reading)
        {
          return true
        }
        if reading.acts[sentence].contains(.advice), !isRefusal(sentence, reading) { return true }
        if !reading.acts[sentence].isDisjoint(with: [.question, .dataRequest]),
          !reading.has(.anythingElse, sentence: sentence)
        {
          return true
        }
      }
    }
    return false
  }

  private func severity(_ cue: Cue) -> Double {
    switch cue {
    case .notMyProblem: 1.5
    case .hardNegation, .policyCitation: 1
    default: 0.5
    }
  }
}
