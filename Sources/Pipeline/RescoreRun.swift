package import Conversations
package import Ledger
import Normalize
package import Score
import Settings

/// The stored conversations of a period through Score again, with today's ruleset. No export is read.
package struct RescoreRun {
  /// What became of the conversations that were looked at.
  package struct Outcome: Sendable, Hashable {
    /// In the period and in the scope: `judged + known + notStored`.
    package var conversations = 0
    /// Judged again.
    package var judged = 0
    /// Among them, those whose evaluation is another one now.
    package var changed = 0
    /// Their current evaluation was made with this very ruleset.
    package var known = 0
    /// Their text was not kept; their evaluation stays as it is.
    package var notStored = 0
    /// How many each earlier ruleset had judged, of those judged again or not stored.
    package var previous: [String: Int] = [:]

    package init() {}
  }

  private let setup: StageSetup
  private let ledger: Ledger
  private let stop: StopFlag

  package init(setup: StageSetup, ledger: Ledger, stop: StopFlag) {
    self.setup = setup
    self.ledger = ledger
    self.stop = stop
  }

  /// Judges and records. All new evaluations become current together, in one transaction: whatever
  /// ends the program before leaves the old ones in force.
  ///
  /// - Parameters:
  ///   - background: its `asOf` is the clock's "now". Judged is as of the last moment that the
  ///     exports of the source show, as settling does, so that nothing but the ruleset makes a
  ///     difference.
  ///   - asOf: another "now", to look at the data as of an earlier moment; nil: the clock's.
  ///   - scope: whether a conversation with this evaluation belongs to what was asked for; nil: all.
  ///   - isDryRun: nothing is recorded.
  ///   - progress: conversations done and to do, called often.
  ///   - report: called for each conversation judged again, in the order of source and id.
  package func execute(
    in period: Period, background: Background, asOf: Int64?,
    scope: (@Sendable (Evaluation) -> Bool)?, isDryRun: Bool,
    progress: (Int, Int) -> Void, report: (Reevaluation) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    let stock = RecordedStock(
      ledger: ledger, substitute: try substitute(in: period, isDryRun: isDryRun))
    let numbers = try ledger.conversationNumbers(in: period)
    let units = stride(from: 0, to: numbers.count, by: Self.unit).map {
      numbers[$0..<min($0 + Self.unit, numbers.count)]
    }
    let elsewhen = try rulesetsAsOfMoments(in: period)
    let functions = setup.functions(
      from: ledger, horizons: try ledger.horizons(until: asOf ?? background.asOf ?? .max),
      earlier: try earlierCriteria(in: period, asOf: asOf), stock: stock, background: background,
      asOf: asOf, elsewhen: elsewhen, scope: scope)
    let flow = StageFlow(
      stages: setup.settings.stages, functions: functions, stop: stop, units: units.count)
    let ledger = ledger
    // From another moment the same rules judge otherwise.
    let ruleset = asOf == nil ? setup.ruleset : nil
    var done = 0
    do {
      _ = try flow.run(feeders: 1) { outlet in
        for (number, unit) in units.enumerated() {
          let batch = Self.batch(number, unit, ledger: ledger, ruleset: ruleset)
          guard outlet.send(batch) else { return }
        }
      } consume: { batch in
        for entry in batch.entries {
          guard case .judgedAgain(let result) = entry.content else { continue }
          done += 1
          switch try result.get() {
          case .outOfScope: continue
          case .known: outcome.known += 1
          case .notStored(let previous):
            outcome.notStored += 1
            outcome.previous[previous, default: 0] += 1
          case .judged(let again):
            outcome.judged += 1
            outcome.previous[again.previousRuleset, default: 0] += 1
            if again.before != nil { outcome.changed += 1 }
            if !isDryRun { try ledger.store(again) }
            try report(again)
          }
          outcome.conversations += 1
        }
        progress(done, numbers.count)
      }
      if !isDryRun { try ledger.flush() }
    } catch {
      if !isDryRun { try? ledger.abandonFile() }
      throw error
    }
    return outcome
  }

  /// Today's stock phrases, where older versions did not keep those of a period's evaluations.
  private func substitute(in period: Period, isDryRun: Bool) throws -> NightStock? {
    guard try !ledger.knowsStock(in: period) else { return nil }
    let phrases = try FirstPass.stock(in: ledger, stop: stop)
    return NightStock(
      id: isDryRun ? nil : try ledger.keepStock(phrases.encoded), phrases: phrases)
  }

  /// What the earlier rulesets of a period judged with other options, by id. None where judging looks
  /// from another moment than they did.
  private func earlierCriteria(
    in period: Period, asOf: Int64?
  ) throws(LedgerError) -> [String: EarlierCriteria] {
    guard asOf == nil else { return [:] }
    var found: [String: EarlierCriteria] = [:]
    for ruleset in try ledger.rulesets(in: period) {
      guard let description = try ledger.description(ofRuleset: ruleset) else { continue }
      found[ruleset] = setup.scorer?.difference(from: description)
    }
    return found
  }

  /// The earlier rulesets of a period that looked from a moment of their own.
  private func rulesetsAsOfMoments(in period: Period) throws(LedgerError) -> Set<String> {
    var found: Set<String> = []
    for ruleset in try ledger.rulesets(in: period)
    where try ledger.description(ofRuleset: ruleset)?.isAsOfMoment == true {
      found.insert(ruleset)
    }
    return found
  }

  /// Conversations of one unit of work: few enough to stay below the bytes in flight.
  private static let unit = 32

  private static func batch(
    _ number: Int, _ unit: ArraySlice<Int64>, ledger: Ledger, ruleset: String?
  ) -> Batch {
    var batch = Batch(unit: number)
    batch.isLast = true
    do throws(LedgerError) {
      for (place, stored) in try ledger.stored(unit, except: ruleset).enumerated() {
        batch.append(.stored(stored), at: InputPlace(file: number, place: place))
      }
    } catch {
      batch.append(.judgedAgain(.failure(error)), at: InputPlace(file: number, place: 0))
    }
    return batch
  }
}

/// What became of one stored conversation.
package enum JudgedAgain: Sendable {
  /// Nobody asked for it.
  case outOfScope
  /// Its current evaluation is by this very ruleset.
  case known
  /// There is no text to judge; `previousRuleset` goes on judging it.
  case notStored(previousRuleset: String)
  case judged(Reevaluation)
}

extension StageSetup {
  /// The stages as functions for conversations that come from the ledger.
  ///
  /// - Parameters: as for `RescoreRun.execute`, and:
  ///   - horizons: the last moment that the exports of each source show.
  ///   - earlier: by ruleset, the only criteria that can judge otherwise than it did.
  ///   - stock: with which evaluations were made.
  ///   - elsewhen: rulesets whose evaluations look from a moment of their own, which says nothing
  ///     of the one from which theirs should look.
  func functions(
    from ledger: Ledger, horizons: [String: Int64], earlier: [String: EarlierCriteria],
    stock: RecordedStock, background: Background, asOf: Int64?,
    elsewhen: Set<String>, scope: (@Sendable (Evaluation) -> Bool)?
  ) -> StageFunctions {
    var functions = functions(background: background, store: nil)
    let ruleset = ruleset
    let store = settings.store
    guard let scorer else { return functions }
    // What would be made and never asked for.
    functions.judge = nil
    functions.load = { stored in
      do throws(LedgerError) {
        if let scope, !scope(try stored.evaluation()) { return .judgedAgain(.success(.outOfScope)) }
        if asOf == nil, stored.ruleset == ruleset { return .judgedAgain(.success(.known)) }
        if let earlier = earlier[stored.ruleset] {
          let evaluation = try stored.evaluation()
          if evaluation.lastInstant != nil, earlier.isUntouched(evaluation) {
            return .judgedAgain(.success(.judged(stored.judgedAlike(by: ruleset, evaluation))))
          }
        }
        guard var conversation = try stored.conversation() else {
          return .judgedAgain(.success(.notStored(previousRuleset: stored.ruleset)))
        }
        Normalizer.derive(&conversation)
        return .loaded(stored, conversation)
      } catch {
        return .judgedAgain(.failure(error))
      }
    }
    functions.judgeAgain = {
      let worker = scorer.worker()
      var contacts = LaterContacts(ledger: ledger, worker: worker)
      return { stored, conversation in
        var background = background
        let now = asOf ?? background.asOf
        background.now = now
        if conversation.lastInstant == nil {
          let before = elsewhen.contains(stored.ruleset) ? nil : stored.asOf
          background.asOf = asOf ?? before ?? now
        } else if let horizon = horizons[stored.key.source] {
          background.asOf = min(horizon, now ?? horizon)
        }
        do throws(LedgerError) {
          let stock = try stock.stock(stored.stock)
          background.stock = stock.phrases
          // What other contacts had settled stays settled by them.
          let others = try stored.matter.map { matter throws(LedgerError) in
            try ledger.laterContacts(of: matter)
          }
          background.later = try contacts.turns(of: others ?? [])
          let evaluation: Evaluation
          // Without a clock of its own, a conversation was judged from another moment.
          if conversation.lastInstant != nil, let earlier = earlier[stored.ruleset] {
            guard
              let new = worker.evaluate(
                conversation, background: background, unlessAsBy: earlier)
            else {
              return .success(.judged(stored.judgedAlike(by: ruleset, try stored.evaluation())))
            }
            evaluation = new
          } else {
            evaluation = worker.evaluate(conversation, background: background)
          }
          let again = try stored.judgedAgain(
            evaluation, ruleset: ruleset, store: store, asOf: background.asOf, stock: stock.id,
            contacts: others?.count ?? 0)
          return .success(.judged(again))
        } catch {
          return .failure(error)
        }
      }
    }
    return functions
  }
}
