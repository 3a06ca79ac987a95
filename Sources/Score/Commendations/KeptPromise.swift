package import Conversations
import Lexicons

/// C02. A dated promise was kept in time.
package struct KeptPromise: ExemplaryAct {
  package static let kind = "C02"
  package static let titles = [
    "en": "A dated promise kept",
    "it": "Una promessa con scadenza, mantenuta",
    "ru": "Обещание со сроком, выполненное вовремя",
    "af": "’n Belofte met ’n datum, nagekom",
  ]
  package static let text = ActText(
    what: [
      "en": "an act was promised with a time, and done before it",
      "it": "un'azione promessa con una scadenza, e fatta prima",
      "ru": "обещанное со сроком сделано до срока",
      "af": "’n daad is met ’n tyd belowe, en voor dit gedoen",
    ],
    looksAt: "the promise's own words with a deadline, and the turn or event that keeps it in "
      + "another talk before it is due",
    passesOver: "soon, shortly; what the company usually does; a date that is told and not "
      + "promised; an answer minutes later")
  package static let opposes: [CriterionID] = ["E03", "E05"]
  package static let revision = 2

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for promise in reading.promises.all
    where promise.state == .kept && !promise.isVague && !promise.isPolicy {
      guard let due = promise.dueAt, let at = promise.settledAt(reading), at <= due,
        let made = promise.madeAt, at - made > PromiseLedger.sameTalkSeconds,
        isPromised(promise.sentence, reading),
        reading.acts[promise.sentence].isDisjoint(with: [.dataRequest, .elsewhere])
      else { continue }
      // Where the customer had to come back himself, nothing was kept that deserves praise.
      if let elsewhere = promise.settledElsewhere, elsewhere.event == nil,
        !elsewhere.signs.contains(.opens)
      {
        continue
      }
      var found = commendation(
        promise.turn, promise.span, confidence: 0.85, rule: "C02.kept",
        message: "promised to \(promise.act.words), kept \(Durations.text(due - at)) before it "
          + "was due",
        related: promise.settledBy.map { [Place($0, reading.evidenceSpan(of: $0))] } ?? [], reading)
      if let elsewhere = promise.settledElsewhere { found.related.append(elsewhere.evidence) }
      return [found]
    }
    return []
  }

  /// English promises in a future form, which the cues know; the others often in the present.
  private func isPromised(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.hasAny([.promise, .promiseFollowup], sentence: sentence)
      || reading.language(reading.sentences[sentence].turn) != .english
        && PromiseVerbs.isOwnAct(sentence, reading)
  }
}
