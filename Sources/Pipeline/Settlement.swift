import Conversations
package import Ledger
import Normalize
import Score

/// Judges again what time or other contacts of the customer have decided since: promises whose
/// deadline passed, answers that are overdue by now, contacts reopened by the customer.
///
/// A judgement depends on the conversation, the ruleset, the last moment that the exports of its
/// source show, and the customer's other contacts: on what the ledger holds and on "now", not on the
/// nights in which it came. So several nights end in the same scorecards as a single one, but for
/// what rests on stock phrases: those are known from the nights before, and a first night knows none.
/// Each evaluation names those it was made with.
package struct Settlement {
  /// What settling came to.
  package struct Outcome: Sendable {
    /// Conversations that are judged otherwise now.
    package var conversations = 0
    /// How many findings more they have; negative: fewer.
    package var findings = 0
  }

  private let setup: StageSetup
  private let ledger: Ledger
  private let stop: StopFlag
  /// What agents write again and again, for the night; asked for when there is something to settle.
  private let stock: () throws -> NightStock

  package init(
    setup: StageSetup, ledger: Ledger, stop: StopFlag, stock: @escaping () throws -> NightStock
  ) {
    self.stock = stock
    self.setup = setup
    self.ledger = ledger
    self.stop = stop
  }

  /// Settles everything that is due.
  ///
  /// - Parameter now: UTC seconds.
  package func execute(asOf now: Int64) throws -> Outcome {
    var outcome = Outcome()
    guard let worker = setup.scoreWorker() else { return outcome }
    var contacts = LaterContacts(ledger: ledger, worker: worker)
    let matters = try ledger.openMatters(asOf: now)
    guard !matters.isEmpty else {
      try ledger.endSettling()
      return outcome
    }
    let stock = try stock()
    let horizons = try ledger.horizons(until: now)
    for id in matters {
      if stop.isRaised { throw RunStopped(signal: stop.signal) }
      guard let matter = try ledger.openMatter(id, horizons: horizons) else { continue }
      guard var conversation = try ledger.conversation(matter.conversation) else {
        outcome.add(try ledger.settleWithoutText(matter))
        continue
      }
      Normalizer.derive(&conversation)
      let others = try ledger.laterContacts(of: matter)
      var background = Background(asOf: matter.observedUntil)
      background.now = now
      background.stock = stock.phrases
      background.later = try contacts.turns(of: others)
      let evaluation = worker.evaluate(conversation, background: background)
      outcome.add(
        try ledger.settle(
          matter, evaluation, ruleset: setup.ruleset, contacts: others.count, stock: stock.id))
    }
    try ledger.endSettling()
    return outcome
  }
}

extension Settlement.Outcome {
  /// - Parameter findings: as `Ledger.settle` gives it.
  fileprivate mutating func add(_ findings: Int?) {
    guard let findings else { return }
    conversations += 1
    self.findings += findings
  }
}
