/// The stages that a conversation passes.
package enum Stage: String, Sendable, Codable, CaseIterable {
  case ingest
  case normalize
  case score
}

/// Input that could not be used, with the reason. Never holds a customer's words.
package struct Rejection: Hashable, Sendable, Codable, Error {
  package var stage: Stage
  package var origin: Origin
  /// The conversation's id in the export, where one was reached.
  package var conversation: String?
  /// Stable word for programs, such as `truncated`, `unknown-format`, `entity-declaration`.
  package var code: String
  /// What is wrong and what to do, for a reader. Lower case, no full stop.
  package var reason: String

  /// The code of a link in a folder that leads nowhere.
  package static let deadLink = "dead-link"
  /// The code of a name in a folder that is no UTF-8, so that nothing can be opened by it.
  package static let badName = "bad-name"
  /// The code of a file for which there was no room in the temporary folder: the next run reads it.
  package static let noRoom = "no-room"
  /// Whether it is about a name in a folder behind which no file can be read: that is told once.
  package var isOfName: Bool { code == Rejection.deadLink || code == Rejection.badName }

  package init(
    stage: Stage, origin: Origin, conversation: String? = nil, code: String, reason: String
  ) {
    self.stage = stage
    self.origin = origin
    self.conversation = conversation
    self.code = code
    self.reason = reason
  }
}
