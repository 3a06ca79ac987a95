package import Conversations
import Lexicons
import Settings

/// Judges one conversation after the other; belongs to one thread.
package final class ScoreWorker {
  private let scorer: Scorer
  private let scanner: CueScanner
  private let house: HouseScanner
  private let signs: SignReader
  /// Mail's clock where no hours are configured: Monday to Friday, all day, where reports are read.
  private let weekdays: BusinessCalendar

  init(_ scorer: Scorer) {
    self.scorer = scorer
    weekdays = BusinessCalendar(
      open: Array(repeating: [0..<1440], count: 5) + [[], []], holidays: [],
      zone: scorer.homeZone)
    scanner = CueScanner(scorer.lexicons)
    house = HouseScanner(scorer.house)
    signs = SignReader(scorer.lexicons)
  }

  /// - Parameter conversation: with `folded` and `blocks` derived.
  package func evaluate(_ conversation: Conversation, background: Background) -> Evaluation {
    evaluate(read(conversation, background))
  }

  /// Judges a conversation again that an earlier ruleset has judged, as of the same moment and
  /// with the same other contacts.
  ///
  /// - Returns: nil if the criteria that differ judge it alike: the evaluation is the same.
  package func evaluate(
    _ conversation: Conversation, background: Background, unlessAsBy earlier: EarlierCriteria
  ) -> Evaluation? {
    let reading = read(conversation, background)
    let profiles = active(reading)
    // Whoever reads the promises first asks how far the data reach.
    _ = reading.promises
    let outlook = reading.outlook
    var learned: LearnedReading?
    for member in earlier.criteria {
      let (old, new) = (member.rule, scorer.rule(member.index))
      let isWeighedAlike =
        old.info.weight == new.info.weight && old.values.threshold == new.values.threshold
        && old.values.isEnabled == new.values.isEnabled
      let found = old.criterion.judge(reading)
      let outlookBefore = reading.reset(outlook)
      let isFoundAlike = found == new.criterion.judge(reading)
      guard reading.reset(outlook) == outlookBefore else { return evaluate(reading) }
      if isFoundAlike, isWeighedAlike { continue }
      if let model = scorer.learned, learned == nil,
        LearnedEvidence.weighs(old.info.id, reading.channel, by: model)
      {
        learned = learnedReading(reading)
      }
      let before = judge(old, reading, profiles, learned)
      let after = judge(new, reading, profiles, learned)
      _ = reading.reset(outlook)
      guard before.isSame(as: after) else { return evaluate(reading) }
    }
    return nil
  }

  private func evaluate(_ reading: Reading) -> Evaluation {
    let conversation = reading.conversation
    let profiles = active(reading)
    let learned = scorer.learned == nil ? nil : learnedReading(reading)
    var judged: [Judged] = []
    for index in scorer.criteria.indices {
      judged.append(judge(scorer.rule(index), reading, profiles, learned))
    }
    let found = judged.flatMap(\.findings)
    var findings = Overlaps.fold(
      found.map(\.finding), episodes: found.map(\.episode), house: scorer.houseOverlaps
    )
    .sorted { sortKey($0) < sortKey($1) }
    let autoFail = Set(judged.lazy.filter { $0.info.isAutoFail }.map(\.info.id))
    for i in findings.indices where findings[i].attribution == .agent {
      findings[i].isRecovered = isRecovered(findings[i], reading)
      findings[i].isAutoFail =
        autoFail.contains(findings[i].criterion) && findings[i].rule != "E01.hold-without-return"
    }
    var evaluation = Evaluation(
      key: conversation.key, path: conversation.path, format: conversation.format,
      channel: conversation.channel, language: conversation.language)
    evaluation.lastInstant = conversation.lastInstant
    evaluation.rating = conversation.contact.rating
    evaluation.customerTurns = conversation.turns.count {
      $0.role == .customer && !$0.isInternal && $0.event == nil
    }
    if reading.time.isReliable {
      evaluation.firstResponse = reading.time.firstResponse
    }
    evaluation.findings = findings
    evaluation.agents = reading.agents.indices.map {
      agent($0, reading, judged, findings, suppressed: found.map(\.finding), profiles)
    }
    evaluation.service =
      ServiceScore.learned(scorer.learned, learned)
      ?? ServiceScore.of(reading, findings: findings, weights: weights(profiles))
    evaluation.commendations = scorer.acts.flatMap { $0.find(reading) }
      .sorted { ($0.evidence.turn, $0.kind) < ($1.evidence.turn, $1.kind) }
    evaluation.promises = reading.promises.all.map { record($0, reading) }
    evaluation.outlook = reading.outlook
    evaluation.signals = Signals.all(reading)
    evaluation.firstInstant =
      reading.turns.first { $0.role == .customer && $0.time != nil }?.time?.seconds
    return evaluation
  }

  /// A conversation's turns as they matter to earlier contacts of its customer.
  package func laterTurns(of conversation: Conversation) -> [LaterTurn] {
    read(conversation, .empty).asLaterTurns
  }

  /// The reading of a conversation, for `explain`.
  package func read(_ conversation: Conversation, _ background: Background) -> Reading {
    let team = conversation.participants.lazy.compactMap(\.team).first
    let calendar = scorer.calendar(team: team)
    return Reading(
      conversation, cues: scanner.scan(conversation), house: house.scan(conversation),
      background: background, calendar: calendar ?? weekdays, hasBusinessHours: calendar != nil)
  }

  /// What training learns from a conversation.
  package func example(_ conversation: Conversation, background: Background) -> LearnedExample {
    let reading = read(conversation, background)
    let learned = learnedReading(reading)
    var firings: [LearnedExample.Firing] = []
    for (criterion, info) in zip(scorer.criteria, scorer.infos)
    where LearnedEvidence.covers(info.id, reading.channel) {
      for item in suspicions(criterion.judge(reading), info, reading)
      where item.confidence >= Finding.reportedFrom {
        firings.append(
          LearnedExample.Firing(
            criterion: info.id, rule: item.suspicion.rule, confidence: item.confidence))
      }
    }
    let replies = learned.map { learned in
      zip(learned.replies, learned.signals).map {
        LearnedExample.Reply(
          turns: learned.blocks[$0].turns, values: $1.values, conditions: $1.conditions)
      }
    }
    return LearnedExample(
      id: conversation.key.id, isModelled: learned?.isModelled ?? false, replies: replies ?? [],
      firings: firings)
  }

  private func learnedReading(_ reading: Reading) -> LearnedReading? {
    signs.read(reading).map { LearnedReading($0, reading) }
  }

  // MARK: Criteria

  private struct Found: Equatable {
    var finding: Finding
    var episode: Set<Int>
  }

  /// Suspicions of one criterion that are looked at in one conversation; two of them deduct.
  private static let mostSuspicions = 20

  private struct Judged {
    var info: CriterionInfo
    var opportunities: [Opportunity]
    var findings: [Found]

    /// Whether an evaluation comes out the same with the other.
    func isSame(as other: Judged) -> Bool {
      opportunities == other.opportunities && findings == other.findings
    }
  }

  private func judge(
    _ rule: ConfiguredCriterion, _ reading: Reading, _ profiles: [ProfileSettings],
    _ learned: LearnedReading?
  ) -> Judged {
    var info = rule.info
    for profile in profiles { info.weight = profile.weights[info.id.rawValue] ?? info.weight }
    let off = profiles.first { $0.disable.contains(info.id.rawValue) }
    guard rule.values.isEnabled, off == nil else {
      let reason = off.map { "profile:" + $0.name } ?? "disabled"
      return Judged(
        info: info,
        opportunities: Array(repeating: .notApplicable(reason), count: reading.agents.count),
        findings: [])
    }
    if reading.speech.isEmpty
      || !reading.turns.contains(where: { $0.role == .agent })
        && reading.turns.contains(where: { $0.role == .unknown })
    {
      return Judged(
        info: info,
        opportunities: Array(repeating: .notEvaluated("roles"), count: reading.agents.count),
        findings: [])
    }
    var threshold = rule.values.threshold
    for profile in profiles { threshold = profile.thresholds[info.id.rawValue] ?? threshold }
    let judgement = rule.criterion.judge(reading)
    var weighed = suspicions(judgement, info, reading)
    if let model = scorer.learned {
      weighed = LearnedEvidence(model: model).weigh(weighed, of: info, reading, learned)
    }
    var opportunities = judgement.opportunities
    var findings: [Found] = []
    for item in weighed {
      let suspicion = item.suspicion
      guard let finding = finding(item, info, threshold, reading),
        opens(suspicion, &opportunities)
      else { continue }
      findings.append(
        Found(
          finding: finding,
          episode: Set([suspicion.turn] + suspicion.episode + suspicion.related.map(\.turn))))
    }
    return Judged(info: info, opportunities: opportunities, findings: findings)
  }

  /// The suspicions of a criterion with the confidence that the rules alone give them.
  private func suspicions(
    _ judgement: Judgement, _ info: CriterionInfo, _ reading: Reading
  ) -> [LearnedEvidence.Weighed] {
    judgement.suspicions.prefix(Self.mostSuspicions)
      .filter { reading.turns.indices.contains($0.turn) }
      .map { suspicion in
        LearnedEvidence.Weighed(
          suspicion: suspicion,
          confidence: Confidence.of(
            suspicion, decidability: info.decidability,
            languageFactor: languageFactor(suspicion.turn, reading)))
      }
  }

  /// Whether a suspicion may be reported: what was found by signs alone is an occasion of its
  /// criterion, unless that cannot be judged here.
  private func opens(_ suspicion: Suspicion, _ opportunities: inout [Opportunity]) -> Bool {
    guard suspicion.evidence.contains(where: { $0.family == .model }), let agent = suspicion.agent
    else { return true }
    switch opportunities[agent] {
    case .applies: return true
    case .notApplicable(let reason), .notEvaluated(let reason):
      if LearnedEvidence.closedReasons.contains(reason) { return false }
      opportunities[agent] = .applies
      return true
    }
  }

  private func finding(
    _ item: LearnedEvidence.Weighed, _ info: CriterionInfo, _ threshold: Double,
    _ reading: Reading
  ) -> Finding? {
    let suspicion = item.suspicion
    guard item.confidence >= Finding.reportedFrom else { return nil }
    var finding = Finding(
      criterion: info.id, agent: suspicion.agent.map { reading.agents[$0] },
      evidence: evidence(suspicion.turn, suspicion.span, reading), confidence: item.confidence,
      severity: suspicion.severity, attribution: suspicion.attribution, rule: suspicion.rule,
      message: suspicion.message)
    finding.related =
      suspicion.related.map { evidence($0.turn, $0.span, reading) } + suspicion.elsewhere
    finding.deduction = info.weight * suspicion.severity
    finding.threshold = threshold
    finding.reasons =
      suspicion.evidence.filter { $0.family != .model }
      .map { "\($0.family.letter) \(percent($0.strength)): \($0.note)" }
      + suspicion.guards.map { "guard −\(percent($0.discount)): \($0.note)" } + item.reasons
    return finding
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func evidence(_ turn: Int, _ span: Span, _ reading: Reading) -> Evidence {
    Evidence(turn: turn, span: span, quote: reading.conversation.quote(span, turn: turn))
  }

  /// `min(1, P(language)) × prior_scale` of the side that wrote a turn.
  private func languageFactor(_ turn: Int, _ reading: Reading) -> Double {
    let side =
      reading.role(turn) == .customer
      ? reading.conversation.customerLanguage : reading.conversation.agentLanguage
    let language = reading.language(turn)
    guard language.isSupported else { return 1 }
    return min(1, side.probability) * scorer.lexicons.priorScale(language)
  }

  // MARK: Agents

  private func agent(
    _ index: Int, _ reading: Reading, _ judged: [Judged], _ findings: [Finding],
    suppressed: [Finding], _ profiles: [ProfileSettings]
  ) -> AgentEvaluation {
    let key = reading.agents[index]
    let mine = findings.filter { $0.agent == key }
    var result = AgentEvaluation(
      agent: key,
      team: reading.conversation.participants.first { $0.agent == key }?.team,
      turns: reading.agentOfTurn.count { $0 == index })
    result.outcomes = judged.map { item in
      outcome(item, item.opportunities[index], mine, suppressed, key)
    }
    let isJudged = result.outcomes.contains { $0.state == .violated || $0.state == .met }
    if isJudged {
      let score = ConversationScore.agent(mine)
      result.score = score.score
      result.scoreBeforeAutoFail = score.before
    }
    return result
  }

  private func outcome(
    _ item: Judged, _ opportunity: Opportunity, _ mine: [Finding], _ all: [Finding], _ key: AgentKey
  ) -> CriterionOutcome {
    let id = item.info.id
    if mine.contains(where: { $0.criterion == id && $0.isScored }) {
      return CriterionOutcome(criterion: id, state: .violated)
    }
    if let winner = mine.first(where: { $0.isScored && $0.also.contains(id) }) {
      // The episode counts once, under the more specific criterion.
      return CriterionOutcome(
        criterion: id, state: .notApplicable, reason: "counted-as:" + winner.criterion.rawValue)
    }
    switch opportunity {
    case .applies:
      let possible = mine.count { $0.criterion == id && $0.attribution == .agent }
      return CriterionOutcome(criterion: id, state: .met, possible: possible)
    case .notApplicable(let reason):
      return CriterionOutcome(criterion: id, state: .notApplicable, reason: reason)
    case .notEvaluated(let reason):
      return CriterionOutcome(criterion: id, state: .notEvaluated, reason: reason)
    }
  }

  /// Owned (apology, and an act after it) and the customer confirms in the end.
  private func isRecovered(_ finding: Finding, _ reading: Reading) -> Bool {
    guard reading.issue.state == .confirmed else { return false }
    return reading.agentTurns.contains { turn in
      turn >= finding.evidence.turn && reading.hasAny([.apology, .lateAck], turn: turn)
        && reading.agentTurns.contains {
          $0 >= turn && reading.hasAny([.actionDone, .goodwill], turn: $0)
        }
    }
  }

  // MARK: Profiles

  private func active(_ reading: Reading) -> [ProfileSettings] {
    let contact = reading.conversation.contact
    let day = reading.conversation.lastInstant.map {
      String(CivilTime(secondsUTC: $0).description.prefix(10))
    }
    return scorer.profiles.filter { profile in
      if let expires = profile.expires, let day, day > expires { return false }
      return profile.when.allSatisfy { key, value in
        switch key {
        case "brand": contact.brand == value
        case "region": contact.region == value
        case "queue": contact.queue == value
        case "channel": reading.channel.rawValue == value
        case "team": reading.conversation.participants.contains { $0.team == value }
        default: false
        }
      }
    }
  }

  private func weights(_ profiles: [ProfileSettings]) -> [CriterionID: Double] {
    var weights = Dictionary(uniqueKeysWithValues: scorer.infos.map { ($0.id, $0.weight) })
    for profile in profiles {
      for (id, weight) in profile.weights { weights[CriterionID(id)] = weight }
    }
    return weights
  }

  private func record(_ promise: AgentPromise, _ reading: Reading) -> PromiseRecord {
    PromiseRecord(
      agent: reading.agentOfTurn[promise.turn].map { reading.agents[$0] },
      evidence: evidence(promise.turn, promise.span, reading), act: promise.act.rawValue,
      madeAt: promise.madeAt, dueAt: promise.dueAt, graceUntil: promise.graceUntil,
      isVague: promise.isVague, isHedged: promise.isHedged, state: promise.state)
  }

  private func sortKey(_ finding: Finding) -> (Int, String, Int) {
    (finding.evidence.turn, finding.criterion.rawValue, finding.evidence.span.start)
  }
}
