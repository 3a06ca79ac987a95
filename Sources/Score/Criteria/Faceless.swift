package import Conversations
import Lexicons

/// S15. There is no person behind the service.
///
/// A customer who asks for a human being and gets the menu again. That nobody is on duty now, said
/// openly, is an answer.
package struct Faceless: Criterion {
  package static let info = CriterionInfo(
    id: "S15", name: "Faceless",
    titles: [
      "en": "Facelessness: no person behind the service",
      "it": "Servizio senza volto: nessuna persona dietro",
      "ru": "Безликость: за сервисом нет человека",
      "af": "Gesigloos: geen mens agter die diens",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false,
    group: "reach")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a person is asked for and two bot turns later there is still none, or the bot "
      + "fails twice in a row",
    why: "who asks for a person has a matter the menu does not know",
    looksAt: "requests for a person, the bot's turns after them, and replies of the bot that "
      + "repeat themselves",
    cannotSee: "whether anybody was on duty")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let noPerson = 0.85
  private static let fallBack = 0.7
  private static let botTurns = 2

  package func judge(_ reading: Reading) -> Judgement {
    let bots = reading.speech.filter { reading.role($0) == .bot }
    guard !bots.isEmpty, !reading.customerTurns.isEmpty else {
      return Judgement(.notApplicable("no-bot"), for: reading)
    }
    let suspicion =
      personDenied(bots, reading) ?? sentBack(bots, reading) ?? failsTwice(bots, reading)
    return Judgement(.applies, for: reading, suspicions: suspicion.map { [$0] } ?? [])
  }

  private func personDenied(_ bots: [Int], _ reading: Reading) -> Suspicion? {
    for asked in reading.customerTurns {
      guard
        let match = reading.strongest([.humanRequest, .escalationRequest], turn: asked)
      else { continue }
      let person = reading.nextAgentTurn(after: asked) ?? Int.max
      let after = bots.filter { $0 > asked && $0 < person }
      guard after.count >= Self.botTurns, let last = after.dropFirst().first,
        !after.prefix(Self.botTurns).contains(where: { isHandOver($0, reading) })
      else { continue }
      var suspicion = Suspicion(
        turn: last, span: reading.evidenceSpan(of: last), agent: nil,
        evidence: [
          EvidenceItem(.structural, Faceless.noPerson, "a person asked for, two bot turns and none")
        ], severity: 1, rule: "S15.no-person",
        message: "a person was asked for and the bot goes on")
      suspicion.attribution = .system
      suspicion.related = [Place(asked, reading.sentenceSpan(match))]
      return suspicion
    }
    return nil
  }

  /// An agent hands the customer, who asked for a person, to the bot.
  private func sentBack(_ bots: [Int], _ reading: Reading) -> Suspicion? {
    for asked in reading.customerTurns {
      guard
        let match = reading.strongest([.humanRequest, .escalationRequest], turn: asked),
        let turn = reading.nextSpeech(asked), reading.role(turn) == .agent,
        let next = reading.nextSpeech(turn), bots.contains(next)
      else { continue }
      var suspicion = reading.suspicion(
        turn: turn, span: reading.evidenceSpan(of: turn),
        evidence: [EvidenceItem(.structural, Faceless.noPerson, "a person asked for, a bot given")],
        severity: 1, rule: "S15.sent-back",
        message: "a person was asked for and the agent hands over to the bot")
      suspicion.attribution = .process
      suspicion.related = [
        Place(asked, reading.sentenceSpan(match)), Place(next, reading.evidenceSpan(of: next)),
      ]
      return suspicion
    }
    return nil
  }

  /// The bot connects, or says when somebody is there.
  private func isHandOver(_ turn: Int, _ reading: Reading) -> Bool {
    !reading.acts(turn: turn).isDisjoint(with: [.act, .promise])
      || reading.hasAny([.transfer, .holdRequest, .deadline], turn: turn)
  }

  /// The same bot words twice in a row, with the customer's between.
  private func failsTwice(_ bots: [Int], _ reading: Reading) -> Suspicion? {
    for (first, second) in zip(bots, bots.dropFirst()) {
      let between = reading.customerTurns.filter { $0 > first && $0 < second }
      guard !between.isEmpty, reading.nextAgentTurn(after: first) ?? Int.max > second,
        words(first, reading).count >= 2, words(first, reading) == words(second, reading)
      else { continue }
      var suspicion = Suspicion(
        turn: second, span: reading.evidenceSpan(of: second), agent: nil,
        evidence: [EvidenceItem(.structural, Faceless.fallBack, "the bot says the same again")],
        severity: 0.5, rule: "S15.bot-fails", message: "the bot answers twice in the same words")
      suspicion.attribution = .system
      suspicion.related = [Place(first, reading.evidenceSpan(of: first))]
      return suspicion
    }
    return nil
  }

  private func words(_ turn: Int, _ reading: Reading) -> [UInt64] {
    reading.sentences(of: turn).flatMap { reading.words($0).map(\.hash) }
  }
}
