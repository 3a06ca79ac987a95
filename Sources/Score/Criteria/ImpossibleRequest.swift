package import Conversations
import Lexicons

/// S20. The customer is asked for what he has said he cannot do.
///
/// “Push the truck out of the garage”, to somebody whose truck does not start. What makes it impossible
/// stands in the customer's own words.
package struct ImpossibleRequest: Criterion {
  package static let info = CriterionInfo(
    id: "S20", name: "ImpossibleRequest",
    titles: [
      "en": "Unreasonable request given what is already known",
      "it": "Richiesta irragionevole, visto ciò che si sa già",
      "ru": "Невыполнимая просьба при том, что уже известно",
      "af": "Onredelike versoek gegewe wat reeds bekend is",
    ],
    decidability: .d3, criticality: .customer, weight: 5, isAutoFail: false,
    group: "question")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent asks for something that the customer's own words make impossible",
    why: "it shows that nobody listened, at the moment the customer can least bear it",
    looksAt: "inabilities the customer has named (it does not start, it is lost, he cannot "
      + "log in) against what the agent tells him to do, and the same inability named again "
      + "in answer",
    cannotSee: "whether somebody else could do it for the customer")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let conflict = 0.6
  /// Inabilities that requests are compared with.
  private static let mostFacts = 20
  /// Words of a plain request; longer sentences explain.
  private static let shortRequest = 14
  private static let sameInability = 0.75
  private static let onlyNamedAgain = 0.4
  private static let asksBack = 0.35
  /// Sentences at the beginning of an answer in which an inability objects.
  private static let firstSentences = 2

  /// What a thing that does not start cannot do.
  private static let moves = WordSet(
    """
    push pull drive start restart reboot move spinga spingere tiri accenda riavvii guidi guidare \
    sposti spostare вытолкните вытолкайте вытолкать толкните толкать заведите включите перезагрузите \
    подвиньте отгоните отогнать вытяните stoot trek bestuur herbegin skuif
    """)
  private static let access = WordSet(
    "log login sign accedere entrare войти зайти aanmeld inteken")
  private static let goIn = WordSet("log sign acceda entri войдите зайдите meld aanmeld inteken")

  private static let half = WordSet("log sign meld")
  private static let otherHalf = WordSet("in into on onto aan")

  private func has(_ set: WordSet, _ sentence: Int, _ reading: Reading) -> Bool {
    let words = reading.words(sentence)
    return words.indices.contains { index in
      guard set.contains(words[index].hash) else { return false }
      // "Log in" is one verb in two words; "sign" alone is another.
      guard Self.half.contains(words[index].hash) else { return true }
      return index + 1 < words.endIndex && Self.otherHalf.contains(words[index + 1].hash)
    }
  }

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let unable = reading.customerTurns.flatMap { turn in
      reading.sentences(of: turn).filter {
        reading.hasAny([.stateDead, .stateLost, .customerCannot, .grief], sentence: $0)
      }
    }
    guard let first = unable.first else {
      return Judgement(.notApplicable("no-inability"), for: reading)
    }
    let replies = Array(reading.agentTurns.turns(after: reading.sentences[first].turn))
    let suspicions = replies.found { suspicion($0, unable, reading) }
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "no-inability"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// The agent demands something, and the customer names the inability once more in answer.
  private func namedAgain(_ turn: Int, _ known: [Int], _ reading: Reading) -> Suspicion? {
    guard !reading.acts(turn: turn).isDisjoint(with: [.advice, .dataRequest, .question]),
      let next = reading.reaction(to: turn).first(where: { !reading.isCourtesyOnly($0) }),
      let again = reading.sentences(of: next).prefix(Self.firstSentences).first(where: {
        reading.hasAny([.stateDead, .stateLost, .grief], sentence: $0)
      }),
      let fact = known.last(where: { fact in
        [.stateDead, .stateLost, .grief].contains {
          reading.has($0, sentence: fact) && reading.has($0, sentence: again)
        }
          && !reading.stems(fact).isDisjoint(with: reading.stems(again))
      })
    else { return nil }
    var evidence = [
      EvidenceItem(
        .structural, ImpossibleRequest.onlyNamedAgain, "the customer names it again in answer")
    ]
    if reading.endsWithQuestionMark(again) || AffectLedger.shouts(next, reading)
      || reading.sentences(of: next).contains(where: { reading.endsWithQuestionMark($0) })
    {
      evidence.append(
        EvidenceItem(.lexical, ImpossibleRequest.asksBack, "and asks what to do then"))
    }
    var suspicion = reading.suspicion(
      turn: turn, span: reading.demandSpan(of: turn), evidence: evidence, severity: 1,
      rule: "S20.named-again",
      message: "asks for what turn \(reading.sentences[fact].turn) makes impossible")
    suspicion.related = [
      Place(reading.sentences[fact].turn, reading.sentences[fact].span),
      Place(next, reading.sentences[again].span),
    ]
    suspicion.episode = [next]
    return suspicion
  }

  private func suspicion(_ turn: Int, _ unable: [Int], _ reading: Reading) -> Suspicion? {
    let known = unable.prefix(Self.mostFacts).filter { reading.sentences[$0].turn < turn }
    for sentence in reading.sentences(of: turn) {
      guard let hit = known.found({ self.denied(sentence, by: $0, reading) }).first else {
        continue
      }
      let place = reading.sentences[sentence]
      let fact = reading.sentences[hit.fact]
      var suspicion = Suspicion(
        turn: turn, span: place.span, agent: reading.agentOfTurn[turn],
        evidence: [EvidenceItem(.structural, hit.strength, hit.note)], severity: 1,
        rule: "S20.impossible", message: "asks for what turn \(fact.turn) makes impossible")
      suspicion.related = [Place(fact.turn, fact.span)]
      if let again = sameInability(hit.fact, after: turn, reading) {
        suspicion.evidence.append(
          EvidenceItem(
            .structural, ImpossibleRequest.sameInability, "the customer names it again"))
        suspicion.related.append(
          Place(reading.sentences[again].turn, reading.sentences[again].span))
      }
      if reading.sentences(of: turn).contains(where: {
        $0 != sentence && reading.acts[$0].contains(.antidote)
      }) {
        suspicion.guards.append(Guard(0.4, "beside an alternative"))
      }
      return suspicion
    }
    return namedAgain(turn, Array(known), reading)
  }

  private struct Hit {
    var fact: Int
    var strength: Double
    var note: Message
  }

  /// Whether a sentence of the agent's asks for something that a fact makes impossible.
  private func denied(_ sentence: Int, by fact: Int, _ reading: Reading) -> Hit? {
    let acts = reading.acts[sentence]
    guard acts.isDisjoint(with: [.act, .promise, .apology, .refusal, .hold, .social]) else {
      return nil
    }
    if reading.has(.stateDead, sentence: fact), has(Self.moves, sentence, reading),
      reading.words(sentence).count <= Self.shortRequest,
      !PromiseVerbs.startsConditionally(sentence, reading)
    {
      return Hit(
        fact: fact, strength: ImpossibleRequest.conflict, note: "what does not start is to move")
    }
    if reading.has(.stateDead, sentence: fact), isImperative(sentence, reading),
      reading.mentions(Self.shownWhenOn, sentence: sentence)
    {
      return Hit(
        fact: fact, strength: ImpossibleRequest.conflict, note: "what does not start is to show it")
    }
    if reading.hasAny([.customerCannot, .unresolved, .stateLost], sentence: fact),
      has(Self.access, fact, reading), has(Self.goIn, sentence, reading),
      !acts.isDisjoint(with: [.advice, .statement]),
      reading.words(sentence).count <= Self.shortRequest
    {
      return Hit(
        fact: fact, strength: ImpossibleRequest.conflict, note: "who cannot log in is to log in")
    }
    let shared = reading.stems(sentence).intersection(reading.stems(fact))
    if reading.has(.stateLost, sentence: fact), isImperative(sentence, reading), !shared.isEmpty {
      return Hit(
        fact: fact, strength: ImpossibleRequest.conflict, note: "what is lost is asked for")
    }
    return nil
  }

  /// What only a thing that runs shows.
  private static let shownWhenOn = WordBeginnings(
    "menu settings impostazioni меню настройк kieslys instellings")
  private static let give = WordBeginnings(
    """
    send show photo scan upload confirm read give provide open mandi invii giri foto mostri \
    fornisca confermi apra vada entri legga пришлите отправьте фото покажите подтвердите откройте \
    зайдите снимите stuur foto wys gee bevestig maak
    """)

  private static let go = WordSet("go gaan")

  private func isImperative(_ sentence: Int, _ reading: Reading) -> Bool {
    (reading.mentions(Self.give, sentence: sentence)
      || reading.words(sentence).contains { Self.go.contains($0.hash) })
      && !reading.endsWithQuestionMark(sentence)
      && !PromiseVerbs.startsConditionally(sentence, reading)
  }

  private func sameInability(_ fact: Int, after turn: Int, _ reading: Reading) -> Int? {
    let stems = reading.stems(fact)
    return reading.reaction(to: turn).lazy.flatMap { reading.sentences(of: $0) }.first {
      reading.hasAny([.stateDead, .stateLost, .customerCannot], sentence: $0)
        && !reading.stems($0).isDisjoint(with: stems)
    }
  }
}
