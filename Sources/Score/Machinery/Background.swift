import Conversations

/// What a criterion needs from beyond its conversation. Immutable; built before Score.
package struct Background: Sendable {
  /// "Now", where the caller knows it: `run --as-of`, the end of the observation window.
  package var asOf: Int64?
  /// What agents write again and again: counted by `score` over what it is given, by `run` over
  /// what earlier nights have left.
  package var stock = StockPhrases.empty

  package init(asOf: Int64? = nil) { self.asOf = asOf }

  package static let empty = Background()
}
