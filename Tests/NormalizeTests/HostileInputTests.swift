import Conversations
import Settings
import Testing

@testable import Normalize

/// Inputs made to cost quadratic time: each would take minutes.
@Suite struct HostileInputTests {
  private func normalize(_ text: String, marks: [Mark] = []) throws -> Conversation {
    var builder = RawBuilder([NormalizerTests.agent])
    builder.say(0, text)
    builder.raw.marks = marks
    builder.raw.turns[0].marks = 0..<marks.count
    var settings = NormalizerTests.settings()
    settings.privacy.mask = Set(PrivacySettings.Mask.allCases)
    return try NormalizerTests.normalize(builder.raw, settings)
  }

  @Test(arguments: [
    "recorded ", "recorded. ", "password:", "password: a", "(", "((1 ", "1 ", "4111 1111 1111 111 ",
    "a@", "@", "DE89", "e\u{301}\u{301}", "\u{AD}", " \u{200B}", "\"", "a. ", "cvv ", "'n ", "/a",
    "\u{200D}👍", "eyJ.",
  ])
  func repeatedTextIsReadInTime(part: String) throws {
    let text = String(repeating: part, count: 100_000 / part.utf8.count)
    let conversation = try normalize(text)
    #expect(conversation.turns[0].range.count <= text.utf8.count)
  }

  @Test func manyMarksAreReadInTime() throws {
    let text = String(repeating: "\u{200B}", count: 60_000) + String(repeating: "a ", count: 60_000)
    let marks =
      (0..<60_000).map { Mark(.quote, ($0 * 3)..<(180_000 + $0 * 2), depth: 1) }
      + (0..<60_000).map { Mark(.link, ($0 * 3)..<($0 * 3 + 3)) }
    let conversation = try normalize(
      text, marks: marks.sorted { $0.range.lowerBound < $1.range.lowerBound })
    #expect(conversation.turns[0].spans.first?.kind == .quoted)
  }

  @Test func manyTurnsAreReadInTime() throws {
    var builder = RawBuilder([NormalizerTests.agent, NormalizerTests.customer])
    for index in 0..<50_000 { builder.say(index % 2, "message number \(index)") }
    let conversation = try NormalizerTests.normalize(builder.raw)
    #expect(conversation.turns.count == 50_000)
    #expect(conversation.text(of: 49_999) == "message number 49999")
  }
}
