import Conversations
import Testing

@testable import Reports

struct ReviewFileTests {
  static let criteria = ["E11", "E14"]

  static func review(id: String, comment: String) -> Review {
    Review(
      conversation: ConversationKey(source: "chat, \"new\"", id: id), criterion: "E11", turn: 3,
      span: Span(0, 12), rule: "E11.r", verdict: .disagree, comment: comment, reviewer: "=Rita",
      role: .agent, writtenAt: 1_790_000_000)
  }

  @Test(arguments: ["c1", "=1+1", "'=1+1", "''-1", "-4711", "@x", "quote \" and, comma", "зая"])
  func whatIsWrittenIsReadBack(_ text: String) {
    let reviews = [Self.review(id: text, comment: "line one\nline two, \(text)")]
    for bytes in [ReviewFile.csv(reviews), ReviewFile.json(reviews)] {
      let contents = ReviewFile.read(bytes, criteria: Self.criteria)
      #expect(contents.problems.isEmpty)
      #expect(contents.reviews.map(\.review) == reviews)
    }
  }

  @Test func allMistakesAreToldWithTheirPlace() {
    let text = """
      conversation,source,criterion,turn,start,end,verdict,reviewer,written_at
      c1,chat,E11,3,0,12,agree,Rita,2026-10-05T09:01:02.123Z
      c2,chat,E99,3,0,12,agree,Rita,
      ,chat,E11,x,9,2,agreed,,yesterday
      """
    let contents = ReviewFile.read(Array(text.utf8), criteria: Self.criteria)
    #expect(contents.reviews.count == 1)
    #expect(contents.reviews.first?.review.writtenAt == 1_791_190_862)
    #expect(contents.problems.count == 7)
    #expect(contents.problems.first?.hasPrefix("line 3: unknown criterion \"E99\"") == true)
    #expect(contents.problems.contains { $0.hasPrefix("line 4: \"verdict\" must be one of agree") })
  }

  @Test func unknownAndMissingColumnsAreTold() {
    let contents = ReviewFile.read(
      Array("conversation,source,criterium,turn,start,end,verdict,reviewer\n".utf8),
      criteria: Self.criteria)
    #expect(
      contents.problems == [
        "line 1: unknown column \"criterium\"; did you mean \"criterion\"?",
        "line 1: the column \"criterion\" is missing",
      ])
    let json = ReviewFile.read(
      Array("[{\"conversation\":\"c\"}, 7]".utf8), criteria: Self.criteria)
    #expect(json.problems.contains("$[1]: must be an object"))
    #expect(json.problems.contains("$[0]: the column \"verdict\" is missing"))
    #expect(ReviewFile.read([], criteria: Self.criteria).problems == ["line 1: the file is empty"])
  }
}
