import Conversations
import Testing

@testable import Pipeline

@Suite struct PseudonymsTests {
  private let pseudonyms = Pseudonyms(key: [UInt8](repeating: 7, count: 32))

  private func conversation(
    customer: String?, names: [(String, Role)], texts: [String], id: String = "1"
  ) -> Conversation {
    var conversation = Conversation(
      key: ConversationKey(source: "desk", id: id), path: "in/\(id).html", format: "x",
      channel: .chat)
    conversation.contact.customer = customer
    conversation.participants = names.map { name, role in
      Participant(
        name: name, role: role,
        agent: role == .agent ? AgentKey(rosterID: nil, source: "desk", name: name) : nil)
    }
    for text in texts {
      let start = conversation.text.count
      conversation.text += Array(text.utf8)
      conversation.turns.append(
        Turn(participant: nil, role: .customer, range: start..<conversation.text.count))
    }
    pseudonyms.apply(to: &conversation)
    return conversation
  }

  @Test func `names are covered byte for byte, agents' are not`() {
    let one = conversation(
      customer: "K-20417", names: [("Mária Ann Földes", .customer), ("Ann", .agent)],
      texts: ["MÁRIA földes, number k-20417", "I am Ann. K-204171 and Földesi stay."])
    #expect(one.text(of: 0) == "****** *******, number *******")
    #expect(one.text(of: 1) == "I am Ann. K-204171 and Földesi stay.")
    let code = pseudonyms.code(of: "k-20417")
    #expect(one.participants.map(\.name) == [code, "Ann"])
    #expect(one.contact.customer == code && code.hasPrefix("customer-"))
  }

  @Test func `an id or a file that holds the customer is renamed, a date is not`() {
    let one = conversation(
      customer: "06", names: [("Ottilie", .customer)], texts: [""], id: "2026-10-06 ottilie")
    let code = pseudonyms.code(of: "06")
    #expect(one.key.id == "2026-10-06 " + code)
    #expect(one.path == "in/2026-10-06 \(code).html")
  }

  @Test func `what exports call everybody stays a word`() {
    let one = conversation(
      customer: nil, names: [("Visitor", .customer), ("Ann", .agent)],
      texts: ["every visitor is welcome"])
    #expect(one.participants[0].name == "Visitor")
    #expect(one.text(of: 0) == "every visitor is welcome")
  }

  @Test func `of several customers each has a code, and unknown people too`() {
    let one = conversation(
      customer: "desk@example.org",
      names: [("Ottilie", .customer), ("Bruno", .customer), ("Carla", .unknown), ("Bot", .bot)],
      texts: ["Carla asks Bruno"])
    #expect(
      one.participants.map(\.name)
        == ["Ottilie", "Bruno", "Carla"].map { pseudonyms.code(of: $0) } + ["Bot"])
    #expect(one.text(of: 0) == "***** asks *****")
    #expect(one.contact.customer?.hasSuffix("@customer.invalid") == true)
  }
}
