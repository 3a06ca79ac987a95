import Conversations
import Lexicons
import Settings
import Testing

@testable import Score

/// Signs, signals and verdicts of conversations written for the purpose.
struct LearnedTests {
  let lexicons = ExampleHarness.lexicons

  func reading(_ transcript: String, channel: Channel = .social) throws -> (Reading, LearnedReading)
  {
    let harness = ExampleHarness()
    let conversation = try harness.conversation(
      ExampleTranscript(transcript, channel: channel).raw)
    let scorer = try Scorer(
      settings: PipelineSettings(), lexicons: lexicons, zones: ["UTC": .utc], holidays: [:])
    let reading = scorer.worker().read(conversation, .empty)
    let blocks = try #require(SignReader(lexicons).read(reading))
    return (reading, LearnedReading(blocks, reading))
  }

  func evaluate(
    _ transcript: String, channel: Channel = .social, learned: LearnedModel? = .builtIn
  ) throws -> (Conversation, Evaluation) {
    var harness = ExampleHarness()
    harness.learned = learned
    let conversation = try harness.conversation(
      ExampleTranscript(transcript, channel: channel).raw)
    return (conversation, try harness.evaluate(conversation))
  }

  @Test(arguments: Language.supported)
  func everySignCompiles(_ language: Language) throws {
    let signs = try #require(lexicons.signs(language))
    #expect(signs.brokenPatterns == [])
  }

  @Test func theResourceReadsBackAsItIsWritten() throws {
    let model = LearnedModel.builtIn
    #expect(try LearnedModel(json: Array(model.json.utf8)) == model)
    #expect(model.stacks["E02"]?.conditions[.adviceRejected] != nil)
    #expect(model.service != nil)
  }

  @Test func aFileOfAnotherShapeIsRefused() {
    #expect(throws: LearnedModel.Problem.self) {
      try LearnedModel(json: Array(#"{"schema": "scorecards-learned/9"}"#.utf8))
    }
    #expect(throws: LearnedModel.Problem.self) {
      try LearnedModel(
        json: Array(
          #"{"schema": "scorecards-learned/1", "signals": {"nonsense": [0, 1]}}"#.utf8))
    }
  }

  /// Values by hand from docs/calibration.md's definitions.
  @Test func signalsOfARejectedReply() throws {
    let (_, learned) = try reading(
      """
      C: My heating is cold. I already restarted the boiler twice, it does not help.
      A: Hi! Please restart the boiler. https://example.org/boiler
      C: That is not the problem, as I said I restarted it. Why do you not read?
      """)
    let reply = try #require(learned.signals.first)
    #expect(reply[.isFirst] == 1)
    #expect(reply[.isLast] == 1)
    #expect(reply[.endsOnCustomer] == 1)
    #expect(reply[.hasLink] == 1)
    #expect(reply[.replyAdvice] == 1)
    #expect(reply[.sentenceAdvice] == 1)
    #expect(reply[.beforeAlready] == 1)
    #expect(reply[.afterReject] == 1)
    #expect(reply[.afterQuestion] == 1)
    #expect(reply[.afterOpenQuestion] == 0)
    // "restart" and "boiler" of two stems; the link is no word.
    #expect(reply[.sharedWithBefore] == 1)
    #expect(reply.conditions.contains(.adviceRejected))
    #expect(reply.conditions.contains(.unsettledEnd))
  }

  @Test func noiseIsNoWordAndKeepsItsPlace() throws {
    let (reading, learned) = try reading(
      """
      C: @HeatCo my boiler is cold! #fail
      A: @jane Sorry to hear that. Could you tell us more? ^AB
      """)
    let words = learned.blocks.map { $0.words.count }
    #expect(words == [4, 9])
    let last = try #require(learned.blocks[1].sentences.last)
    #expect(last.isQuestion)
    #expect(reading.conversation.quote(last.span, turn: 1) == "Could you tell us more?")
  }

  @Test func turnsOfOneSideAreOneBlock() throws {
    let (_, learned) = try reading("C: Hello.\nC: Anybody?\nA: Yes.\nA: How can I help?\nC: Oh.")
    #expect(learned.blocks.map(\.turns) == [[0, 1], [2, 3], [4]])
    #expect(learned.replies == [1])
  }

  @Test func theClockOfAThreadRunsFromTheOneWhoIsAnswered() throws {
    func isLate(_ transcript: String) throws -> Bool {
      try reading(transcript).1.signals.contains { $0.conditions.contains(.lateReply) }
    }
    #expect(
      try isLate(
        "C 2026-10-05 10:00: Your trams are cold.\nA 2026-10-06 11:00: Sorry for that."))
    #expect(
      try !isLate(
        "C 2026-10-05 10:00: Your trams are cold.\nA 2026-10-06 09:00: Sorry for that."))
    // Chased, twelve hours are late.
    #expect(
      try isLate(
        """
        C 2026-10-05 10:00: Your trams are cold.
        C 2026-10-05 12:00: Do you read this?
        A 2026-10-05 23:00: Sorry for that.
        """))
  }

  static let rejected = """
    C: I was charged twice for my ticket and I already sent you the bank statement last week.
    A: Hi, you can check your bills in the app under My account.
    C: That has nothing to do with it! I said I was charged twice. Are you going to answer my question?
    """

  @Test func whatIsFoundBySignsIsQuotedExactlyAndSaysWhy() throws {
    let (conversation, evaluation) = try evaluate(Self.rejected)
    let learned = evaluation.findings.filter { $0.rule.hasSuffix(".learned") }
    #expect(evaluation.findings.contains { $0.reasons.contains { $0.hasPrefix("M ") } })
    for finding in evaluation.findings {
      for evidence in [finding.evidence] + finding.related {
        #expect(conversation.quote(evidence.span, turn: evidence.turn) == evidence.quote)
        #expect(!evidence.quote.isEmpty)
      }
    }
    for finding in learned {
      #expect(finding.reasons.contains { $0.hasPrefix("M ") })
      #expect(!finding.message.description.contains("charged"))
      #expect((Finding.reportedFrom...1).contains(finding.confidence))
    }
  }

  @Test func aSwitchedOffCriterionHasNoLearnedFindings() throws {
    var harness = ExampleHarness()
    harness.learned = .builtIn
    for id in Registry.infos.map(\.id.rawValue) {
      harness.settings.criteria[id] = .object([
        JSONValue.Member(key: "enabled", value: .bool(false))
      ])
    }
    let conversation = try harness.conversation(
      ExampleTranscript(Self.rejected, channel: .social).raw)
    #expect(try harness.evaluate(conversation).findings == [])
  }

  @Test func otherLanguagesKeepTheirRules() throws {
    let italian = """
      C: Buongiorno, il mio pacco non e arrivato e nessuno mi ha risposto. Quando arriva?
      A: Buongiorno, la ringraziamo della segnalazione.
      C: Quando arriva il mio pacco?
      """
    let (_, alone) = try evaluate(italian, learned: nil)
    let (_, both) = try evaluate(italian)
    for finding in alone.findings {
      #expect(
        both.findings.contains {
          $0.criterion == finding.criterion && $0.confidence == finding.confidence
            || $0.also.contains(finding.criterion)
        })
    }
  }

  @Test func serviceRisesWithThanks() throws {
    let bad = try evaluate(Self.rejected).1
    let good = try evaluate(
      """
      C: I was charged twice for my ticket.
      A: Hi, sorry for that! I have refunded the second charge, you will see it tomorrow.
      C: Great, thank you so much!
      """
    ).1
    let low = try #require(bad.service)
    let high = try #require(good.service)
    #expect(low + 20 < high)
    #expect(try evaluate("C: Hello?\nC: Anybody there?").1.service != nil)
  }
}
