package import Conversations
import Lexicons

/// S01. The customer is not greeted on arrival.
///
/// A greeting costs a second and says: you are seen. Public social threads are no arrivals; a bot's
/// greeting is not the agent's; brands without greeting have a profile.
package struct MissingGreeting: Criterion {
  package static let info = CriterionInfo(
    id: "S01", name: "MissingGreeting",
    titles: [
      "en": "No greeting: the customer is ignored on arrival",
      "it": "Nessun saluto: il cliente è ignorato all'arrivo",
      "ru": "Нет приветствия: клиента не замечают", "af": "Geen groet: die kliënt word geïgnoreer",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 3, isAutoFail: false, group: nil)
  package static let revision = 1
  package static let text = CriterionText(
    what: "an agent's first turn has no greeting and no introduction",
    why: "who is not greeted feels like a number in a queue before the talk has begun",
    looksAt: "the first two sentences of each agent's first turn in chat, messaging and mail",
    cannotSee: "a greeting spoken before the chat began")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let missing = 0.8
  private static let ignoredOnArrival = 0.7
  /// Sentences in which the greeting must stand.
  private static let sentences = 2

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.channel != .social else {
      return Judgement(.notApplicable("public-thread"), for: reading)
    }
    guard reading.conversation.contact.previous == nil else {
      return Judgement(.notApplicable("continued"), for: reading)
    }
    guard
      reading.conversation.agentLanguage.language.isSupported
        || reading.conversation.agentLanguage.language == .undetermined && reading.hasLexicon
    else { return Judgement(.notEvaluated("language"), for: reading) }
    var opportunities = [Opportunity](
      repeating: .notApplicable("no-first-turn"), count: reading.agents.count)
    var suspicions: [Suspicion] = []
    for agent in reading.agents.indices {
      guard let turn = reading.agentTurns.first(where: { reading.agentOfTurn[$0] == agent }) else {
        continue
      }
      if turn != reading.agentTurns.first, takesOver(turn, reading) {
        opportunities[agent] = .notApplicable("took-over")
        continue
      }
      opportunities[agent] = .applies
      if let found = suspicion(turn, agent, reading) { suspicions.append(found) }
    }
    return Judgement(opportunities: opportunities, suspicions: suspicions)
  }

  /// A colleague who shows that he has read the case needs no new greeting.
  private func takesOver(_ turn: Int, _ reading: Reading) -> Bool {
    if reading.channel == .email { return true }
    let before = reading.speech.filter { $0 < turn }
    return reading.sentences(of: turn).contains { sentence in
      !reading.stems(sentence).isDisjoint(
        with: before.reduce(into: StemSet()) { $0.formUnion(reading.stems(turn: $1)) })
        && !reading.acts[sentence].isDisjoint(with: .substance)
    }
  }

  private func suspicion(_ turn: Int, _ agent: Int, _ reading: Reading) -> Suspicion? {
    let range = reading.sentences(of: turn)
    guard let first = range.first else { return nil }
    let greets: [Cue] = [.greeting, .selfIntro]
    if range.prefix(MissingGreeting.sentences).contains(where: {
      reading.hasAny(greets, sentence: $0)
    }) {
      return nil
    }
    // Split over two messages: the greeting alone, then the matter; or the other way round.
    if let next = reading.nextSpeech(turn), reading.agentOfTurn[next] == agent,
      reading.sentences(of: next).prefix(MissingGreeting.sentences).contains(where: {
        reading.hasAny(greets, sentence: $0)
      })
    {
      return nil
    }
    var evidence = [
      EvidenceItem(.structural, MissingGreeting.missing, "no greeting in the first turn")
    ]
    var severity = 0.5
    if turn == reading.agentTurns.first, reading.time.isReliable,
      let wait = reading.time.waits.first(where: { $0.isFirst }), wait.agentTurn == turn,
      let seconds = wait.businessSeconds, seconds > ignoredLimit(reading)
    {
      evidence.append(
        EvidenceItem(
          .temporal, MissingGreeting.ignoredOnArrival, "and late: \(Durations.text(seconds))"))
      severity = 1
    }
    var suspicion = Suspicion(
      turn: turn, span: reading.sentences[first].span, agent: agent, evidence: evidence,
      severity: severity, rule: "S01.no-greeting",
      message: "the agent's first turn has no greeting and no introduction")
    if let arrival = reading.customerTurns.first(where: { $0 < turn }) {
      suspicion.related = [Place(arrival, reading.span(of: arrival))]
    } else {
      suspicion.guards.append(Guard(0.3, "the agent wrote first"))
    }
    if turn != reading.agentTurns.first {
      suspicion.guards.append(Guard(0.2, "a colleague had greeted before"))
    }
    return suspicion
  }

  /// Seconds from which a first reply without greeting counts as "ignored on arrival": E10's limits.
  private func ignoredLimit(_ reading: Reading) -> Int64 {
    switch reading.channel {
    case .chat, .voiceTranscript: 120
    case .messaging: 3_600
    case .social, .email: 86_400
    }
  }
}
