package import Conversations
import Lexicons

/// A kind of exemplary act: the positive mirror of the error list, with the same rules of evidence.
///
/// Courtesy alone never counts: every kind needs an act, a fact or the customer's own word beside the
/// kind words. One file per kind; `Registry` lists them in order.
package protocol ExemplaryAct: Sendable {
  /// Stable id such as `C01`.
  static var kind: String { get }
  /// By language code; all supported languages.
  static var titles: [String: String] { get }
  /// What a reader should know: printed by `scorecards errors`.
  static var text: ActText { get }
  /// The errors whose opposite it is; none where it is nobody's.
  static var opposes: [CriterionID] { get }
  /// Examples that are tests and documentation at once.
  static var examples: [ActExample] { get }
  /// Raised whenever what is found may change; part of the ruleset's id.
  static var revision: Int { get }

  init()
  func find(_ reading: Reading) -> [Commendation]
}

/// What `scorecards errors` prints about a kind of exemplary act.
package struct ActText: Sendable, Hashable {
  /// One sentence by language code, all supported languages: what the agent did.
  package var what: [String: String]
  package var looksAt: String
  /// What looks like it and is not praised.
  package var passesOver: String

  package init(what: [String: String], looksAt: String, passesOver: String) {
    self.what = what
    self.looksAt = looksAt
    self.passesOver = passesOver
  }
}

/// A short conversation in the notation of `Example` in which an act is shown, or is not.
package struct ActExample: Sendable, Hashable {
  package var isShown: Bool
  package var channel: Channel
  package var language: Language
  /// Why, in a few words.
  package var note: String
  /// ⟦…⟧ marks the words that the commendation quotes.
  package var transcript: String

  package static func shown(
    _ channel: Channel = .chat, _ language: Language = .english, _ note: String,
    _ transcript: String
  ) -> ActExample {
    ActExample(
      isShown: true, channel: channel, language: language, note: note, transcript: transcript)
  }

  package static func notShown(
    _ channel: Channel = .chat, _ language: Language = .english, _ note: String,
    _ transcript: String
  ) -> ActExample {
    ActExample(
      isShown: false, channel: channel, language: language, note: note, transcript: transcript)
  }
}

extension ExemplaryAct {
  /// A commendation whose quote is the exact slice.
  func commendation(
    _ turn: Int, _ span: Span, confidence: Double, rule: String, message: Message,
    related: [Place] = [], _ reading: Reading
  ) -> Commendation {
    func evidence(_ place: Place) -> Evidence {
      Evidence(
        turn: place.turn, span: place.span,
        quote: reading.conversation.quote(place.span, turn: place.turn))
    }
    return Commendation(
      kind: Self.kind, agent: reading.agentOfTurn[turn].map { reading.agents[$0] },
      evidence: evidence(Place(turn, span)), confidence: confidence, rule: rule, message: message,
      related: related.map(evidence))
  }
}

extension Reading {
  /// Acts that move a matter by the agent's own hand.
  static let ownActs: SentenceActs = [.act, .promise, .antidote]

  /// Where a sentence stands.
  func place(_ sentence: Int) -> Place {
    Place(sentences[sentence].turn, sentences[sentence].span)
  }

  /// A sentence of an agent's turn that does something, by one of some cues: it asks nothing,
  /// refuses nothing and sends nobody elsewhere.
  func deed(in turn: Int, _ cues: [Cue]) -> Int? {
    sentences(of: turn).first {
      hasAny(cues, sentence: $0)
        && acts[$0].isDisjoint(with: [.question, .refusal, .elsewhere])
    }
  }

  /// The same in a turn of an agent's or the agent's next one.
  func deed(from turn: Int, _ cues: [Cue]) -> Int? {
    deed(in: turn, cues) ?? nextAgentTurn(after: turn).flatMap { deed(in: $0, cues) }
  }

  /// Praise of the agent, the help or the service in a customer's turn: more than thanks.
  func praise(in turn: Int) -> CueMatch? {
    contentment(.satisfaction, in: turn).first { match in
      let thanks = cues.matches(.thanks, turn: turn)
      return words(match.sentence).contains { word in
        Contentment.names(word, self) && !thanks.contains { $0.folded.overlaps(word.range) }
      }
    }
  }

  /// A customer's word that the problem is gone: more than "got it".
  func solution(in turn: Int) -> CueMatch? {
    contentment(.resolutionConfirm, in: turn).first {
      mentions(Contentment.working, sentence: $0.sentence)
    }
  }

  /// Words of contentment that are more than thanks, ask and suppose nothing, and stand in a turn
  /// without a complaint.
  private func contentment(_ cue: Cue, in turn: Int) -> [CueMatch] {
    guard !hasAny(AffectLedger.openingCues + [.unresolved, .customerChase], turn: turn) else {
      return []
    }
    let thanks = cues.matches(.thanks, turn: turn)
    return cues.matches(cue, turn: turn).filter { match in
      acts[match.sentence].isDisjoint(with: .question) && !Negation.stands(match.sentence, self)
        && !words(match.sentence).contains { Contentment.supposing.contains($0.hash) }
        && !thanks.contains { $0.folded.overlaps(match.folded) }
    }
  }
}

/// Words around a customer's contentment.
enum Contentment {
  /// "If it works", "I hope", "that works for me", "I'd appreciate it": nothing is confirmed.
  static let supposing = WordSet(
    """
    if whether will hope until when would could should please that that's that'll appreciate myself \
    se spero quando finche sara vorrei если будет надеюсь когда ли бы as hoop sal wanneer indien
    """)
  static let working = WordBeginnings(
    """
    work solv fix resolv sort funzion risol sistema заработ работает решен решил получил помогл \
    исправ werk opgelos reggemaak
    """)
  private static let you = WordSet(
    """
    you you're you've your u ur lei voi sei siete tu вы вас вам ваш ваша ты тебя u jy jou \
    julle
    """)
  private static let service = WordBeginnings(
    """
    service help support staff team response servizio aiut assistenz gentil сервис помощ помогл \
    поддержк обслуж diens hulp span
    """)

  /// Whether a word speaks of the one who helped.
  static func names(_ word: Word, _ reading: Reading) -> Bool {
    you.contains(word.hash) || service.begin(word.range, in: reading.conversation.folded.bytes)
  }
}

/// Words in which an agent speaks of himself or his company.
enum FirstPerson {
  private static let words = WordSet(
    """
    i i'm i've i'll i'd we we're we've we'll we'd my our mine us io noi ho abbiamo mio mia miei mie \
    nostro nostra nostri nostre mi ci я мы мной нас нам наш наша наше наши мой моя мое мои мне ek \
    ons my
    """)
  private static let pastForms = WordBeginnings(
    "ошиб начислил вернул списал добавил отправил оформил исправил сделал подключил продлил")

  /// A pronoun, or a form that carries the person: Italian and Russian leave the pronoun out.
  static func speaks(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains { words.contains($0.hash) }
      || PromiseVerbs.isOwnAct(sentence, reading)
      || reading.language(reading.sentences[sentence].turn) == .russian
        && reading.mentions(pastForms, sentence: sentence)
  }
}
