package import Conversations
import Lexicons

/// E07. Bad news is withheld from a customer who asks for it.
///
/// A clear no lets him act; “we will see” costs him the time in which he could have. Not knowing yet, and
/// saying when one will know, is right.
package struct WithheldBadNews: Criterion {
  package static let info = CriterionInfo(
    id: "E07", name: "WithheldBadNews",
    titles: [
      "en": "Bad news withheld when it was asked for",
      "it": "Non dare una cattiva notizia, quando richiesto",
      "ru": "Плохую новость скрыли, хотя о ней спросили",
      "af": "Slegte nuus weerhou toe daarna gevra is",
    ],
    decidability: .d3, criticality: .customer, weight: 6, isAutoFail: false,
    group: nil)
  package static let revision = 2
  package static let text = CriterionText(
    what: "a direct question about an outcome gets words instead of yes, no or a date",
    why: "the customer plans on a hope, and learns the truth when it is too late to do "
      + "something",
    looksAt: "questions about an outcome and demands for a yes or no, answered by evasion, "
      + "and bad news told only later",
    cannotSee: "whether the agent knew the answer when he was asked")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let evadedOnce = 0.3
  private static let evadedTwice = 0.6
  private static let demandEvaded = 0.6
  private static let toldLater = 0.5
  private static let admitted = 0.5

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let asked = outcomesAsked(reading)
    guard let first = asked.min() else {
      return Judgement(.notApplicable("no-outcome-asked"), for: reading)
    }
    let replies = Array(reading.agentTurns.turns(after: first))
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "no-outcome-asked"),
      suspicions: (pressedOut(replies, reading) ?? suspicion(replies, asked, reading))
        .map { [$0] } ?? [])
  }

  private static let outcomes: Set<QuestionKind> = [.yesNo, .when, .status]

  private func outcomesAsked(_ reading: Reading) -> Set<Int> {
    let demands = reading.customerTurns.filter {
      reading.hasAny([.statusQuestion, .yesOrNo], turn: $0)
    }
    let questions = reading.questions.all.filter {
      Self.outcomes.contains($0.kind)
        && !reading.has(.customerRequest, sentence: $0.sentence)
    }
    return Set(demands).union(questions.map(\.turn))
  }

  /// Whether the customer's words before a reply ask for an outcome: yes or no, when, how it stands.
  ///
  /// - Parameter other: a later turn that must be about the same matter; nil: any outcome.
  static func isAskedOutright(
    before turn: Int, about other: Int? = nil, _ reading: Reading
  ) -> Bool {
    reading.customerBlock(before: turn).contains { said in
      let asks =
        reading.hasAny([.statusQuestion, .yesOrNo], turn: said)
        || reading.questions.asked(in: said).contains {
          Self.outcomes.contains($0.kind)
        }
      guard asks, let other else { return asks }
      let stems = reading.questions.asked(in: said).reduce(into: StemSet()) {
        $0.formUnion($1.stems)
      }
      return !stems.isDisjoint(with: reading.stems(turn: other))
    }
  }

  private static let pressed = 0.4

  /// An outcome is asked for, the reply tells other things, the customer presses, and only then comes
  /// the no.
  private func pressedOut(_ replies: [Int], _ reading: Reading) -> Suspicion? {
    for (first, second) in zip(replies, replies.dropFirst()) {
      guard Self.isAskedOutright(before: first, reading), reading.hasSubstance(first),
        reading.acts(turn: first).isDisjoint(
          with: [.answerWord, .question, .dataRequest, .hold, .refusal]),
        !reading.has(.badNews, turn: first), !Negation.stands(in: first, reading),
        let said = reading.reaction(to: first).first(where: { presses($0, first, reading) }),
        Negation.stands(in: second, reading) || reading.has(.badNews, turn: second)
          || !reading.acts(turn: second).isDisjoint(with: [.refusal, .answerWord])
      else { continue }
      var evidence = [
        EvidenceItem(
          .structural, WithheldBadNews.toldLater, "the bad news comes in turn \(second)"),
        EvidenceItem(.lexical, WithheldBadNews.pressed, "the customer presses for it"),
      ]
      if reading.isConceded(after: said) || reading.has(.apology, turn: second) {
        evidence.append(EvidenceItem(.cross, WithheldBadNews.admitted, "the agent owns it"))
      }
      var suspicion = reading.suspicion(
        turn: first, span: reading.evidenceSpan(of: first), evidence: evidence, severity: 1,
        rule: "E07.pressed-out",
        message: "a question about the outcome gets other things first, and the no when pressed")
      suspicion.related += [
        Place(said, reading.span(of: said)), Place(second, reading.evidenceSpan(of: second)),
      ]
      suspicion.episode = [said, second]
      return suspicion
    }
    return nil
  }

  /// Says that he asked something else, or demands a plain answer.
  private func presses(_ turn: Int, _ reply: Int, _ reading: Reading) -> Bool {
    if reading.hasAny([.yesOrNo, .toldTooLate], turn: turn) { return true }
    guard reading.hasAny([.customerRepeat, .replyRejected], turn: turn) else { return false }
    let asked = reading.customerBlock(before: reply).flatMap { reading.questions.asked(in: $0) }
      .reduce(into: StemSet()) { $0.formUnion($1.stems) }
    return !reading.stems(turn: turn).isDisjoint(with: asked)
  }

  private func evades(_ turn: Int, _ reading: Reading) -> Bool {
    // "Vedremo" is a future and promises nothing.
    let acts = reading.sentences(of: turn).filter { !reading.has(.evasion, sentence: $0) }
      .reduce(into: SentenceActs()) { $0.formUnion(reading.acts[$1]) }
    return (reading.has(.evasion, turn: turn) || passesOverDemand(turn, reading))
      && acts.isDisjoint(with: [.answerWord, .refusal, .act, .antidote, .link, .promise])
      && !reading.has(.badNews, turn: turn)
      && !reading.sentences(of: turn).contains {
        reading.has(.deadline, sentence: $0) && !reading.has(.evasion, sentence: $0)
      }
      && !reading.sentences(of: turn).contains { sentence in
        reading.words(sentence).contains { $0.isNumber }
      }
  }

  /// A demand for yes or no gets statements without a no, a number or a question in them.
  private func passesOverDemand(_ turn: Int, _ reading: Reading) -> Bool {
    reading.customerBlock(before: turn).contains { reading.has(.yesOrNo, turn: $0) }
      && reading.hasSubstance(turn)
      && reading.acts(turn: turn).isDisjoint(with: [.question, .dataRequest, .hold, .elsewhere])
      && !Negation.stands(in: turn, reading)
  }

  private func suspicion(_ replies: [Int], _ asked: Set<Int>, _ reading: Reading) -> Suspicion? {
    var evidence: [EvidenceItem] = []
    let evading = replies.filter { turn in
      evades(turn, reading)
        && reading.customerBlock(before: turn).contains { asked.contains($0) }
    }
    if let once = evading.first {
      evidence.append(
        EvidenceItem(
          .structural,
          evading.count > 1 ? WithheldBadNews.evadedTwice : WithheldBadNews.evadedOnce,
          "evaded \(evading.count) times"))
      let later = replies.first {
        $0 > once && reading.customerTurns.contains { $0 > once }
          && (reading.has(.badNews, turn: $0) || reading.acts(turn: $0).contains(.refusal))
      }
      if let later {
        evidence.append(
          EvidenceItem(
            .structural, WithheldBadNews.toldLater, "the bad news comes in turn \(later)"))
      }
      if evading.contains(where: { turn in
        reading.customerBlock(before: turn).contains { reading.has(.yesOrNo, turn: $0) }
      }) {
        evidence.append(
          EvidenceItem(.structural, WithheldBadNews.demandEvaded, "a demand for yes or no evaded"))
      }
    }
    // "You could have told me" – "I should have": not an outcome asked for and kept back (E06).
    let admission = replies.first { turn in
      reading.has(.withheldAdmission, turn: turn)
        && !reading.customerBlock(before: turn).contains { reading.has(.toldTooLate, turn: $0) }
    }
    if let match = admission.flatMap({ reading.strongest([.withheldAdmission], turn: $0) }) {
      evidence.append(EvidenceItem(.lexical, match.prior, "the agent admits it"))
      evidence.append(
        EvidenceItem(.structural, WithheldBadNews.admitted, "after a direct question"))
    }
    guard !evidence.isEmpty, let turn = evading.last ?? admission else { return nil }
    let match = reading.strongest([.withheldAdmission, .evasion], turn: turn)
    var suspicion = reading.suspicion(
      turn: turn, span: match.map { reading.sentenceSpan($0) } ?? reading.evidenceSpan(of: turn),
      evidence: evidence, severity: evading.count > 1 ? 1 : 0.5, rule: "E07.evaded",
      message: "a question about the outcome gets no yes, no or date")
    suspicion.related += (evading + (admission.map { [$0] } ?? [])).filter { $0 != turn }.map {
      Place($0, reading.evidenceSpan(of: $0))
    }
    return suspicion
  }
}
