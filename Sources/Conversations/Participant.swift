/// On whose side somebody writes.
package enum Role: UInt8, Sendable, Codable, CaseIterable {
  case agent
  case customer
  /// An automatic answerer; never an agent's act.
  case bot
  /// The platform itself: joined, left, transferred, closed.
  case system
  /// Neither the format nor the roster says; counted as such, never guessed.
  case unknown

  /// The word used in JSON.
  package var name: String {
    switch self {
    case .agent: "agent"
    case .customer: "customer"
    case .bot: "bot"
    case .system: "system"
    case .unknown: "unknown"
    }
  }
}

/// Where a conversation took place.
package enum Channel: String, Sendable, Codable, CaseIterable {
  case chat
  case messaging
  case social
  case email
  case voiceTranscript = "voice-transcript"
}

/// Who an agent is: the roster's id where the roster knows him, else the name in the source.
package struct AgentKey: Hashable, Comparable, Sendable, Codable {
  /// The roster's id, or nil for an agent whom the roster does not know.
  package var rosterID: String?
  /// The source's name in `pipeline.json`; empty for agents of the roster.
  package var source: String
  /// The name to show: the roster's, else the one in the export.
  package var name: String

  package init(rosterID: String?, source: String, name: String) {
    self.rosterID = rosterID
    self.source = rosterID == nil ? source : ""
    self.name = name
  }

  /// Stable identity, independent of spelling for agents of the roster.
  package var identity: String { rosterID.map { "id:" + $0 } ?? "name:" + source + "/" + name }

  package static func == (a: AgentKey, b: AgentKey) -> Bool { a.identity == b.identity }
  package func hash(into hasher: inout Hasher) { hasher.combine(identity) }
  package static func < (a: AgentKey, b: AgentKey) -> Bool {
    (a.name, a.identity) < (b.name, b.identity)
  }
}

/// Somebody who writes in a conversation, after Normalize.
package struct Participant: Hashable, Sendable, Codable {
  /// The name in the export, or the address or id where it gives no name. May be empty.
  package var name: String
  package var role: Role
  /// Set where `role` is `agent`.
  package var agent: AgentKey?
  /// The team the roster gives for the conversation's date, if it knows the agent.
  package var team: String?

  package init(name: String, role: Role, agent: AgentKey? = nil, team: String? = nil) {
    self.name = name
    self.role = role
    self.agent = agent
    self.team = team
  }
}
