import Conversations

/// What a criterion needs from beyond its conversation. Immutable; built before Score.
package struct Background: Sendable {
  /// "Now", where the caller knows it: `run --as-of`, the end of the observation window.
  package var asOf: Int64?
  /// Hashes of replies that occur, near enough to the letter, in several conversations of the same
  /// agent (canned replies), by agent identity.
  package var cannedReplies: [String: Set<UInt64>] = [:]

  package init(asOf: Int64? = nil) { self.asOf = asOf }

  package static let empty = Background()
}
