/// What was said or done in a conversation that matters beyond its agent (ERROR-LIST 11.1).
package enum Signal: String, Sendable, Codable, CaseIterable {
  /// The customer speaks of leaving.
  case churnThreat = "churn_threat"
  /// The customer speaks of telling others.
  case wordOfMouth = "word_of_mouth"
  /// The customer is content.
  case satisfaction
  /// The customer tells of an earlier contact, of a promise not kept or of no answer.
  case repeatContact = "repeat_contact"
  /// The customer asks for a person.
  case humanRequest = "human_request"
  /// The customer asks to be called.
  case callbackRequest = "callback_request"
  /// The agent sends the customer to another channel.
  case channelPush = "channel_push"
  /// The agent refuses and names a policy.
  case policyCited = "policy_cited"
  /// The agent names a system as the reason.
  case systemExcuse = "system_excuse"
  /// Money is given back: by an event of the export, or by a promise.
  case refund
  /// The agent gives something as a courtesy.
  case goodwill
  /// The customer says that the matter is settled.
  case solved
}

/// One signal of a conversation, with the sentence where it first shows.
package struct SignalMark: Hashable, Sendable, Codable {
  package var signal: Signal
  package var evidence: Evidence

  package init(signal: Signal, evidence: Evidence) {
    self.signal = signal
    self.evidence = evidence
  }
}
