import Conversations
import Reports

/// A made-up month: agents of different quality, some criteria rare, some texts hostile. Evaluations
/// are computed from their number, so that a large month needs no memory.
struct SyntheticPeriod: ReportSource {
  var agents = 12
  var conversations = 150
  /// Every so many conversations one has texts that try to break out of where they stand.
  var hostileEvery = 50
  var hasEarlierMonth = false
  var rulesets = ["abc123"]
  var teamsAreKnown = true

  static let titles: [(String, String, Double, Criticality)] = [
    ("E01", "Customer left without an answer", 8, .customer),
    ("E02", "Information already given is ignored", 7, .customer),
    ("E03", "Broken promise", 9, .customer),
    ("E04", "Nothing is set in motion", 8, .customer),
    ("E05", "No follow-up", 6, .customer),
    ("E06", "Nothing beyond the literal question", 3, .nonCritical),
    ("E07", "Bad news withheld", 6, .customer),
    ("E08", "Negative feedback ignored", 5, .customer),
    ("E09", "No questions asked to solve the problem", 5, .customer),
    ("E10", "Replies later than the standard", 5, .customer),
    ("E11", "Question answered with a question", 4, .nonCritical),
    ("E12", "Not informed about the case or the rules", 5, .business),
    ("E13", "Not knowing the product", 5, .business),
    ("E14", "Ends on a refusal", 6, .customer),
    ("E15", "Promise that is probably not feasible", 5, .business),
    ("E16", "Contradiction of an earlier statement", 8, .compliance),
    ("E17", "Indifference to the problem", 6, .customer),
    ("E18", "Problem not solved", 7, .customer),
    ("S01", "No greeting", 1.5, .nonCritical), ("S02", "Slow service", 4, .nonCritical),
    ("S03", "Unsuitable product sold", 6, .business), ("S04", "No clear way on", 5, .customer),
    ("S05", "Customer treated as low priority", 5, .customer),
    ("S06", "Inflexible policy", 4, .business), ("S07", "Bargaining over reviews", 8, .compliance),
    ("S08", "Customer expected to know the process", 4, .nonCritical),
    ("S09", "Work pushed on to the customer", 4, .nonCritical),
    ("S10", "Only the basics answered", 4, .nonCritical),
    ("S11", "System as an excuse", 3, .nonCritical),
    ("S12", "Sign-up pushed on an upset customer", 5, .business),
    ("S13", "Creepy personalisation", 5, .compliance),
    ("S14", "Unsafe handling of personal data", 10, .compliance),
    ("S15", "No person behind the service", 4, .nonCritical),
    ("S16", "Forced change of channel", 4, .nonCritical),
    ("S17", "Scripted questions that do not apply", 3, .nonCritical),
    ("S18", "Asked twice", 5, .customer), ("S19", "Customer told to be wrong", 5, .customer),
    ("S20", "Unreasonable request", 4, .nonCritical),
    ("S21", "Customer's standpoint not taken", 4, .nonCritical),
    ("S22", "Style not adapted", 2, .nonCritical), ("S23", "Disrespect", 9, .customer),
  ]

  static let criteria: [CriterionInfo] = titles.map { id, title, weight, criticality in
    CriterionInfo(
      id: CriterionID(id), name: title.split(separator: " ").joined(), titles: ["en": title],
      decidability: .d1, criticality: criticality, weight: weight, isAutoFail: id == "S14",
      group: nil)
  }

  static let names = [
    "Anna Verdi", "Ben Okoro", "Carla Neri", "Dmitri Orlov", "Elise Botha", "Farid Haddad",
    "Giulia Conti", "Hannes Nel", "Irina Sokolova", "Jan de Wet", "Kira Lang", "Luca Ferri",
  ]

  static let hostile = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "=cmd|' /C calc'!A0", "\u{202E}txet desrever\u{202C} \u{2066}x", "\"quoted\", 'single' & more",
    String(repeating: "x", count: 10_000), "{{{raw}}} </style></title><!-- ]]>", "@SUM(A1:A9)",
  ]

  func agent(_ number: Int) -> AgentKey {
    let base = SyntheticPeriod.names[number % SyntheticPeriod.names.count]
    let round = number / SyntheticPeriod.names.count
    let name = round == 0 ? base : "\(base) \(round + 1)"
    return number % 9 == 8
      ? AgentKey(rosterID: nil, source: "chat", name: name)
      : AgentKey(rosterID: "a\(number)", source: "chat", name: name)
  }

  func evaluation(_ number: Int) -> Evaluation { judged(number).0 }

  func judged(_ number: Int) -> (Evaluation, Conversation) {
    var random = Scramble(state: UInt64(number) &* 2_654_435_761 &+ 12345)
    let who = random.below(agents)
    let channel: Channel = random.below(3) == 0 ? .email : .chat
    let key = ConversationKey(source: "chat", id: "c\(number)")
    let path = "exports/chat/day-\(1 + number % 28).xml"
    var conversation = Conversation(
      key: key, path: path, format: "liveperson-xml", channel: channel)
    conversation.customerLanguage = LanguageGuess(
      [.english, .english, .italian, .russian, .afrikaans][random.below(5)], probability: 1)
    let day = 1 + random.below(31)
    // September as well, where it is asked for: without it there is no trend.
    let month = hasEarlierMonth && random.below(2) == 0 ? 9 : 10
    let start =
      CivilTime(
        year: 2026, month: month, day: month == 9 ? min(day, 30) : day, hour: 8 + random.below(9)
      )
      .secondsAsUTC
    let isHostile = hostileEvery > 0 && number % hostileEvery == 0
    let words =
      isHostile
      ? SyntheticPeriod.hostile[number / hostileEvery % SyntheticPeriod.hostile.count]
      : "My parcel \(number) was promised for Tuesday and it is still not here. What happens now?"
    let me = agent(who)
    conversation.participants = [
      Participant(name: "Customer \(number)", role: .customer),
      Participant(name: me.name, role: .agent, agent: me, team: team(who)),
    ]
    let texts = [
      words, "Hello, thank you for writing.", "So? \(words.prefix(40))",
      "That is not possible, our policy does not allow it.", "Then I shall buy elsewhere.",
      "Have a nice day.",
    ]
    for (i, text) in texts.enumerated() {
      let from = conversation.text.count
      conversation.text.append(contentsOf: text.utf8)
      conversation.turns.append(
        Turn(
          participant: i % 2, role: i % 2 == 0 ? .customer : .agent,
          time: Timestamp(seconds: start + Int64(60 * i)),
          range: from..<conversation.text.count,
          spans: [TextSpan(.authored, Span(0, text.utf8.count))]))
    }
    return (judge(conversation, who: who, day: day, random: &random), conversation)
  }

  private func team(_ agent: Int) -> String { ["north", "south", "mail"][agent % 3] }

  private func judge(
    _ conversation: Conversation, who: Int, day: Int, random: inout Scramble
  ) -> Evaluation {
    var evaluation = Evaluation(
      key: conversation.key, path: conversation.path, format: conversation.format,
      channel: conversation.channel, language: conversation.language)
    evaluation.lastInstant = conversation.lastInstant
    evaluation.customerTurns = 3
    evaluation.firstResponse = 60
    evaluation.firstInstant = conversation.turns.first?.time?.seconds
    for (place, signal) in Signal.allCases.enumerated() where random.below(4 + place) == 0 {
      let turn = place < 6 ? 4 : 3
      let span = Span(0, conversation.turns[turn].range.count)
      evaluation.signals.append(
        SignalMark(
          signal: signal,
          evidence: Evidence(
            turn: turn, span: span, quote: conversation.quote(span, turn: turn))))
    }
    let me = agent(who)
    // The first agents are worse, the last ones better.
    let isEarlier = evaluation.lastInstant.map { CivilTime(secondsUTC: $0).month == 9 } ?? false
    let skill = (isEarlier ? 2.5 : 1) * (0.6 + 0.8 * Double(agents - who) / Double(agents))
    var outcomes: [CriterionOutcome] = []
    var loss = 0.0
    for (place, info) in SyntheticPeriod.criteria.enumerated() {
      let applies = random.unit() < [0.9, 0.5, 0.25, 0.05][place % 4]
      guard applies else {
        outcomes.append(
          CriterionOutcome(
            criterion: info.id, state: place % 11 == 7 ? .notEvaluated : .notApplicable,
            reason: place % 11 == 7 ? "clock" : "no-opportunity"))
        continue
      }
      let isViolated = random.unit() < skill * [0.08, 0.03, 0.15, 0.02][place % 4]
      let isPossible = !isViolated && random.unit() < 0.02
      outcomes.append(
        CriterionOutcome(
          criterion: info.id, state: isViolated ? .violated : .met, possible: isPossible ? 1 : 0))
      guard isViolated || isPossible else { continue }
      let turn = place % 2 == 0 ? 3 : 5
      let length = conversation.turns[turn].range.count
      let span = Span(0, length)
      evaluation.findings.append(
        Finding(
          criterion: info.id, agent: me,
          evidence: Evidence(
            turn: turn, span: span, quote: conversation.quote(span, turn: turn)),
          confidence: isViolated ? 0.6 + random.unit() * 0.35 : 0.5, severity: 1,
          attribution: place % 10 == 9 ? .policy : .agent, rule: "\(info.id).rule",
          message: "\(info.titles["en"] ?? "") in turn \(turn), 60 s after the question",
          related: [
            Evidence(
              turn: 0, span: Span(0, conversation.turns[0].range.count),
              quote: conversation.text(of: 0))
          ], deduction: info.weight))
      if isViolated { loss += 4 * info.weight }
    }
    evaluation.findings.sort { ($0.evidence.turn, $0.criterion) < ($1.evidence.turn, $1.criterion) }
    let score = max(0, 100 - loss)
    evaluation.service = score
    evaluation.agents = [
      AgentEvaluation(
        agent: me, team: teamsAreKnown ? team(who) : nil, turns: 3, score: score, outcomes: outcomes
      )
    ]
    if random.below(6) == 0 {
      evaluation.commendations = [
        Commendation(
          kind: "C01", agent: me,
          evidence: Evidence(
            turn: 1, span: Span(0, 5), quote: conversation.quote(Span(0, 5), turn: 1)),
          confidence: 0.8, rule: "C01.greeting",
          message: "a refusal is followed by what can be done")
      ]
    }
    return evaluation
  }

  func forEachEvaluation(in period: Period, _ body: (Evaluation) throws -> Void) throws {
    for number in 0..<conversations {
      let evaluation = evaluation(number)
      if period.contains(evaluation.lastInstant, in: .utc) { try body(evaluation) }
    }
  }

  func forEachEvaluation(
    in period: Period, of agent: AgentKey, _ body: (Evaluation, Conversation?) throws -> Void
  ) throws {
    for number in 0..<conversations {
      var random = Scramble(state: UInt64(number) &* 2_654_435_761 &+ 12345)
      guard self.agent(random.below(agents)) == agent else { continue }
      let (evaluation, conversation) = judged(number)
      if period.contains(evaluation.lastInstant, in: .utc) { try body(evaluation, conversation) }
    }
  }
}

extension SyntheticPeriod {
  func isWhole(_ period: Period) -> Bool { true }

  func rulesets(in period: Period) throws -> [String] { rulesets }
}

/// A few random numbers from a seed.
struct Scramble {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// Gathers an export in memory.
final class MemorySink: ReportSink {
  private(set) var files: [String: [UInt8]] = [:]

  func append(_ bytes: [UInt8], to path: String) throws { files[path, default: []] += bytes }

  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}
