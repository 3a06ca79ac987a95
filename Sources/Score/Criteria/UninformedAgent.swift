package import Conversations
import Lexicons

/// E12. The agent does not know, and does not find out.
///
/// Not knowing is no fault; leaving it at that is. “I don't know, let me ask” is what the error list
/// recommends. Two agents with two answers to one question are the same fault of the company's.
package struct UninformedAgent: Criterion {
  package static let info = CriterionInfo(
    id: "E12", name: "UninformedAgent",
    titles: [
      "en": "Not informed about the case, the rules or the company",
      "it": "Non essere informati",
      "ru": "Сотрудник не владеет информацией",
      "af": "Nie ingelig oor die saak of reëls nie",
    ],
    decidability: .d3, criticality: .customer, weight: 6, isAutoFail: false,
    group: "knowledge")
  package static let revision = 1
  package static let text = CriterionText(
    what: "“I don't know” about the case, the rules or the company, with no move to find out",
    why: "the customer has nobody else to ask",
    looksAt: "admissions of not knowing in answer to a question, and a promise to check, a "
      + "hold, a hand-over or a link in the same or the next turn; two agents' different "
      + "figures for one thing",
    cannotSee: "what the agent could have looked up")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let noMove = 0.45
  private static let asksOn = 0.3
  private static let contradiction = 0.65

  private static let moves: SentenceActs = [.promise, .hold, .act, .antidote, .link]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let admitted = reading.agentTurns.filter { reading.has(.dontKnow, turn: $0) }
    let asking = reading.agentTurns.filter { turn in
      reading.customerBlock(before: turn).contains { isAboutUs($0, reading) }
    }
    let promised = Set(reading.promises.all.map(\.turn))
    var suspicions = Array(
      admitted.found { leftThere($0, promised, reading) }.prefix(2))
    if let two = twoFigures(reading) { suspicions.append(two) }
    return Judgement(
      opportunities: reading.opportunities(
        admitted + asking + suspicions.map(\.turn), otherwise: "nothing-asked"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// A question rather than a request for an act.
  private func isAboutUs(_ turn: Int, _ reading: Reading) -> Bool {
    reading.questions.asked(in: turn).contains { $0.kind != .request }
  }

  private func leftThere(
    _ turn: Int, _ promised: Set<Int>, _ reading: Reading
  ) -> Suspicion? {
    guard let match = reading.strongest([.dontKnow], turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      !UnknownProduct.isAboutAProduct(match.sentence, reading),
      !findsOut(turn, promised, reading)
    else { return nil }
    let block = reading.customerBlock(before: turn)
    guard
      block.contains(where: { asked in
        !reading.questions.asked(in: asked).isEmpty || reading.wordCount(asked) >= 6
      })
    else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "E12.left-there",
      message: "the agent does not know, and makes no move to find out")
    suspicion.evidence = [
      EvidenceItem(.lexical, match.prior * 0.4, "cue dont_know"),
      EvidenceItem(.structural, UninformedAgent.noMove, "no move to find out in two turns"),
    ]
    if let next = reading.nextCustomerTurn(after: turn),
      !reading.questions.asked(in: next).isEmpty
        || reading.hasAny([.unresolved, .negativeFeedback, .customerRequest], turn: next)
        || reading.sentences(of: next).contains(where: { reading.endsWithQuestionMark($0) })
    {
      suspicion.evidence.append(
        EvidenceItem(.cross, UninformedAgent.asksOn, "the customer has to ask on"))
      suspicion.episode.append(next)
    }
    // "I can't say, but it is usually five days" says something all the same.
    let beside = reading.sentences(of: turn).contains {
      $0 != match.sentence && reading.acts[$0].contains(.statement)
        && reading.stems($0).count >= 4 && !reading.has(.dontKnow, sentence: $0)
    }
    if beside { suspicion.guards.append(Guard(0.5, "something is said beside it")) }
    return suspicion
  }

  /// A promise to check, a hold, a hand-over, a link or a question in the same or the next turn.
  private func findsOut(_ turn: Int, _ promised: Set<Int>, _ reading: Reading) -> Bool {
    let next = reading.nextAgentTurn(after: turn)
    if let next, reading.agentOfTurn[next] != reading.agentOfTurn[turn] { return true }
    // "I'll be back within five minutes", in whatever words.
    if reading.has(.deadline, turn: turn)
      || promised.contains(turn)
    {
      return true
    }
    if !reading.acts(turn: turn).isDisjoint(with: Self.moves.union([.question, .dataRequest]))
      || reading.hasAny([.transfer, .channelPush, .privateMessage, .effortShift], turn: turn)
    {
      return true
    }
    guard let next, !reading.has(.dontKnow, turn: next) else { return false }
    return !reading.acts(turn: next).isDisjoint(with: Self.moves.union([.question, .dataRequest]))
      || reading.hasAny([.progressUpdate, .transfer], turn: next)
      || reading.customerBlock(before: next).isEmpty && reading.hasSubstance(next)
  }

  // MARK: Two agents, two figures

  private static let disputes: [Cue] = [
    .customerRepeat, .deceptionAccusation, .brokenPromiseReport, .priorContact, .customerChase,
  ]
  /// Earlier sentences with figures that a sentence is compared with.
  private static let figuresKept = 40

  /// A sentence that gives a figure.
  private struct Figure {
    var turn: Int
    var agent: Int
    var span: Span
    var words: Set<UInt64>
    var numbers: Set<UInt64>

    /// The same content words with different numbers.
    func contradicts(_ other: Figure) -> Bool {
      guard agent != other.agent, numbers.isDisjoint(with: other.numbers) else { return false }
      let shared = words.intersection(other.words).count
      return shared >= 2 && 2 * shared >= min(words.count, other.words.count)
    }
  }

  private func twoFigures(_ reading: Reading) -> Suspicion? {
    guard reading.agents.count > 1 else { return nil }
    var known: [Figure] = []
    for turn in reading.agentTurns {
      let given = figures(turn, reading)
      if let next = reading.nextCustomerTurn(after: turn),
        reading.hasAny(Self.disputes, turn: next)
      {
        for figure in given {
          for earlier in known.suffix(Self.figuresKept) where figure.contradicts(earlier) {
            return suspicion(figure, earlier, reading)
          }
        }
      }
      known += given
    }
    return nil
  }

  private func figures(_ turn: Int, _ reading: Reading) -> [Figure] {
    guard let agent = reading.agentOfTurn[turn] else { return [] }
    return reading.sentences(of: turn).compactMap { sentence in
      var figure = Figure(
        turn: turn, agent: agent, span: reading.sentences[sentence].span, words: [], numbers: [])
      for word in reading.words(sentence) where word.stem != 0 {
        if word.isNumber {
          figure.numbers.insert(word.hash)
        } else {
          figure.words.insert(word.stem)
        }
      }
      return figure.numbers.isEmpty || reading.endsWithQuestionMark(sentence) ? nil : figure
    }
  }

  private func suspicion(_ later: Figure, _ earlier: Figure, _ reading: Reading) -> Suspicion {
    var suspicion = reading.suspicion(
      turn: later.turn, span: later.span,
      evidence: [
        EvidenceItem(
          .structural, UninformedAgent.contradiction,
          "another agent gave another figure, and the customer says so")
      ], severity: 1, rule: "E12.two-figures",
      message: "two agents give two figures for the same thing")
    suspicion.attribution = .process
    suspicion.related = [Place(earlier.turn, earlier.span)]
    return suspicion
  }
}
