import Conversations
import Testing

@testable import Score

/// What conversations tell beyond their agents.
struct SignalTests {
  private func signals(_ transcript: String) throws -> [Signal] {
    let harness = ExampleHarness()
    let raw = ExampleTranscript(transcript, channel: .chat).raw
    let evaluation = try harness.evaluate(try harness.conversation(raw))
    for mark in evaluation.signals {
      #expect(mark.evidence.quote.utf8.count == mark.evidence.span.count)
    }
    return evaluation.signals.map(\.signal)
  }

  @Test func loyaltyAndReturnAreHeard() throws {
    let found = try signals(
      """
      C: I have called three times about the lamp and nobody called back.
      A: I am sorry, let me see what happened to the lamp.
      C: If this goes on I will cancel my account and tell all my friends about you.
      A: I understand.
      """)
    #expect(found.contains(.churnThreat))
    #expect(found.contains(.wordOfMouth))
    #expect(found.contains(.repeatContact))
    #expect(!found.contains(.solved))
  }

  @Test func aPolicyCountsWhereItRefuses() throws {
    #expect(
      try signals(
        """
        C: Can I return the open box?
        A: Unfortunately we cannot take it back, that is our company policy.
        C: I see.
        """
      ).contains(.policyCited))
    #expect(
      try !signals(
        """
        C: Can I return the open box?
        A: Of course, our policy is thirty days.
        C: Great, thank you, that solves it.
        """
      ).contains(.policyCited))
  }

  @Test func theAgentsWordsAreNotTheCustomers() throws {
    #expect(
      try !signals(
        """
        C: Where is my parcel?
        A: Some people say they will cancel their account and tell all their friends.
        """
      ).contains(.churnThreat))
  }
}
