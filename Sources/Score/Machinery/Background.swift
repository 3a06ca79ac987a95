import Conversations

/// What a criterion needs from beyond its conversation. Immutable; built before Score.
package struct Background: Sendable {
  /// The end of the observation window, UTC seconds: "now" for `score`; for the ledger's
  /// conversations the last moment that the exports of their source show.
  package var asOf: Int64?
  /// What agents write again and again: counted by `score` over what it is given, by `run` over
  /// what earlier nights have left.
  package var stock = StockPhrases.empty
  /// "Now", where it may be later than `asOf`: the ledger's runs. Nil elsewhere.
  package var now: Int64?
  /// Turns of other contacts of the same customer or ticket, in order of time.
  package var later: [LaterTurn] = []

  package init(asOf: Int64? = nil) { self.asOf = asOf }

  package static let empty = Background()
}
