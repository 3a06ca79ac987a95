import Conversations
import Testing

@testable import Scorecards

@Suite struct AuditTests {
  static let criteria: [CriterionInfo] = ["E11", "E14", "E16"].map {
    CriterionInfo(
      id: CriterionID($0), name: $0, titles: ["en": $0], decidability: .d1,
      criticality: $0 == "E16" ? .compliance : .customer, weight: 5, isAutoFail: false, group: nil)
  }

  /// - Parameter states: one letter for each criterion: v, m, or - for not applicable.
  static func evaluation(
    _ number: Int, _ states: String, team: String? = "north", rating: Double? = nil
  ) -> Evaluation {
    var evaluation = Evaluation(
      key: ConversationKey(source: "s", id: "\(number)"), path: "p", format: "f", channel: .chat,
      language: .english)
    let agent = AgentKey(rosterID: "a\(number % 5)", source: "", name: "A\(number % 5)")
    evaluation.rating = rating
    let outcomes = zip(criteria, states).map { info, letter in
      CriterionOutcome(
        criterion: info.id, state: letter == "v" ? .violated : letter == "m" ? .met : .notApplicable
      )
    }
    evaluation.agents = [
      AgentEvaluation(agent: agent, team: team, turns: 1, score: 100, outcomes: outcomes)
    ]
    evaluation.findings = outcomes.filter { $0.state == .violated }.map {
      Finding(
        criterion: $0.criterion, agent: agent,
        evidence: Evidence(turn: 1, span: Span(0, 4), quote: "q"), confidence: 0.8, severity: 1,
        attribution: .agent, rule: "r", message: "m", deduction: 5)
    }
    return evaluation
  }

  static func audit(_ all: [(Evaluation, [Review])]) -> StandardsAudit {
    var auditor = StandardsAuditor(criteria: criteria)
    for (evaluation, reviews) in all {
      auditor.add(evaluation.reviewed(reviews, onlyPeopleDecide: []), reviews: reviews)
    }
    return auditor.finish()
  }

  static func review(_ number: Int, _ verdict: ReviewVerdict, by reviewer: String) -> Review {
    Review(
      conversation: ConversationKey(source: "s", id: "\(number)"), criterion: "E11", turn: 1,
      span: Span(0, 4), verdict: verdict, reviewer: reviewer)
  }

  @Test func standardsThatSayNothingAreNamed() {
    let audit = Self.audit(
      (0..<400).map { i in
        (Self.evaluation(i, i % 100 == 0 ? "vmv" : "vm-", team: i % 2 == 0 ? "n" : "s"), [])
      })
    #expect(audit.active == 3)
    #expect(audit.standards[0].problems == [.alwaysFires])
    #expect(audit.standards[1].problems == [.neverFires(upper: 3.0 / 400)])
    #expect(audit.standards[2].problems.isEmpty)
    let rare = Self.audit((0..<400).map { i in (Self.evaluation(i, i < 3 ? "mmv" : "mm-"), []) })
    #expect(rare.standards[2].problems == [.rarelyApplies])
  }

  @Test func standardsThatRepeatAnotherAreNamed() {
    // E14 is a part of E11: wherever it is violated, so is E11, but not the other way round.
    let part = Self.audit(
      (0..<300).map { i in
        (Self.evaluation(i, i % 10 == 0 ? "vvm" : i % 3 == 0 ? "vmm" : "mmm"), [])
      })
    #expect(part.standards[1].problems == [.redundant(with: "E11", isMutual: false)])
    #expect(part.standards[0].problems.isEmpty)
    let twins = Self.audit(
      (0..<300).map { i in (Self.evaluation(i, i % 4 == 0 ? "vvm" : "mmm"), []) })
    #expect(twins.standards[0].problems == [.redundant(with: "E14", isMutual: true)])
    #expect(twins.standards[1].problems == [.redundant(with: "E11", isMutual: true)])
    let strangers = Self.audit(
      (0..<300).map { i in
        (Self.evaluation(i, (i % 4 == 0 ? "v" : "m") + (i % 3 == 0 ? "v" : "m") + "m"), [])
      })
    #expect(strangers.standards[0].problems.isEmpty)
  }

  @Test func whatIsOfOneTeamIsNamed() {
    let audit = Self.audit(
      (0..<200).map { i in
        let team = i % 2 == 0 ? "north" : "south"
        return (Self.evaluation(i, i % 8 == 0 ? "vmm" : "mmm", team: team), [])
      })
    #expect(audit.standards[0].problems == [.onePlace(team: "north")])
    // A team that has nearly all the opportunities is no place of its own, and who has no team counts.
    let big = Self.audit(
      (0..<200).map { i in
        (Self.evaluation(i, i % 5 == 0 ? "vmm" : "mmm", team: i % 10 == 5 ? "south" : "north"), [])
      })
    #expect(big.standards[0].problems.isEmpty)
    let unknown = Self.audit(
      (0..<200).map { i in
        let team: String? = i % 16 == 0 ? "north" : i % 8 == 0 ? nil : "south"
        return (Self.evaluation(i, i % 8 == 0 ? "vmm" : "mmm", team: team), [])
      })
    #expect(unknown.standards[0].problems.isEmpty)
  }

  @Test func reviewsGivePrecisionAndAgreement() {
    // Thirty findings: reviewers confirm twelve of them and agree with each other on all.
    let audit = Self.audit(
      (0..<60).map { i in
        guard i < 30 else { return (Self.evaluation(i, "mmm"), []) }
        let verdict: ReviewVerdict = i < 12 ? .agree : .disagree
        return (
          Self.evaluation(i, "vmm"),
          [Self.review(i, verdict, by: "Rita"), Self.review(i, verdict, by: "Sam")]
        )
      })
    #expect(audit.reviewed == 30)
    #expect(audit.standards[0].precision.right == Proportion(12, of: 30))
    #expect(audit.standards[0].precision.verdict(isAutoFail: false) == .shownOnly)
    #expect(audit.agreement.share == 1)
    #expect(audit.agreement.alpha == 1)
    #expect(audit.standards[0].problems.contains(.disputed(Proportion(18, of: 30))))
    #expect(audit.standards[0].problems.contains(.imprecise))
    // What is overturned is not violated any more.
    #expect(audit.standards[0].rate == Proportion(12, of: 60))
  }

  @Test func precisionIsProvisionalBelowThirty() {
    var precision = Precision()
    precision.right = Proportion(29, of: 29)
    #expect(precision.verdict(isAutoFail: false) == .provisional)
    precision.right = Proportion(30, of: 30)
    #expect(precision.verdict(isAutoFail: false) == .scored)
    // 30 of 30 allow a true precision of 88.6 %: not enough to set scores to 0.
    #expect(precision.verdict(isAutoFail: true) == .shownOnly)
  }

  @Test func alphaIsKrippendorffs() throws {
    // Two coders, nominal: Krippendorff, "Computing Krippendorff's Alpha-Reliability", example A has
    // binary data of ten units: 0.095.
    var agreement = Agreement()
    for (a, b) in zip("0100000010", "1110010000") {
      agreement.add([a == "1" ? .agree : .disagree, b == "1" ? .agree : .disagree])
    }
    #expect(abs(try #require(agreement.alpha) - 0.095) < 0.001)
    #expect(Agreement().alpha == nil)
  }

  @Test func ratingsTellStandardsThatMatterFromThoseThatDoNot() throws {
    var random = SeededGenerator(seed: "ratings")
    let audit = Self.audit(
      (0..<3000).map { i in
        let first = random.uniform() < 0.3
        let second = random.uniform() < 0.3
        let third = random.uniform() < 0.3
        // The first error costs a point, the second nothing, the third is liked.
        let rating = 3 - (first ? 1.0 : 0) + (third ? 1.0 : 0) + (random.uniform() * 3).rounded()
        let states = (first ? "v" : "m") + (second ? "v" : "m") + (third ? "v" : "m")
        return (Self.evaluation(i, states, rating: rating), [])
      })
    #expect(audit.rated == 3000)
    #expect(try #require(audit.standards[0].ratings).auc > 0.6)
    #expect(audit.standards[0].problems.isEmpty)
    #expect(audit.standards[1].problems == [.unrelatedToRatings])
    #expect(audit.standards[2].problems == [.wrongDirection])
  }

  @Test func areaMatchesCountingByHand() throws {
    var samples = RatingSamples()
    let stratum = Stratum(channel: .chat, language: .english)
    for rating in [5.0, 4, 4, 3, 5] { samples.add(rating, hasError: false, in: stratum) }
    #expect(samples.relation == nil)
    for rating in [1.0, 4, 2, 3, 1] { samples.add(rating, hasError: true, in: stratum) }
    // Of 25 pairs the clean one is higher in 21 and equal in 3.
    #expect(abs(try #require(samples.relation).auc - 22.5 / 25) < 1e-12)
  }
}
