package import Conversations
import Lexicons

/// S06. A rule decides against the customer, without reason or way out.
///
/// The more room a rule leaves, the better the service. A rule with its reason, with an alternative, or in
/// the customer's favour is met; so is telling a rule to whoever asks for it.
package struct InflexiblePolicy: Criterion {
  package static let info = CriterionInfo(
    id: "S06", name: "InflexiblePolicy",
    titles: [
      "en": "Inflexible policy",
      "it": "Regole applicate senza elasticità",
      "ru": "Негибкие правила",
      "af": "Onbuigsame beleid",
    ],
    decidability: .d3, criticality: .business, weight: 5, isAutoFail: false,
    group: "refusal")
  package static let revision = 1
  package static let text = CriterionText(
    what: "a policy is cited against the customer's plea with neither a reason nor an "
      + "alternative",
    why: "the customer sees the rule, not the sense of it, and that nobody will think for him",
    looksAt: "policy or rule together with a refusal in the agent's turn, a reason or "
      + "alternative within two sentences, and whether it is repeated to the same plea",
    cannotSee: "whether the agent had any discretion; laws and safety rules that leave none")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let bare = 0.3
  private static let repeated = 0.55
  private static let pleads = 0.35

  private static let negative: [Cue] = [.refusal, .hardNegation, .badNews]
  private static let ways: SentenceActs = [.antidote, .act, .promise, .link]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let asksForRules = reading.questions.all.contains { $0.kind == .which || $0.kind == .howTo }
    let cited = reading.agentTurns.filter { turn in
      decides(turn, reading)
        && !(asksForRules
          && reading.customerBlock(before: turn).contains {
            reading.mentions(Self.rules, turn: $0)
          })
    }
    guard !cited.isEmpty else { return Judgement(.notApplicable("no-policy"), for: reading) }
    let isRepeated = cited.count { reading.has(.policyCitation, turn: $0) } > 1
    // "Policy is policy" says no because an earlier turn did.
    let against = cited.filter {
      reading.has(.policyCitation, turn: $0) && (isRepeated || isAgainst($0, reading))
    }
    var suspicions: [Suspicion] = []
    if let first = against.first(where: { isBare($0, reading) }) {
      suspicions.append(suspicion(first, against, reading))
    }
    return Judgement(
      opportunities: reading.opportunities(cited, otherwise: "no-policy"), suspicions: suspicions)
  }

  /// A rule is part of the answer to what the customer wants.
  private func decides(_ turn: Int, _ reading: Reading) -> Bool {
    (reading.has(.policyCitation, turn: turn) || reading.mentions(Self.rules, turn: turn))
      && !reading.onlyAsks(turn)
  }

  private static let rules = WordBeginnings(
    """
    policy policies rule rules regola regole regolament politica правил регламент закон beleid reel \
    reels wet
    """)

  private func isAgainst(_ turn: Int, _ reading: Reading) -> Bool {
    guard let match = reading.strongest([.policyCitation], turn: turn) else { return false }
    return reading.sentences(of: turn).contains { sentence in
      abs(sentence - match.sentence) <= 1
        && (reading.hasAny(Self.negative, sentence: sentence) || Negation.stands(sentence, reading))
    }
  }

  /// Neither a reason nor a way out in the turn or in the next one.
  private func isBare(_ turn: Int, _ reading: Reading) -> Bool {
    let turns = [turn] + (reading.nextAgentTurn(after: turn).map { [$0] } ?? [])
    return !turns.contains { helps($0, reading) }
  }

  private func helps(_ turn: Int, _ reading: Reading) -> Bool {
    !reading.acts(turn: turn).isDisjoint(with: InflexiblePolicy.ways)
      || reading.hasAny([.goodwill, .alternativeOffer, .canDo, .transfer], turn: turn)
      || reading.sentences(of: turn).contains { Causes.stands($0, reading) }
  }

  private func suspicion(_ turn: Int, _ against: [Int], _ reading: Reading) -> Suspicion {
    let match = reading.strongest([.policyCitation], turn: turn)
    let span = match.map { reading.sentenceSpan($0) } ?? reading.evidenceSpan(of: turn)
    var suspicion = reading.suspicion(
      turn: turn, span: span,
      evidence: [
        EvidenceItem(.lexical, (match?.prior ?? 0.5) * 0.6, "cue policy_citation"),
        EvidenceItem(.structural, InflexiblePolicy.bare, "neither reason nor alternative"),
      ], severity: 1, rule: "S06.bare-rule",
      message: "a rule is cited against the customer with neither reason nor alternative")
    suspicion.attribution = .policy
    if against.count > 1 {
      suspicion.severity = 1.5
      suspicion.evidence.append(
        EvidenceItem(.structural, InflexiblePolicy.repeated, "repeated to the same plea"))
      suspicion.episode += against
    }
    if let next = reading.nextCustomerTurn(after: turn),
      !reading.questions.asked(in: next).isEmpty
        || reading.hasAny(
          [.negativeFeedback, .unresolved, .customerRequest, .feeling, .escalationRequest],
          turn: next)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, InflexiblePolicy.pleads, "the customer pleads on"))
      suspicion.episode.append(next)
    }
    return suspicion
  }
}
