package import Conversations
import Lexicons

/// What a question wants as its answer (ERROR-LIST 4.1).
package enum QuestionKind: String, Sendable, Hashable {
  case yesNo, when, whereIs, howMuch, why, howTo, which, request, status
}

/// What became of a customer's question.
package enum QuestionState: String, Sendable, Hashable {
  case answered, deferred, countered, evaded, declined, unanswered
}

/// A question or request of the customer, and its fate.
package struct CustomerQuestion: Sendable, Hashable {
  package var turn: Int
  package var sentence: Int
  package var span: Span
  package var kind: QuestionKind
  package var stems: StemSet
  package var state: QuestionState
  /// The agent turn that answered, deferred, declined or evaded it.
  package var settledBy: Int?
  /// Agent turns that only asked back, before anything settled it.
  package var counters: [Int]
}

/// The customer's questions, each with what the next agent turns made of it.
package struct QuestionLedger: Sendable {
  package private(set) var all: [CustomerQuestion] = []

  /// Agent turns within which an answer counts.
  private static let answerWithin = 2
  /// Sentences of one turn in which questions are looked for.
  private static let sentencesRead = 200

  init(_ reading: Reading) {
    for turn in reading.customerTurns {
      for sentence in reading.sentences(of: turn).prefix(QuestionLedger.sentencesRead) {
        guard let kind = QuestionLedger.kind(sentence, reading) else { continue }
        var question = CustomerQuestion(
          turn: turn, sentence: sentence, span: reading.sentences[sentence].span, kind: kind,
          stems: reading.stems(sentence), state: .unanswered, settledBy: nil, counters: [])
        QuestionLedger.settle(&question, reading)
        all.append(question)
      }
    }
  }

  /// Questions still open when the conversation ends.
  package var open: [CustomerQuestion] { all.filter { $0.state == .unanswered } }

  // MARK: Which sentences ask

  /// The kind of a real question: not rhetorical, no tag, no reproach, no greeting.
  static func kind(_ sentence: Int, _ reading: Reading) -> QuestionKind? {
    let words = reading.words(sentence)
    let marked = reading.endsWithQuestionMark(sentence)
    let status = reading.has(.statusQuestion, sentence: sentence)
    let asked = marked || status || reading.has(.questionMarker, sentence: sentence)
    let wanted = reading.has(.customerRequest, sentence: sentence)
    guard asked || wanted else { return nil }
    guard words.count >= 3 || status else { return nil }
    let hashes = words.map(\.hash)
    let kind = QuestionWords.kind(hashes)
    // "What are you going to do about it?" has no content word and asks all the same.
    let asksInForm = kind != nil && kind != .request && words.count >= 5
    guard asksInForm || words.contains(where: { $0.stem != 0 }) else { return nil }
    if reading.hasAny([.greeting, .thanks, .closing], sentence: sentence),
      Set(words.lazy.map(\.stem).filter { $0 != 0 }).count <= 1
    {
      return nil
    }
    if let kind { return status ? .status : kind }
    if status { return .status }
    if wanted { return .request }
    if QuestionWords.isReproach(hashes),
      reading.hasAny(AffectLedger.openingCues, turn: reading.sentences[sentence].turn)
        || AffectLedger.shouts(reading.sentences[sentence].turn, reading)
    {
      return nil
    }
    return marked ? .yesNo : nil
  }

  // MARK: What became of it

  private static func settle(_ question: inout CustomerQuestion, _ reading: Reading) {
    var seen = 0
    for turn in reading.agentTurns.turns(after: question.turn) {
      if seen == answerWithin, !question.counters.contains(where: { $0 > question.turn }) { break }
      seen += 1
      let acts = reading.acts(turn: turn)
      if reading.onlyAsks(turn) {
        question.counters.append(turn)
        question.state = .countered
        continue
      }
      if answers(question, turn, acts, reading) {
        question.state = .answered
      } else if acts.contains(.refusal) {
        question.state = .declined
      } else if !acts.isDisjoint(with: [.promise, .hold]) {
        question.state = .deferred
        question.settledBy = turn
        continue
      } else if reading.has(.evasion, turn: turn) {
        question.state = .evaded
      } else {
        continue
      }
      question.settledBy = turn
      return
    }
  }

  /// Whether a turn gives what the question wants: the typed answer, or anything of substance.
  ///
  /// Answers rarely repeat the question's words (LEDGER-NOTES: overlap as a condition was wrong in 4
  /// of 4), so a statement of substance counts unless it plainly evades.
  private static func answers(
    _ question: CustomerQuestion, _ turn: Int, _ acts: SentenceActs, _ reading: Reading
  ) -> Bool {
    if !acts.isDisjoint(with: [.answerWord, .act, .antidote, .link]) { return true }
    if question.kind == .when, reading.has(.deadline, turn: turn) { return true }
    guard reading.hasSubstance(turn) else { return false }
    if reading.has(.evasion, turn: turn) {
      // "It depends" followed by the conditions shares words with the question.
      return question.stems.shared(with: reading.stems(turn: turn)) >= 2
    }
    return !acts.isDisjoint(with: [.statement, .advice, .elsewhere])
  }
}

/// Question words, pronouns and modals of four languages, folded.
enum QuestionWords {
  private static let when = WordSet("when quando когда wanneer")
  private static let whereIs = WordSet("where dove где куда waar waarheen")
  private static let why = WordSet("why perche почему зачем отчего hoekom waarom")
  private static let how = WordSet("how come как каким hoe")
  private static let amount = WordSet("much many quanto quanta quanti quante сколько hoeveel")
  private static let long = WordSet("long tempo времени долго lank soon presto скоро gou")
  private static let which = WordSet(
    "what which who whom whose che cosa quale quali chi что какой какая какое какие какого какую каком каких какому кто чем wat "
      + "watter wie")
  private static let second = WordSet(
    "you your u ur lei voi vi suo vostro вы вас вам ваш ваша ваши ты jy jou u julle")
  private static let modal = WordSet(
    "can could will would may shall puo puoi potete potrebbe potresti posso possiamo можете "
      + "можно могу сможете могли подскажите kan sal mag")

  static func kind(_ words: [UInt64]) -> QuestionKind? {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : 0
      if when.contains(word) { return .when }
      if whereIs.contains(word) { return .whereIs }
      if why.contains(word) { return .why }
      if amount.contains(word) { return long.contains(next) ? .when : .howMuch }
      if how.contains(word) {
        if amount.contains(next) { return .howMuch }
        return long.contains(next) ? .when : .howTo
      }
      if which.contains(word) { return .which }
    }
    return words.contains { modal.contains($0) } ? .request : nil
  }

  /// "Do you treat everybody like this?": at the other side, asking for nothing.
  static func isReproach(_ words: [UInt64]) -> Bool {
    addresses(words) && !words.contains { modal.contains($0) }
  }

  /// Whether some words speak to the other side.
  static func addresses(_ words: [UInt64]) -> Bool { words.contains { second.contains($0) } }
}
