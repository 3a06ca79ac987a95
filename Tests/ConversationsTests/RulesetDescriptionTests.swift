import Conversations
import Testing

@Suite struct RulesetDescriptionTests {
  private let old = RulesetDescription(facts: [
    .init("E10", "revision", "1"), .init("E10", "threshold", "0.6"),
    .init("profile night", "when", "queue night"), .init("profile night", "reason", "few people"),
    .init("S01", "enabled", "true"),
  ])

  @Test func `the text gives the facts back, whatever they hold`() {
    var facts = old.facts
    facts.append(.init("profile a\tb", "reason", "two\nlines"))
    let text = RulesetDescription(facts: facts).text
    #expect(text.split(separator: "\n").count == facts.count)
    let read = RulesetDescription(text: text)
    #expect(read.facts.dropLast() == old.facts[...])
    #expect(read.facts.last?.subject == "profile a b" && read.facts.last?.value == "two lines")
  }

  @Test func `nothing differs from itself`() {
    #expect(old.changes(to: old).isEmpty)
    #expect(old.changes(to: RulesetDescription(text: old.text)).isEmpty)
  }

  @Test func `what differs is told in words, new and gone parts as such`() {
    var later = old
    later.facts[1].value = "0.7"
    later.facts.removeSubrange(2...3)
    later.facts.append(.init("S01", "weight", "8"))
    later.facts.append(.init("profile day", "when", "queue day"))
    #expect(
      RulesetChange.words(old.changes(to: later)) == [
        "E10: threshold 0.6 → 0.7",
        "S01: weight 8, new",
        "profile day: new (when queue day)",
        "profile night: gone (when queue night, reason few people)",
      ])
  }
}
