package import Conversations
import Lexicons

/// What agents assert about the case, from a small closed set (ERROR-LIST 4.8).
package enum FactPredicate: String, Sendable, Hashable, CaseIterable {
  case sent, shipped, delivered, refunded, cancelled, approved, received, called, scheduled, covered
}

/// An agent's assertion that something is done, or is not.
package struct StatedFact: Sendable, Hashable {
  package var predicate: FactPredicate
  package var isTrue: Bool
  package var turn: Int
  package var sentence: Int
  package var span: Span
  /// Numbers of the sentence (orders, amounts) as what it is about; empty for "the case".
  package var numbers: Set<UInt64>
}

/// The facts that agents assert, in order.
package struct FactLedger: Sendable {
  package private(set) var all: [StatedFact] = []

  /// Finished acts: folded beginnings of their participles in four languages. Afrikaans and English
  /// past forms only, so that "we will send" states nothing.
  private static let words: [(FactPredicate, String)] = [
    (.sent, "sent emailed mailed inviat mandat отправил отправлен отправля выслал выслан gestuur"),
    (.shipped, "shipped dispatched spedit отгружен отгрузил verskeep versend"),
    (.delivered, "delivered consegnat доставлен доставил afgelewer"),
    (
      .refunded,
      "refunded reimbursed credited rimborsat accreditat возвращен вернули оформлен оформля "
        + "terugbetaal gekrediteer"
    ),
    (.cancelled, "cancelled canceled annullat disdett отменен отменил отменя gekanselleer"),
    (.approved, "approved accepted approvat accettat одобрен одобрил одобря goedgekeur"),
    (.received, "received arrived ricevut arrivat получен получил поступил поступа ontvang"),
    (.called, "called phoned chiamat телефонат позвонил дозвонил gebel geskakel"),
    (.scheduled, "scheduled booked prenotat fissat назначен записал записан geskeduleer bespreek"),
    (.covered, "covered copert покрыва gedek"),
  ]
  private static let prefixes: [(FactPredicate, WordBeginnings)] = words.map {
    ($0, WordBeginnings($1))
  }
  private static let negations = WordSet(
    "not no never none hasn't haven't wasn't weren't isn't aren't didn't non mai не нет ни nie nooit"
      + " geen cannot can't")
  /// "Once it is sent", "when it has been delivered", "will be refunded" assert nothing yet.
  private static let unreal = WordSet(
    "if once when until unless will would should could may might can be se quando appena "
      + "finche sara verra если когда как пока будет будут быть бы as wanneer sodra totdat sal kan "
      + "moet let whether usually")

  /// Facts kept of one conversation; each is compared with each.
  private static let mostFacts = 100

  init(_ reading: Reading) {
    let bytes = reading.conversation.folded.bytes
    for turn in reading.agentTurns where all.count < FactLedger.mostFacts {
      for sentence in reading.sentences(of: turn) {
        guard reading.acts[sentence].isDisjoint(with: [.question, .dataRequest, .advice]) else {
          continue
        }
        let words = reading.words(sentence)
        guard !words.contains(where: { FactLedger.unreal.contains($0.hash) }) else { continue }
        let found = FactLedger.prefixes.first { _, list in
          words.contains { list.begin($0.range, in: bytes) }
        }
        guard let found else { continue }
        all.append(
          StatedFact(
            predicate: found.0,
            isTrue: !words.contains { FactLedger.negations.contains($0.hash) }, turn: turn,
            sentence: sentence, span: reading.sentences[sentence].span,
            numbers: Set(words.lazy.filter { $0.isNumber && $0.stem != 0 }.map(\.hash))))
      }
    }
    contradictions = pairs(reading)
  }

  /// A yes and, in a later turn, a no about the same thing, with no event between that explains it.
  /// A no that becomes a yes is progress.
  package private(set) var contradictions: [(earlier: StatedFact, later: StatedFact)] = []

  /// Turns with a fact that an earlier or later turn states as well.
  package var repeated: [Int] {
    all.filter { fact in
      all.contains { $0.predicate == fact.predicate && $0.turn != fact.turn }
    }.map(\.turn)
  }

  private func pairs(_ reading: Reading) -> [(earlier: StatedFact, later: StatedFact)] {
    var found: [(earlier: StatedFact, later: StatedFact)] = []
    for later in all where !later.isTrue {
      let earlier = all.last {
        $0.turn < later.turn && $0.isTrue && $0.predicate == later.predicate
          && isSameSubject($0, later, reading)
      }
      guard let earlier,
        !reading.turns[earlier.turn..<later.turn].contains(where: { $0.event != nil })
      else { continue }
      found.append((earlier, later))
    }
    return found
  }

  /// The same numbers, or a pronoun's worth of words, or a shared thing.
  private func isSameSubject(_ a: StatedFact, _ b: StatedFact, _ reading: Reading) -> Bool {
    if !a.numbers.isEmpty, !b.numbers.isEmpty { return !a.numbers.isDisjoint(with: b.numbers) }
    let first = reading.stems(a.sentence)
    let second = reading.stems(b.sentence)
    // "It hasn't been sent": nothing but the predicate.
    return min(first.count, second.count) <= 2 || first.shared(with: second) >= 2
  }
}
