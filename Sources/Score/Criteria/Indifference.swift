package import Conversations
import Lexicons

/// E17. The customer's trouble is treated as nothing.
///
/// Indifference loses more customers than mistakes do. Words of indifference in answer to a problem
/// decide alone; cold form only where two signs of it meet and no word of sympathy stands anywhere.
package struct Indifference: Criterion {
  package static let info = CriterionInfo(
    id: "E17", name: "Indifference",
    titles: [
      "en": "Attitude of indifference to the customer's problem",
      "it": "Avere un \"atteggiamento di indifferenza\" di fronte ad un problema dei clienti",
      "ru": "Равнодушие к проблеме клиента", "af": "Onverskilligheid oor die kliënt se probleem",
    ],
    decidability: .d3, criticality: .customer, weight: 8, isAutoFail: false, group: "attitude")
  package static let revision = 1
  package static let text = CriterionText(
    what:
      "a problem, loss or feeling is met by words of indifference, or by next to no words at all",
    why: "customers forgive faults sooner than not being taken seriously",
    looksAt: "phrases such as “calm down” or “not my problem” after a problem; replies of at most "
      + "three words to a long one; stock phrases alone; how little the agent writes at all",
    cannotSee: "tone of voice; irony; a brand's deliberately short style (use a profile)")
  package static let options = [
    OptionSpec("problem_words", 15, 3...200, "words from which a customer's turn is a long one"),
    OptionSpec("bare_reply_words", 3, 1...20, "words up to which a reply to it is bare"),
    OptionSpec("answer_ratio", 0.15, 0...1, "agent's words per customer's word"),
  ]
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let explicit: [Cue] = [.indifference, .notMyProblem]
  private static let bare = 0.5
  private static let templateOnly = 0.45
  private static let closedOnProblem = 0.5
  private static let fewWords = 0.3
  private static let threeSigns = 0.65

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let problems = reading.customerTurns.filter { isProblem($0, reading) }
    guard let first = problems.first, reading.agentTurns.contains(where: { $0 > first }) else {
      return Judgement(.notApplicable("no-problem-stated"), for: reading)
    }
    var suspicions: [Suspicion] = []
    for turn in reading.agentTurns where turn > first {
      if let found = explicitWords(turn, problems, reading) { suspicions.append(found) }
    }
    if suspicions.isEmpty, let cold = coldForm(problems, reading) { suspicions.append(cold) }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  private func isProblem(_ turn: Int, _ reading: Reading) -> Bool {
    reading.hasAny(IssueLedger.problemCues, turn: turn)
      || reading.affect.entries.contains { $0.turn == turn }
  }

  private func explicitWords(_ turn: Int, _ problems: [Int], _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest(Indifference.explicit, turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      let problem = problems.last(where: { $0 < turn })
    else { return nil }
    var suspicion = Suspicion(
      turn: turn, span: reading.sentenceSpan(match), agent: reading.agentOfTurn[turn],
      evidence: [EvidenceItem(.lexical, match.prior, "cue \(match.cue.rawValue)")],
      severity: reading.affect.entries.contains { $0.turn == problem } ? 1.5 : 1,
      rule: "E17.\(match.cue.rawValue)",
      message: "words of indifference in answer to the customer's problem")
    suspicion.related = [Place(problem, reading.span(of: problem))]
    if !reading.acts(turn: turn).isDisjoint(with: [.act, .antidote]) {
      suspicion.guards.append(Guard(0.4, "the agent acts in the same turn"))
    }
    if reading.hasAny([.apology, .empathy], turn: turn) {
      suspicion.guards.append(Guard(0.3, "sympathy in the same turn"))
    }
    if reading.issue.state == .confirmed {
      suspicion.guards.append(Guard(0.3, "the customer confirms that it was solved"))
    }
    return suspicion
  }

  /// A single letter is what an export has left of a reply, no answer of anybody's.
  private func isCutOff(_ turn: Int, _ reading: Reading) -> Bool {
    let text = reading.conversation.text[reading.turns[turn].range]
    return String(decoding: text, as: UTF8.self).unicodeScalars.lazy
      .filter(\.properties.isAlphabetic).prefix(2).count == 1
  }

  /// Two of: a bare reply to a long problem, a stock phrase as the only reaction, hardly any words
  /// over the whole exchange, closed right after the problem; and no sympathy anywhere.
  private func coldForm(_ problems: [Int], _ reading: Reading) -> Suspicion? {
    let sympathy: [Cue] = [.apology, .empathy, .feedbackAck, .goodwill, .lateAck]
    guard !reading.agentTurns.contains(where: { reading.hasAny(sympathy, turn: $0) }),
      reading.issue.state != .confirmed
    else { return nil }
    var evidence: [EvidenceItem] = []
    var at: (turn: Int, problem: Int)?
    for problem in problems {
      guard let reply = reading.nextSpeech(problem), reading.role(reply) == .agent,
        !isCutOff(reply, reading)
      else { continue }
      let words = reading.wordCount(reply)
      if Double(reading.wordCount(problem)) >= options["problem_words"],
        Double(words) <= options["bare_reply_words"],
        !reading.acts(turn: reply).contains(.question),
        reading.acts(turn: reply).isDisjoint(with: [.act, .hold, .promise])
      {
        evidence.append(EvidenceItem(.structural, Indifference.bare, "a reply of \(words) words"))
        at = at ?? (reply, problem)
      }
      if reading.hasAny([.templatePhrase, .bareReply], turn: reply), !reading.hasSubstance(reply),
        reading.affect.entries.contains(where: { $0.turn == problem })
      {
        evidence.append(
          EvidenceItem(
            .structural, Indifference.templateOnly, "a stock phrase is the only reaction"))
        at = at ?? (reply, problem)
      }
      if reading.has(.closing, turn: reply), !reading.hasSubstance(reply) {
        evidence.append(
          EvidenceItem(.structural, Indifference.closedOnProblem, "closed right after the problem"))
        at = at ?? (reply, problem)
      }
    }
    let said = reading.agentTurns.reduce(0) { $0 + reading.wordCount($1) }
    let heard = reading.customerTurns.reduce(0) { $0 + reading.wordCount($1) }
    if heard > 0, Double(said) / Double(heard) < options["answer_ratio"], reading.issue.isProblem {
      evidence.append(
        EvidenceItem(.structural, Indifference.fewWords, "\(said) words in answer to \(heard)"))
    }
    guard evidence.count >= 2, let at else { return nil }
    // Two signs of one family make the case that neither makes alone; three are needed to score it.
    evidence.append(
      EvidenceItem(
        .structural, evidence.count >= 3 ? Indifference.threeSigns : Indifference.bare,
        "\(evidence.count) signs of coldness together"))
    var suspicion = Suspicion(
      turn: at.turn, span: reading.evidenceSpan(of: at.turn), agent: reading.agentOfTurn[at.turn],
      evidence: evidence, severity: 1, rule: "E17.cold-form",
      message:
        "the problem gets next to no words: \(Message.list(evidence.map(\.note), separator: ", "))")
    suspicion.related = [Place(at.problem, reading.span(of: at.problem))]
    return suspicion
  }
}
