import Conversations
import Settings

/// Evidence of family M: what a fitted model says of a criterion in one conversation. It raises,
/// confirms or lowers what the rules found, and reports by itself where no rule did.
struct LearnedEvidence {
  let model: LearnedModel

  /// A suspicion with the confidence that it is reported with.
  struct Weighed {
    var suspicion: Suspicion
    var confidence: Double
    /// What the model adds to the reasons.
    var reasons: [String] = []
  }

  /// Criteria whose limits users set: the model judges what the rule found and adds nothing.
  static let rulesOnly: Set<CriterionID> = ["E10", "S01"]

  /// Whether the conditions of an error mean something on a channel: that of late replies knows
  /// public threads only, where the clock depends on whom the reply is for.
  static func covers(_ id: CriterionID, _ channel: Channel) -> Bool {
    switch id {
    case "E10": channel == .social
    case "S01": channel == .chat || channel == .email
    default: true
    }
  }

  /// Whether a model has a word in judging a criterion.
  static func weighs(_ id: CriterionID, _ channel: Channel, by model: LearnedModel) -> Bool {
    model.stacks[id] != nil && covers(id, channel)
  }

  /// Reasons why a criterion cannot be judged at all, whatever the signs say; the others only say
  /// that the rules saw no occasion.
  static let closedReasons: Set<String> = [
    "bot", "channel", "clock", "continued", "language", "no-agent-turn", "no-customer-turn",
    "nothing-asked", "public-thread", "roles", "still-open", "target-not-passed",
  ]

  /// - Parameters:
  ///   - found: the rules' suspicions with their own confidence.
  ///   - learned: nil where no signs can be read.
  func weigh(
    _ found: [Weighed], of info: CriterionInfo, _ reading: Reading, _ learned: LearnedReading?
  ) -> [Weighed] {
    guard let stack = model.stacks[info.id], Self.covers(info.id, reading.channel) else {
      return found
    }
    guard let learned, learned.isModelled else {
      return byConditions(found, info, stack, reading, learned)
    }
    guard !stack.conditions.isEmpty || model.replies[info.id] != nil else {
      return found.map { believed($0, stack, info) }
    }
    var firings: [String: Double] = [:]
    for item in found where item.confidence >= Finding.reportedFrom {
      firings[item.suspicion.rule] = max(firings[item.suspicion.rule] ?? 0, item.confidence)
    }
    let replies = replyProbabilities(info.id, learned)
    let probability = model.probability(
      stack, replies: replies, conditions: Self.conditions(info.id, learned), rules: firings)
    let confidence = min(
      info.decidability.cap(isSettled: true),
      model.replies[info.id] == nil ? Self.rounded(probability) : Self.confidence(probability))
    var weighed = found
    if let strongest = found.indices.max(by: {
      (found[$0].confidence, $1) < (found[$1].confidence, $0)
    }),
      found[strongest].confidence >= Finding.reportedFrom
    {
      for index in weighed.indices {
        weighed[index].confidence =
          index == strongest ? confidence : min(found[index].confidence, confidence)
      }
      let reply = learned.reply(of: found[strongest].suspicion.turn)
      weighed[strongest].reasons = [
        Self.line(confidence, reply.map { reasons(info.id, $0, learned) } ?? [])
      ]
      return weighed
    }
    guard confidence >= Finding.reportedFrom, !Self.rulesOnly.contains(info.id),
      let reply = cited(info.id, stack, replies, learned),
      let own = suspicion(info, reply, reading, learned, confidence)
    else { return found }
    return found + [own]
  }

  /// The confidence that a probability is reported with. From 0.60 on, where findings are scored, it
  /// is the probability itself. Below, where they are only shown as possible, it is drawn out: one in
  /// four is shown, since findings and readers agree best there (docs/accuracy.md).
  static func confidence(_ probability: Double) -> Double {
    let points = confidencePoints
    var value = 0.0
    for (low, high) in zip(points, points.dropFirst()) where probability >= low.0 {
      let share = min(1, (probability - low.0) / (high.0 - low.0))
      value = low.1 + share * (high.1 - low.1)
    }
    return rounded(value)
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static let confidencePoints = [(0, 0), (0.25, 0.40), (0.60, 0.60), (1, 1)]

  // MARK: Rules alone

  /// Where only a rule speaks: its confidence, as far as the labels bear it out.
  private func believed(
    _ item: Weighed, _ stack: LearnedModel.Stack, _ info: CriterionInfo
  ) -> Weighed {
    guard item.confidence >= Finding.reportedFrom, let belief = stack.rules[item.suspicion.rule]
    else { return item }
    var item = item
    let value = stack.bias + belief * LearnedModel.Stack.evidence(item.confidence)
    let fitted = min(
      info.decidability.cap(isSettled: item.suspicion.isSettled), LearnedModel.logistic(value))
    item.reasons = ["M: \(percent(item.confidence)) by the rule, \(percent(fitted)) as fitted"]
    item.confidence = Self.rounded(fitted)
    return item
  }

  /// In languages that no label speaks: the rules as they are, and beside them the conditions that
  /// carry an error alone, with the weights expected before any fitting.
  private func byConditions(
    _ found: [Weighed], _ info: CriterionInfo, _ stack: LearnedModel.Stack, _ reading: Reading,
    _ learned: LearnedReading?
  ) -> [Weighed] {
    guard let learned, !stack.conditions.isEmpty, !Self.rulesOnly.contains(info.id),
      !found.contains(where: { $0.confidence >= Finding.reportedFrom })
    else { return found }
    var expected = LearnedModel.Stack()
    for condition in stack.conditions.keys { expected.conditions[condition] = condition.expected }
    let conditions = Self.conditions(info.id, learned)
    let probability = model.probability(
      expected, replies: [], conditions: conditions, rules: [:])
    let confidence = min(info.decidability.cap(isSettled: true), Self.confidence(probability))
    guard confidence >= Finding.reportedFrom,
      let reply = cited(info.id, expected, [], learned),
      let own = suspicion(info, reply, reading, learned, confidence)
    else { return found }
    return found + [own]
  }

  // MARK: Replies

  private func replyProbabilities(_ id: CriterionID, _ learned: LearnedReading) -> [Double] {
    guard let form = model.replies[id] else { return [] }
    return learned.signals.map {
      LearnedModel.logistic(form.value(model.standardized($0.values)))
    }
  }

  /// The conditions of an error that hold in any reply.
  static func conditions(_ id: CriterionID, _ learned: LearnedReading) -> Set<RuleCondition> {
    learned.signals.reduce(into: []) { all, reply in
      all.formUnion(reply.conditions.filter { $0.criterion == id })
    }
  }

  /// The reply that speaks loudest for an error; of equals the last.
  private func cited(
    _ id: CriterionID, _ stack: LearnedModel.Stack, _ probabilities: [Double],
    _ learned: LearnedReading
  ) -> Int? {
    var best: (value: Double, reply: Int)?
    for reply in learned.signals.indices {
      var value =
        probabilities.isEmpty ? 0 : LearnedModel.logit(probabilities[reply]) * stack.replies
      for condition in RuleCondition.allCases
      where learned.signals[reply].conditions.contains(condition) && condition.criterion == id {
        value += stack.conditions[condition] ?? 0
      }
      if value >= best?.value ?? -.infinity { best = (value, reply) }
    }
    return best?.reply
  }

  // MARK: Words

  private func suspicion(
    _ info: CriterionInfo, _ reply: Int, _ reading: Reading, _ learned: LearnedReading,
    _ confidence: Double
  ) -> Weighed? {
    let block = learned.blocks[learned.replies[reply]]
    guard let quote = LearnedQuote.find(info.id, reply, learned, reading) else { return nil }
    let agent = reading.agentOfTurn[quote.place.turn]
    let why = reasons(info.id, reply, learned)
    var suspicion = Suspicion(
      turn: quote.place.turn, span: quote.place.span, agent: agent,
      evidence: [
        EvidenceItem(.model, confidence, "signs of the reply and of what stands around it")
      ],
      severity: 1, rule: info.id.rawValue + ".learned",
      message: why.isEmpty ? "by its signs taken together" : Message.list(why, separator: "; "))
    if let said = quote.said
      ?? reading.customerTurns.turns(before: quote.place.turn).last.map({
        Place($0, reading.span(of: $0))
      })
    {
      suspicion.related = [said]
    }
    suspicion.episode = block.turns
    return Weighed(
      suspicion: suspicion, confidence: confidence, reasons: [Self.line(confidence, why)])
  }

  /// Signals named in a finding's reasons.
  private static let signalsNamed = 3

  /// What spoke for an error in a reply: the conditions that hold, then the signals that weigh most.
  private func reasons(_ id: CriterionID, _ reply: Int, _ learned: LearnedReading) -> [Message] {
    let signals = learned.signals[reply]
    var words = RuleCondition.allCases.filter {
      $0.criterion == id && signals.conditions.contains($0)
    }.map { Message(wording: $0.words) }
    guard learned.isModelled, let form = model.replies[id] else { return words }
    let scaled = model.standardized(signals.values)
    let weights = LearnedSignal.allCases.map {
      ($0, form.weights[$0.rawValue] * scaled[$0.rawValue])
    }
    let strongest = weights.filter { $0.1 > 0 && signals.holds($0.0) }
      .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }.prefix(Self.signalsNamed)
    for (signal, _) in strongest {
      let value = signals[signal]
      let isLow = value != 1 && scaled[signal.rawValue] < 0
      let name = Message(wording: signal.words)
      let text: Message = isLow ? "little of \(name)" : name
      if !words.contains(text) { words.append(text) }
    }
    return words
  }

  private static func line(_ confidence: Double, _ words: [Message]) -> String {
    "M \(Int((confidence * 100).rounded())) %"
      + (words.isEmpty ? "" : ": \(Message.list(words, separator: "; "))")
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension LearnedModel {
  /// The probability of an error in a conversation.
  ///
  /// - Parameters:
  ///   - replies: its probability in each reply; empty: not modelled.
  ///   - conditions: those that hold in any reply.
  ///   - rules: the rules that fired, each with its highest confidence.
  package func probability(
    _ stack: Stack, replies: [Double], conditions: Set<RuleCondition>, rules: [String: Double]
  ) -> Double {
    var value = stack.bias
    if !replies.isEmpty { value += stack.replies * LearnedModel.together(replies) }
    // In a fixed order, so that rounding never depends on a set's or a dictionary's.
    for condition in RuleCondition.allCases where conditions.contains(condition) {
      value += stack.conditions[condition] ?? 0
    }
    for rule in rules.keys.sorted() {
      value += (stack.rules[rule] ?? 1) * Stack.evidence(rules[rule] ?? 0)
    }
    return LearnedModel.logistic(value)
  }
}

extension RuleCondition {
  /// Its weight before any fitting.
  var expected: Double { isMain ? 2.6 : 0.4 }
}
