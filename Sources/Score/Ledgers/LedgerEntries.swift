package import Conversations
import Lexicons

extension Reading {
  /// All ledgers of the conversation: in the order of `LedgerEntry.Kind`, each in the
  /// conversation's order. A flag that is not set and a value that is not known have no field.
  package var ledgerEntries: [LedgerEntry] {
    questionEntries + promiseEntries + slotEntries + issueEntries + affectEntries + timeEntries
      + handOverEntries + factEntries
  }

  private func evidence(_ turn: Int, _ span: Span) -> Evidence {
    Evidence(turn: turn, span: span, quote: conversation.quote(span, turn: turn))
  }

  private func instant(_ turn: Int?) -> LedgerEntry.Value? {
    turn.flatMap { turns[$0].time?.seconds }.map { .instant($0) }
  }

  /// A turn and the words in it that count.
  private func words(_ turn: Int?) -> LedgerEntry.Value? {
    turn.map { .words(evidence($0, evidenceSpan(of: $0))) }
  }

  private var questionEntries: [LedgerEntry] {
    questions.all.map { question in
      var entry = LedgerEntry(.question, evidence(question.turn, question.span))
      entry.add("wants", .word(question.kind.rawValue))
      entry.add("state", .word(question.state.rawValue))
      entry.add("settled_by", words(question.settledBy))
      if !question.counters.isEmpty { entry.add("countered_in", .turns(question.counters)) }
      return entry
    }
  }

  private var promiseEntries: [LedgerEntry] {
    promises.all.map { promise in
      var entry = LedgerEntry(.promise, evidence(promise.turn, promise.span))
      entry.add("act", .word(promise.act.rawValue))
      entry.add("state", .word(promise.state.rawValue))
      entry.add("deadline", promise.deadline.map { .words(evidence(promise.turn, $0)) })
      entry.add("made", promise.madeAt.map { .instant($0) })
      entry.add("due", promise.dueAt.map { .instant($0) })
      entry.add("grace_until", promise.graceUntil.map { .instant($0) })
      entry.add("settled_by", words(promise.settledBy))
      entry.add("settled", instant(promise.settledBy))
      if let due = promise.dueAt, let at = promise.settledBy.flatMap({ turns[$0].time?.seconds }) {
        entry.add(at <= due ? "before_due" : "after_due", .seconds(abs(due - at)))
      }
      entry.flag("vague", promise.isVague && !promise.isForThisTalk)
      entry.flag("for_this_conversation", promise.isForThisTalk)
      entry.flag("hedged", promise.isHedged)
      entry.flag("conditional", promise.isConditional)
      entry.flag("policy", promise.isPolicy)
      if !promise.chases.isEmpty { entry.add("chased_in", .turns(promise.chases)) }
      return entry
    }
  }

  private var slotEntries: [LedgerEntry] {
    let told = slots.entries.map { slot in
      var entry = LedgerEntry(.slot, evidence(slot.turn, slot.span))
      entry.add("slot", .word(slot.slot.rawValue))
      entry.add("act", .word("told"))
      entry.add("certainty", .number(slot.certainty))
      entry.flag("to_bot", slot.isFromBot)
      return entry
    }
    let asked = slots.asks.map { ask in
      var entry = LedgerEntry(.slot, evidence(ask.turn, ask.span))
      entry.add("slot", .word(ask.slot.rawValue))
      entry.add("act", .word("asked"))
      entry.add("known_from", slots.known(ask.slot, before: ask.turn).map { .turn($0.turn) })
      return entry
    }
    return (told + asked).sorted {
      ($0.evidence?.turn ?? 0, $0.evidence?.span.start ?? 0)
        < ($1.evidence?.turn ?? 0, $1.evidence?.span.start ?? 0)
    }
  }

  private var issueEntries: [LedgerEntry] {
    issue.steps.map { step in
      var entry = LedgerEntry(.issue, evidence(step.turn, evidenceSpan(of: step.turn)))
      entry.add("state", .word(step.state.rawValue))
      entry.flag("problem", issue.isProblem && step.turn == issue.statedIn)
      return entry
    }
  }

  private var affectEntries: [LedgerEntry] {
    affect.entries.map { felt in
      var entry = LedgerEntry(.affect, evidence(felt.turn, felt.span))
      entry.add("sign", .word(felt.cue?.rawValue ?? "shouting"))
      entry.add("state", .word(felt.reaction.rawValue))
      entry.add("answered_in", words(felt.agentTurn))
      return entry
    }
  }

  private var timeEntries: [LedgerEntry] {
    let waits = time.waits.map { wait in
      var entry = LedgerEntry(
        .time, evidence(wait.customerTurn, openingSpan(of: wait.customerTurn)))
      entry.add("state", .word(wait.agentTurn == nil ? "waiting" : "answered"))
      entry.add("from", instant(wait.customerTurn))
      entry.add("until", instant(wait.agentTurn))
      entry.add("answered_in", words(wait.agentTurn))
      entry.add("wall_clock", wait.seconds.map { .seconds($0) })
      if wait.businessSeconds != wait.seconds {
        entry.add("business_hours", wait.businessSeconds.map { .seconds($0) })
      }
      if wait.queueSeconds > 0 { entry.add("queue", .seconds(wait.queueSeconds)) }
      entry.flag("first_reply", wait.isFirst)
      entry.flag("chased", wait.isChased)
      entry.flag("after a hold", wait.isAfterHold)
      entry.flag("unreliable_clock", !time.isReliable)
      return entry
    }
    let holds = agentTurns.compactMap { turn -> LedgerEntry? in
      guard has(.holdRequest, turn: turn) else { return nil }
      var entry = LedgerEntry(.time, evidence(turn, evidenceSpan(of: turn)))
      entry.add("state", .word("hold"))
      entry.add("announced", promises.announcedLength(in: turn).map { .seconds($0) })
      entry.add("back_in", words(nextAgentTurn(after: turn)))
      if let back = nextAgentTurn(after: turn), let from = turns[turn].time?.seconds,
        let to = turns[back].time?.seconds, to >= from
      {
        entry.add("lasted", .seconds(to - from))
      }
      return entry
    }
    return (waits + holds).sorted { ($0.evidence?.turn ?? 0) < ($1.evidence?.turn ?? 0) }
  }

  private var handOverEntries: [LedgerEntry] {
    handOvers.all.map { change in
      let shown = change.announced ?? change.taken
      var entry = LedgerEntry(.handOver, shown.map { evidence($0, evidenceSpan(of: $0)) })
      entry.add("state", .word(change.taken == nil ? "announced" : "taken"))
      entry.add("taken_in", change.taken.map { .turn($0) })
      entry.flag("unannounced", change.announced == nil)
      entry.flag("explained", change.isExplained)
      entry.flag("return", change.isReturn)
      entry.flag("asked_again", change.isReasked)
      return entry
    }
  }

  private var factEntries: [LedgerEntry] {
    facts.all.map { fact in
      var entry = LedgerEntry(.fact, evidence(fact.turn, fact.span))
      entry.add("about", .word(fact.predicate.rawValue))
      entry.add("state", .word(fact.isTrue ? "done" : "not done"))
      let earlier = facts.contradictions.first { $0.later == fact }?.earlier.turn
      entry.add("contradicts", earlier.map { .turn($0) })
      return entry
    }
  }
}
