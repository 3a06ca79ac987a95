import Conversations
import Lexicons

/// Verb classes of promises in four languages: prefixes of folded words.
enum PromiseVerbs {
  private static let words: [(PromisedAct, String)] = [
    (
      .refund,
      "refund reimburs credit rimbors accredit storn верн возвра возме компенс terugbeta krediteer"
    ),
    (.escalate, "escalat forward pass inoltr trasmett перед эскал aanstuur verwys eskal"),
    (
      .repair,
      """
      replac repair fix technician deliver ship sostitu ripar tecnico consegn spedi замен почин \
      ремонт мастер достав vervang herstel tegnikus aflewer versend
      """
    ),
    (
      .contact,
      """
      call phone ring contact reach back touch know update inform notify write rispond scriv richiam chiam contatt \
      ricontatt risent sapere aggiorn inform comunic перезвон позвон свяж напиш сообщ отпиш верну \
      проинформ ответ bel skakel kontak weet terugkom terugbel laat inlig antwoord
      """
    ),
    (
      .send,
      "send email e-mail mail provide post invi mand отправ вышл пришл направ stuur epos e-pos"
    ),
    (
      .check,
      """
      check look investigat find verify review ask verific controll guard провер уточн узна выясн \
      посмотр nagaan kyk ondersoek uitvind vra
      """
    ),
    (.decide, "decide decision approv decid approv реш одобр besluit goedkeur"),
  ]
  private static let prefixes: [(PromisedAct, WordBeginnings)] = words.map {
    ($0, WordBeginnings($1))
  }

  /// The class of the verb nearest after the promise begins; contact wins where several stand.
  static func act(_ sentence: Int, _ match: CueMatch?, _ reading: Reading) -> PromisedAct {
    let bytes = reading.conversation.folded.bytes
    var found: PromisedAct?
    for word in reading.words(sentence) {
      if let match, word.range.upperBound <= match.folded.lowerBound { continue }
      for (act, list) in prefixes where list.begin(word.range, in: bytes) {
        if act == .contact { return .contact }
        found = found ?? act
        break
      }
    }
    return found ?? .other
  }

  /// Whether a sentence has a verb of an act's class.
  static func names(_ act: PromisedAct, _ sentence: Int, _ reading: Reading) -> Bool {
    let bytes = reading.conversation.folded.bytes
    return reading.words(sentence).contains { word in
      prefixes.contains { $0.0 == act && $0.1.begin(word.range, in: bytes) }
    }
  }

  private static let conditionWords = WordSet(
    "once if when after as soon qualora se quando appena dopo ricevuto ricevuta если когда как "
      + "только после получим sodra as indien wanneer nadat")
  private static let waitingWords = WordSet(
    "you your have we received receive lei ricevuta ricevuto invia manda вы вас получим получу "
      + "пришлете отправите ons u jy ontvang stuur")
  private static let habitWords = WordSet(
    "eye monitor watching always usually normally typically generally sempre normalmente solitamente di solito всегда "
      + "обычно как правило altyd gewoonlik normaalweg")

  /// "Once you send the photo", "appena riceviamo", «как только получим», “sodra ons ontvang”.
  static func isConditional(_ sentence: Int, _ reading: Reading) -> Bool {
    let words = Array(reading.words(sentence))
    for (index, word) in words.enumerated() where conditionWords.contains(word.hash) {
      if words[(index + 1)...].prefix(4).contains(where: { waitingWords.contains($0.hash) }) {
        return true
      }
    }
    return false
  }

  private static let ownWords = WordSet(
    "i i'll i'd we we'll will let ek ons sal sullen я мы")

  /// Whether the sentence's verb of promise is the agent's own act: "I", "we", "ek", «мы», or an
  /// Italian or Russian verb in the first person.
  static func isOwnAct(_ sentence: Int, _ reading: Reading) -> Bool {
    guard reading.acts[sentence].isDisjoint(with: [.question, .refusal]) else { return false }
    let bytes = reading.conversation.folded.bytes
    let language = reading.language(reading.sentences[sentence].turn)
    let verbs = reading.words(sentence).filter { word in
      prefixes.contains { $0.1.begin(word.range, in: bytes) }
    }
    guard !verbs.isEmpty else { return false }
    switch language {
    case .italian:
      return verbs.contains { endings(["o", "amo", "remo", "ro"], bytes[$0.range]) }
    case .russian:
      return verbs.contains { endings(["у", "ю", "ем", "им"], bytes[$0.range]) }
    default:
      return reading.words(sentence).contains { ownWords.contains($0.hash) }
    }
  }

  private static func endings(_ list: [String], _ word: ArraySlice<UInt8>) -> Bool {
    list.contains {
      word.count > $0.utf8.count && word.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// "If you …", "se …", «если …», “as …” at the beginning of the sentence.
  static func startsConditionally(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).first.map { conditionWords.contains($0.hash) } ?? false
  }

  static func isHabit(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains { habitWords.contains($0.hash) && $0.stem != 0 }
  }
}
