package import Conversations
import Lexicons

/// S17. A question of the script that does not apply.
///
/// “Which error does the screen show?” to a customer whose screen is black. The checklist is at fault
/// more often than the agent: such findings go to the process.
package struct InapplicableQuestion: Criterion {
  package static let info = CriterionInfo(
    id: "S17", name: "InapplicableQuestion",
    titles: [
      "en": "Scripted questions that do not apply",
      "it": "Domande da copione che non c'entrano",
      "ru": "Вопросы по сценарию, которые не подходят",
      "af": "Draaiboekvrae wat nie van toepassing is nie",
    ],
    decidability: .d3, criticality: .nonCritical, weight: 4, isAutoFail: false,
    group: "question")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the agent asks what the customer's own words rule out, or what has nothing to do "
      + "with his matter",
    why: "it tells the customer that a list is being read to him",
    looksAt: "questions about a display on a thing that is dead, 'have you tried' after 'I "
      + "tried', and a question whose word the customer throws back",
    cannotSee: "which questions law or procedure demands")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let triedAlready = 0.75
  private static let shownByDeadThing = 0.6
  private static let thrownBack = 0.45
  private static let protested = 0.5
  /// Words of a sentence that only throws a word back.
  private static let shortEcho = 3
  /// Customer turns back in which what he told is looked for.
  private static let turnsBack = 12

  private static let shown = WordBeginnings(
    """
    error code screen display message menu settings errore codice schermo messaggio impostazioni \
    ошибк код экран сообщени меню настройк fout foutkode skerm boodskap kieslys
    """)
  private static let tried = WordBeginnings(
    """
    tried already restarted rebooted reset reinstalled provato gia riavviato resettato уже пробовал \
    пытал перезагру сбросил переустан probeer reeds alreeds herbegin herlaai
    """)
  private static let haveYou = WordBeginnings("tried provato пробовал пытал probeer")

  package func judge(_ reading: Reading) -> Judgement {
    let questions = reading.agentTurns.flatMap { turn in
      reading.sentences(of: turn).filter { asks($0, reading) }
    }
    guard !questions.isEmpty else {
      return Judgement(.notApplicable("asked-nothing"), for: reading)
    }
    let suspicions = questions.found { suspicion($0, reading) }
    return Judgement(
      opportunities: reading.opportunities(
        questions.map { reading.sentences[$0].turn }, otherwise: "asked-nothing"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// A question about the matter, after the customer has said something.
  private func asks(_ sentence: Int, _ reading: Reading) -> Bool {
    let turn = reading.sentences[sentence].turn
    return reading.acts[sentence].contains(.question)
      && !reading.hasAny([.anythingElse, .greeting, .holdRequest], sentence: sentence)
      && reading.customerTurns.turns(before: turn).suffix(Self.turnsBack).contains {
        !reading.isCourtesyOnly($0)
      }
  }

  private func suspicion(_ sentence: Int, _ reading: Reading) -> Suspicion? {
    let place = reading.sentences[sentence]
    var suspicion = reading.suspicion(
      turn: place.turn, span: place.span, evidence: [], severity: 0.5, rule: "", message: "")
    suspicion.attribution = .process
    let stems = reading.stems(sentence)
    let told = Array(reading.customerTurns.turns(before: place.turn).suffix(Self.turnsBack))
    if reading.mentions(Self.haveYou, sentence: sentence),
      !stems.isEmpty,
      let said = sentenceOf(
        told, reading,
        where: {
          reading.mentions(Self.tried, sentence: $0)
            && !reading.stems($0).isDisjoint(with: stems)
        })
    {
      add(
        InapplicableQuestion.triedAlready, "the customer had tried it", "S17.tried-already", said,
        &suspicion, reading)
    }
    if reading.mentions(Self.shown, sentence: sentence),
      let said = sentenceOf(told, reading, where: { reading.has(.stateDead, sentence: $0) })
    {
      add(
        InapplicableQuestion.shownByDeadThing, "the thing does not start", "S17.state-denied", said,
        &suspicion, reading)
    }
    if let echo = thrownBack(place.turn, stems, told, reading) {
      add(
        InapplicableQuestion.thrownBack, "the customer throws the word back", "S17.thrown-back",
        echo, &suspicion, reading)
    }
    if suspicion.evidence.isEmpty, let protest = protest(place.turn, told, reading) {
      add(
        InapplicableQuestion.protested, "the customer says again what had happened",
        "S17.protested", protest, &suspicion, reading)
    }
    return suspicion.evidence.isEmpty ? nil : suspicion
  }

  /// "The cable is IN THE STREET. Cut!": a protest in answer to a question, that says again what the
  /// customer had told before it.
  private func protest(_ turn: Int, _ told: [Int], _ reading: Reading) -> Int? {
    guard reading.onlyAsks(turn),
      let next = reading.reaction(to: turn).first(where: { !reading.isCourtesyOnly($0) }),
      AffectLedger.shouts(next, reading), reading.wordCount(next) <= Self.wordsOfAProtest
    else { return nil }
    let known = told.reduce(into: StemSet()) { $0.formUnion(reading.stems(turn: $1)) }
    return reading.sentences(of: next).first { !reading.stems($0).isDisjoint(with: known) }
  }

  private static let wordsOfAProtest = 25

  private func add(
    _ strength: Double, _ note: Message, _ rule: String, _ said: Int, _ suspicion: inout Suspicion,
    _ reading: Reading
  ) {
    let place = reading.sentences[said]
    suspicion.evidence.append(EvidenceItem(.structural, strength, note))
    suspicion.related.append(Place(place.turn, place.span))
    guard suspicion.rule.isEmpty else { return }
    suspicion.rule = rule
    suspicion.message = "asks what turn \(place.turn) rules out: \(note)"
  }

  private func sentenceOf(
    _ turns: [Int], _ reading: Reading, where holds: (Int) -> Bool
  ) -> Int? {
    turns.lazy.flatMap { reading.sentences(of: $0) }.first(where: holds)
  }

  /// "A boiler?? It's the keys!": the question's word comes back as a question, and the customer had
  /// not used it before.
  private func thrownBack(
    _ turn: Int, _ stems: StemSet, _ told: [Int], _ reading: Reading
  ) -> Int? {
    guard let next = reading.reaction(to: turn).first,
      let first = reading.sentences(of: next).first, reading.endsWithQuestionMark(first),
      reading.words(first).count <= InapplicableQuestion.shortEcho,
      QuestionWords.kind(reading.words(first).map(\.hash)) == nil
    else { return nil }
    let before = told.reduce(into: StemSet()) { $0.formUnion(reading.stems(turn: $1)) }
    let echoed = reading.stems(first).intersection(stems)
    guard !echoed.isEmpty, echoed.isDisjoint(with: before),
      reading.sentences(of: next).count >= 2
    else { return nil }
    return first
  }
}
