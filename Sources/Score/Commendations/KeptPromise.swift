package import Conversations
import Lexicons

/// C02. A dated promise was kept in time.
package struct KeptPromise: ExemplaryAct {
  package static let kind = "C02"
  package static let titles = [
    "en": "A dated promise kept", "it": "Una promessa con scadenza, mantenuta",
    "ru": "Обещание со сроком, выполненное вовремя", "af": "’n Belofte met ’n datum, nagekom",
  ]
  package static let revision = 2

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    reading.promises.all.compactMap { promise in
      guard promise.state == .kept, let due = promise.dueAt,
        let at = promise.settledAt(reading), at <= due,
        let made = promise.madeAt, at - made > PromiseLedger.sameTalkSeconds
      else { return nil }
      // Where the customer had to come back himself, nothing was kept that deserves praise.
      if let elsewhere = promise.settledElsewhere, elsewhere.event == nil,
        !elsewhere.signs.contains(.opens)
      {
        return nil
      }
      var found = commendation(
        promise.turn, promise.span, confidence: 0.85, rule: "C02.kept",
        message: "promised to \(promise.act.rawValue), kept \(Durations.text(due - at)) before it "
          + "was due",
        related: promise.settledBy.map { [Place($0, reading.evidenceSpan(of: $0))] } ?? [], reading)
      if let elsewhere = promise.settledElsewhere { found.related.append(elsewhere.evidence) }
      return found
    }
  }
}
