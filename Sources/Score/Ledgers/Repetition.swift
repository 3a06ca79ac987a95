package import Conversations
import Lexicons

/// Agents' words that come again.
package enum Repetition {
  /// Content stems from which a sentence is long enough to be known again by most of them.
  static let stemsOfASentence = 4
  /// The share of a sentence's stems that an earlier one must hold (LEDGER-NOTES, E02 B).
  static let shareOfASentence = 0.6
  /// Stems of a whole reply, and the share that an earlier reply must hold (LEDGER-NOTES, E02 C).
  static let stemsOfAReply = 8
  static let shareOfAReply = 0.7
  /// Agent turns back in which an earlier saying is looked for.
  static let turnsBack = 12
  /// Words of the customer between the two: what he said was passed over.
  static let customerWordsBetween = 8

  /// Acts that say again nothing when they come again.
  private static let phatic: [Cue] = [
    .greeting, .selfIntro, .closing, .thanks, .anythingElse, .templatePhrase, .boilerplate,
    .apology, .holdRequest,
  ]

  /// An earlier sentence of an agent that a sentence repeats, with customer's words between.
  package static func earlier(_ sentence: Int, _ reading: Reading) -> Int? {
    let turn = reading.sentences[sentence].turn
    let acts = reading.acts[sentence]
    guard !acts.contains(.question), !reading.hasAny(phatic, sentence: sentence) else { return nil }
    let stems = reading.stems(sentence)
    guard !stems.isEmpty else { return nil }
    for other in reading.agentTurns.turns(before: turn).suffix(turnsBack) {
      guard customerWords(from: other, to: turn, reading) > 0 else { continue }
      for candidate in reading.sentences(of: other)
      where !reading.acts[candidate].contains(.question) {
        if isSame(candidate, sentence, reading) { return candidate }
        guard stems.count >= stemsOfASentence,
          customerWords(from: other, to: turn, reading) >= customerWordsBetween
        else { continue }
        let shared = stems.shared(with: reading.stems(candidate))
        if Double(shared) >= shareOfASentence * Double(stems.count) { return candidate }
      }
    }
    return nil
  }

  /// An earlier agent turn that a whole reply repeats.
  package static func earlierReply(_ turn: Int, _ reading: Reading) -> Int? {
    let stems = reading.stems(turn: turn)
    guard stems.count >= stemsOfAReply else { return nil }
    return reading.agentTurns.turns(before: turn).suffix(turnsBack).first { other in
      guard customerWords(from: other, to: turn, reading) > 0 else { return false }
      let shared = stems.shared(with: reading.stems(turn: other))
      return Double(shared) >= shareOfAReply * Double(stems.count)
    }
  }

  /// The same words in the same order, courtesy aside.
  private static func isSame(_ a: Int, _ b: Int, _ reading: Reading) -> Bool {
    let first = reading.words(a).lazy.filter { $0.stem != 0 }.map(\.hash)
    let second = reading.words(b).lazy.filter { $0.stem != 0 }.map(\.hash)
    return first.count >= 2 && first.elementsEqual(second)
  }

  /// Words the customer wrote between two turns.
  static func customerWords(from first: Int, to second: Int, _ reading: Reading) -> Int {
    reading.customerTurns.turns(after: first).prefix { $0 < second }.reduce(0) {
      $0 + reading.wordCount($1)
    }
  }
}

extension Reading {
  /// The customer's turns after an agent's turn and before the next one.
  package func reaction(to turn: Int) -> [Int] {
    let next = nextAgentTurn(after: turn) ?? Int.max
    return Array(customerTurns.turns(after: turn).prefix { $0 < next })
  }

  /// Whether a sentence has a word that begins with one of some folded beginnings.
  package func mentions(_ beginnings: WordBeginnings, sentence: Int) -> Bool {
    let bytes = conversation.folded.bytes
    return words(sentence).contains { word in
      beginnings.begin(word.range, in: bytes)
    }
  }

  /// The sentence of a turn that asks the customer for something or tells him what to do: the first
  /// piece of advice, else the first request, else the last sentence with substance.
  package func demandSpan(of turn: Int) -> Span {
    let range = sentences(of: turn)
    let chosen =
      range.first { !acts[$0].isDisjoint(with: [.advice, .elsewhere]) }
      ?? range.first { !acts[$0].isDisjoint(with: [.dataRequest, .question]) }
    return chosen.map { sentences[$0].span } ?? evidenceSpan(of: turn)
  }
}
