import Conversations
import Settings

/// The compact form in which an evaluation is stored.
enum EvaluationCoding {
  /// Version 2 tells what a finding's error cost: whether it was made good, and whether it sets the
  /// score to 0. Version 3 has signals and the first instant. Version 4 keeps the values of messages
  /// apart from their words.
  static let version: UInt8 = 4

  /// - Parameter store: with `none`, quotes are left out, so that no text of a conversation stays.
  static func encode(_ evaluation: Evaluation, store: StoreMode) -> [UInt8] {
    let quotes = store != .none
    var encoder = ByteEncoder(version: version)
    encoder.text(evaluation.key.source)
    encoder.text(evaluation.key.id)
    encoder.text(evaluation.path)
    encoder.word(evaluation.format)
    encoder.word(evaluation.channel.rawValue)
    encoder.word(evaluation.language.rawValue)
    encoder.optional(evaluation.lastInstant) { $0.signed($1) }
    encoder.int(evaluation.customerTurns)
    encoder.optional(evaluation.firstResponse) { $0.signed($1) }
    encoder.optional(evaluation.service) { $0.double($1) }
    encoder.optional(evaluation.rating) { $0.double($1) }
    encoder.list(evaluation.agents) { encoder, agent in
      encoder.agent(agent.agent)
      encoder.optional(agent.team) { $0.word($1) }
      encoder.int(agent.turns)
      encoder.optional(agent.score) { $0.double($1) }
      encoder.optional(agent.scoreBeforeAutoFail) { $0.double($1) }
      encoder.list(agent.outcomes) { encoder, outcome in
        encoder.word(outcome.criterion.rawValue)
        encoder.byte(tag(outcome))
        if outcome.possible != 0 { encoder.int(outcome.possible) }
        if let reason = outcome.reason { encoder.word(reason) }
      }
    }
    encoder.list(evaluation.findings) { encoder, finding in
      encoder.word(finding.criterion.rawValue)
      encoder.optional(finding.agent) { $0.agent($1) }
      encoder.evidence(finding.evidence, quotes: quotes)
      encoder.double(finding.confidence)
      encoder.double(finding.severity)
      encoder.double(finding.deduction)
      encoder.double(finding.threshold)
      encoder.word(finding.attribution.rawValue)
      encoder.word(finding.rule)
      encoder.message(finding.message)
      encoder.list(finding.related) { $0.evidence($1, quotes: quotes) }
      encoder.list(finding.also) { $0.word($1.rawValue) }
      encoder.list(finding.reasons) { $0.text($1) }
      encoder.byte((finding.isRecovered ? 1 : 0) | (finding.isAutoFail ? 2 : 0))
    }
    encoder.list(evaluation.commendations) { encoder, commendation in
      encoder.word(commendation.kind)
      encoder.optional(commendation.agent) { $0.agent($1) }
      encoder.evidence(commendation.evidence, quotes: quotes)
      encoder.double(commendation.confidence)
      encoder.word(commendation.rule)
      encoder.message(commendation.message)
      encoder.list(commendation.related) { $0.evidence($1, quotes: quotes) }
    }
    encoder.list(evaluation.promises) { $0.promise($1, quotes: quotes) }
    encoder.optional(evaluation.firstInstant) { $0.signed($1) }
    encoder.list(evaluation.signals) { encoder, mark in
      encoder.word(mark.signal.rawValue)
      encoder.evidence(mark.evidence, quotes: quotes)
    }
    return encoder.bytes
  }

  /// State, and whether a number of possible findings and a reason follow.
  private static func tag(_ outcome: CriterionOutcome) -> UInt8 {
    var tag: UInt8 =
      switch outcome.state {
      case .violated: 0
      case .met: 1
      case .notApplicable: 2
      case .notEvaluated: 3
      }
    if outcome.possible != 0 { tag |= 4 }
    if outcome.reason != nil { tag |= 8 }
    return tag
  }

  static func decode(_ bytes: [UInt8]) throws(CodingProblem) -> Evaluation {
    var decoder = try ByteDecoder(bytes, versions: 1...version)
    let key = ConversationKey(source: try decoder.text(), id: try decoder.text())
    let path = try decoder.text()
    let format = try decoder.word()
    let channel = try decoder.symbol(Channel.self)
    var evaluation = Evaluation(
      key: key, path: path, format: format, channel: channel,
      language: try decoder.symbol(Language.self))
    evaluation.lastInstant = try decoder.optional { d throws(CodingProblem) in try d.signed() }
    evaluation.customerTurns = try decoder.int()
    evaluation.firstResponse = try decoder.optional { d throws(CodingProblem) in try d.signed() }
    evaluation.service = try decoder.optional { d throws(CodingProblem) in try d.double() }
    evaluation.rating = try decoder.optional { d throws(CodingProblem) in try d.double() }
    evaluation.agents = try decoder.list { d throws(CodingProblem) in try agent(&d) }
    evaluation.findings = try decoder.list { d throws(CodingProblem) in try finding(&d) }
    evaluation.commendations = try decoder.list { d throws(CodingProblem) in
      Commendation(
        kind: try d.word(), agent: try d.optional { d throws(CodingProblem) in try d.agent() },
        evidence: try d.evidence(), confidence: try d.double(), rule: try d.word(),
        message: try d.message(),
        related: try d.list { d throws(CodingProblem) in try d.evidence() })
    }
    evaluation.promises = try decoder.list { d throws(CodingProblem) in try d.promise() }
    if decoder.version >= 3 {
      evaluation.firstInstant = try decoder.optional { d throws(CodingProblem) in try d.signed() }
      evaluation.signals = try decoder.list { d throws(CodingProblem) in
        SignalMark(signal: try d.symbol(Signal.self), evidence: try d.evidence())
      }
    }
    guard decoder.isAtEnd else { throw .invalid }
    return evaluation
  }

  private static func agent(_ d: inout ByteDecoder) throws(CodingProblem) -> AgentEvaluation {
    AgentEvaluation(
      agent: try d.agent(), team: try d.optional { d throws(CodingProblem) in try d.word() },
      turns: try d.int(),
      score: try d.optional { d throws(CodingProblem) in try d.double() },
      scoreBeforeAutoFail: try d.optional { d throws(CodingProblem) in try d.double() },
      outcomes: try d.list { d throws(CodingProblem) in
        let criterion = CriterionID(try d.word())
        let tag = try d.byte()
        guard tag < 16 else { throw .invalid }
        let states: [CriterionState] = [.violated, .met, .notApplicable, .notEvaluated]
        return CriterionOutcome(
          criterion: criterion, state: states[Int(tag & 3)],
          possible: tag & 4 != 0 ? try d.int() : 0, reason: tag & 8 != 0 ? try d.word() : nil)
      })
  }

  private static func finding(_ d: inout ByteDecoder) throws(CodingProblem) -> Finding {
    let criterion = CriterionID(try d.word())
    let agent = try d.optional { d throws(CodingProblem) in try d.agent() }
    let evidence = try d.evidence()
    let confidence = try d.double()
    let severity = try d.double()
    let deduction = try d.double()
    let threshold = try d.double()
    var finding = Finding(
      criterion: criterion, agent: agent, evidence: evidence, confidence: confidence,
      severity: severity, attribution: try d.symbol(Attribution.self), rule: try d.word(),
      message: try d.message(),
      related: try d.list { d throws(CodingProblem) in try d.evidence() },
      also: try d.list { d throws(CodingProblem) in CriterionID(try d.word()) },
      deduction: deduction,
      reasons: try d.list { d throws(CodingProblem) in try d.text() })
    finding.threshold = threshold
    if d.version >= 2 {
      let cost = try d.byte()
      guard cost < 4 else { throw .invalid }
      finding.isRecovered = cost & 1 != 0
      finding.isAutoFail = cost & 2 != 0
    }
    return finding
  }
}

extension ByteEncoder {
  mutating func message(_ message: Message) {
    list(message.clauses) { encoder, clause in
      encoder.word(clause.wording)
      encoder.list(clause.values) { encoder, value in
        switch value {
        case .text(let text):
          encoder.byte(0)
          encoder.text(text)
        case .words(let message):
          encoder.byte(1)
          encoder.message(message)
        }
      }
    }
  }

  mutating func evidence(_ evidence: Evidence, quotes: Bool) {
    int(evidence.turn)
    int(evidence.span.start)
    int(evidence.span.count)
    text(quotes ? evidence.quote : "")
    optional(evidence.conversation) { $0.text($1) }
  }

  mutating func promise(_ promise: PromiseRecord, quotes: Bool) {
    optional(promise.agent) { $0.agent($1) }
    evidence(promise.evidence, quotes: quotes)
    word(promise.act)
    optional(promise.madeAt) { $0.signed($1) }
    optional(promise.dueAt) { $0.signed($1) }
    optional(promise.graceUntil) { $0.signed($1) }
    bool(promise.isVague)
    bool(promise.isHedged)
    word(promise.state.rawValue)
  }
}

extension ByteDecoder {
  /// Messages inside messages that are read; the program nests three.
  private static let deepestMessage = 8

  mutating func message(depth: Int = 0) throws(CodingProblem) -> Message {
    // Before version 4 a message was its English text.
    guard version >= 4 else { return Message(verbatim: try text()) }
    guard depth < ByteDecoder.deepestMessage else { throw .invalid }
    return Message(
      clauses: try list { d throws(CodingProblem) in
        Message.Clause(
          wording: try d.word(),
          values: try d.list { d throws(CodingProblem) in
            switch try d.byte() {
            case 0: .text(try d.text())
            case 1: .words(try d.message(depth: depth + 1))
            default: throw .invalid
            }
          })
      })
  }

  mutating func evidence() throws(CodingProblem) -> Evidence {
    let turn = try int()
    let start = try int()
    let count = try int()
    guard start >= 0, count >= 0, count <= Int.max - start else { throw .invalid }
    return Evidence(
      turn: turn, span: Span(start, start + count), quote: try text(),
      conversation: try optional { d throws(CodingProblem) in try d.text() })
  }

  mutating func promise() throws(CodingProblem) -> PromiseRecord {
    PromiseRecord(
      agent: try optional { d throws(CodingProblem) in try d.agent() }, evidence: try evidence(),
      act: try word(), madeAt: try optional { d throws(CodingProblem) in try d.signed() },
      dueAt: try optional { d throws(CodingProblem) in try d.signed() },
      graceUntil: try optional { d throws(CodingProblem) in try d.signed() },
      isVague: try bool(), isHedged: try bool(), state: try symbol(PromiseRecord.State.self))
  }
}
