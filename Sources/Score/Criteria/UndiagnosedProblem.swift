package import Conversations
import Lexicons

/// E09. The problem is handled without talking about it.
///
/// A solution without a question, a hand-over without a word why, a bare result after a silence: the
/// customer does not know what is done, and the agent does not know what is wrong.
package struct UndiagnosedProblem: Criterion {
  package static let info = CriterionInfo(
    id: "E09", name: "UndiagnosedProblem",
    titles: [
      "en": "No communication in order to solve the problem",
      "it": "Non comunicare con il cliente per risolvere il problema",
      "ru": "Проблему решают, не разговаривая с клиентом",
      "af": "Geen gesprek om die probleem op te los nie",
    ],
    decidability: .d3, criticality: .customer, weight: 6, isAutoFail: false,
    group: "question")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a problem gets a stock pointer, a silent hand-over or the same advice, and not one "
      + "question",
    why: "advice that fits every problem fits none, and every round costs the customer more",
    looksAt: "questions the agent asked, how far the advice touches the symptom, hand-overs "
      + "without a reason, advice repeated after it failed, and acts the customer had not wanted",
    cannotSee: "diagnosis done in logs, or over the telephone")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let sameAdvice = 0.3
  private static let silentHandOver = 0.35
  private static let withoutQuestion = 0.35
  private static let withoutAsking = 0.35
  private static let admitted = 0.3
  /// Two signs together.
  private static let together = 0.55

  private static let pointers = WordBeginnings(
    """
    faq help manual instructions guide website page article istruzioni manuale guida sito pagina \
    инструкци справк сайт раздел памятк handleiding gids webwerf bladsy
    """)
  /// Words of a reply that only points somewhere.
  private static let shortReply = 25

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let unwanted = Array(reading.customerTurns.found { self.unwanted($0, reading) }.prefix(1))
    if !unwanted.isEmpty {
      return Judgement(
        opportunities: reading.opportunities(
          unwanted.map(\.turn), otherwise: "no-problem-stated"), suspicions: unwanted)
    }
    if let admitted = admittedHaste(reading) {
      return Judgement(
        opportunities: reading.opportunities([admitted.turn], otherwise: "no-problem-stated"),
        suspicions: [admitted])
    }
    guard let problem = reading.problemTurns.first(where: { isDiagnosable($0, reading) }) else {
      return Judgement(.notApplicable("no-problem-stated"), for: reading)
    }
    let replies = reading.agentTurns.filter { $0 > problem }
    guard let first = replies.first else {
      return Judgement(.notApplicable("no-reply"), for: reading)
    }
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "no-problem-stated"),
      suspicions: suspicion(problem, first, replies, reading).map { [$0] } ?? [])
  }

  /// Something was done before a single question, and the customer had not wanted it.
  private func unwanted(_ said: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.notAskedFor], turn: said),
      let done = reading.agentTurns.turns(before: said).last,
      reading.hasAny([.actionDone, .resolutionClaim], turn: done),
      reading.agentTurns.turns(before: said).allSatisfy({
        reading.acts(turn: $0).isDisjoint(with: [.question, .dataRequest])
      })
    else { return nil }
    var suspicion = reading.suspicion(
      turn: done, span: reading.evidenceSpan(of: done),
      evidence: [
        EvidenceItem(.lexical, match.prior * 0.5, "cue not_asked_for"),
        EvidenceItem(
          .structural, UndiagnosedProblem.withoutAsking, "done before anything was asked"),
      ], severity: 1, rule: "E09.done-unasked",
      message: "acts without asking what the customer wants, and he had wanted something else")
    suspicion.related.append(Place(said, reading.sentenceSpan(match)))
    suspicion.episode.append(said)
    if let next = reading.nextAgentTurn(after: said),
      reading.hasAny([.ownership, .apology], turn: next)
    {
      suspicion.evidence.append(
        EvidenceItem(.cross, UndiagnosedProblem.admitted, "the agent admits it"))
    }
    return suspicion
  }

  /// "I should have asked you first": the first advice before it had come without a question.
  private func admittedHaste(_ reading: Reading) -> Suspicion? {
    guard
      let match = reading.agentTurns.lazy.compactMap({
        reading.strongest([.shouldHaveAsked], turn: $0)
      }).first,
      let asked = reading.customerTurns.first,
      let advised = reading.agentTurns.turns(before: match.turn).first(where: {
        $0 > asked && reading.hasSubstance($0)
      }), !reading.onlyAsks(advised)
    else { return nil }
    var suspicion = reading.suspicion(
      turn: advised, span: reading.demandSpan(of: advised),
      evidence: [EvidenceItem(.lexical, match.prior, "cue should_have_asked")], severity: 1,
      rule: "E09.admitted", message: "advises before asking, and owns it later")
    suspicion.related.append(Place(match.turn, reading.sentenceSpan(match)))
    return suspicion
  }

  private func isDiagnosable(_ turn: Int, _ reading: Reading) -> Bool {
    reading.hasAny([.qualityDefect, .unresolved, .customerCannot, .stateDead], turn: turn)
  }

  private func suspicion(
    _ problem: Int, _ first: Int, _ replies: [Int], _ reading: Reading
  ) -> Suspicion? {
    let asked = replies.contains {
      !reading.acts(turn: $0).isDisjoint(with: [.question, .dataRequest, .promise])
    }
    guard !asked else { return nil }
    var evidence: [EvidenceItem] = []
    var at = first
    let symptom = reading.customerTurns.filter { $0 < first }.reduce(into: StemSet()) {
      $0.formUnion(reading.stems(turn: $1))
    }
    if reading.wordCount(first) <= UndiagnosedProblem.shortReply,
      reading.sentences(of: first).contains(where: {
        reading.mentions(Self.pointers, sentence: $0)
          && !reading.acts[$0].isDisjoint(with: [.advice, .link, .statement, .elsewhere])
      }), reading.acts(turn: first).isDisjoint(with: [.act, .promise]),
      reading.stems(turn: first).isDisjoint(with: symptom)
    {
      evidence.append(
        EvidenceItem(
          .structural, UndiagnosedProblem.withoutQuestion, "a pointer without a question"))
    }
    if let silent = reading.handOvers.all.first(where: { $0.announced != nil && !$0.isExplained }),
      let turn = silent.announced, turn > problem
    {
      evidence.append(
        EvidenceItem(
          .structural, UndiagnosedProblem.silentHandOver, "handed over without a reason"))
      at = turn
    }
    if let again = repeatedAdvice(replies, reading) {
      evidence.append(
        EvidenceItem(
          .structural, UndiagnosedProblem.sameAdvice, "the same advice after it failed"))
      at = again
    }
    guard !evidence.isEmpty else { return nil }
    if evidence.count >= 2 {
      evidence.append(EvidenceItem(.structural, UndiagnosedProblem.together, "several signs"))
    }
    if replies.contains(where: { turn in
      turn < at && reading.reaction(to: turn).contains { reading.has(.unresolved, turn: $0) }
    })
      || reading.customerTurns.contains(where: {
        $0 > at && reading.hasAny([.unresolved, .negativeFeedback], turn: $0)
      })
    {
      evidence.append(
        EvidenceItem(.lexical, UndiagnosedProblem.silentHandOver, "the customer says it failed"))
    }
    return reading.suspicion(
      turn: at, span: reading.demandSpan(of: at), evidence: evidence, severity: 1,
      rule: "E09.no-diagnosis",
      message:
        "no question about the problem: \(Message.list(evidence.map(\.note), separator: ", "))")
  }

  /// Advice given again after the customer said that it had failed.
  private func repeatedAdvice(_ replies: [Int], _ reading: Reading) -> Int? {
    replies.first { turn in
      reading.sentences(of: turn).contains { sentence in
        guard reading.acts[sentence].contains(.advice),
          let earlier = Repetition.earlier(sentence, reading)
        else { return false }
        let given = reading.sentences[earlier].turn
        return reading.customerTurns.turns(after: given).prefix { $0 < turn }.contains {
          reading.hasAny([.unresolved, .customerRepeat], turn: $0)
        }
      }
    }
  }
}
