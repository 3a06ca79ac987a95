import Conversations
import Testing

@testable import Pipeline

@Suite struct VersionTableTests {
  private func version(_ id: Int, turns: Int) -> (Precedence, ConversationKey) {
    var conversation = Conversation(
      key: ConversationKey(source: "s", id: "c\(id)"), path: "a.xml", format: "f", channel: .chat)
    conversation.turns = (0..<turns).map { _ in Turn(participant: nil, role: .agent, range: 0..<0) }
    let judged = JudgedConversation(conversation: conversation)
    return (Precedence(judged, place: InputPlace(file: 0, place: id)), conversation.key)
  }

  // More than a piece of the table and several doublings of its slots.
  @Test func versionsAreFoundAgain() {
    var table = VersionTable()
    for id in 0..<10_000 {
      let (two, key) = version(id, turns: 2)
      guard case .first(let number) = table.offer(two, of: key), number == id else {
        Issue.record("conversation \(id) is not new")
        return
      }
    }
    for id in [0, 1, 767, 768, 4095, 4096, 9_999] {
      let (one, key) = version(id, turns: 1)
      let (three, _) = version(id, turns: 3)
      guard case .worse = table.offer(one, of: key),
        case .better(let number, let than) = table.offer(three, of: key), number == id,
        than < three
      else {
        Issue.record("versions of conversation \(id)")
        continue
      }
    }
  }
}
