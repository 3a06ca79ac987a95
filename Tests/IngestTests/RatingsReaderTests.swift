import Conversations
import Ingest
import Settings
import Testing

@Suite struct RatingsReaderTests {
  private func read(
    _ text: String, conversation: String = "id", rating: String = "score",
    comment: String? = "text", low: Double = 1, high: Double = 5
  ) -> RatingsReader.Result {
    let box = Sandbox()
    let path = box.write(text, to: "ratings")
    var settings = RatingsSettings(
      path: "ratings", conversation: conversation, rating: rating, low: low, high: high)
    settings.comment = comment
    return withExtendedLifetime(box) { RatingsReader.read(settings, at: path) }
  }

  @Test func tableWithAHeader() {
    let found = read("id;Score;text\nA-1;5;\"quick; and friendly\"\nA-2;2,5;\nA-3;;not asked\n")
    #expect(found.rejections.isEmpty)
    #expect(found.ratings.map(\.conversation) == ["A-1", "A-2"])
    #expect(found.ratings.map(\.value) == [5, 2.5])
    #expect(found.ratings.map(\.percent) == [100, 37.5])
    #expect(found.ratings.map(\.comment) == ["quick; and friendly", nil])
    #expect(found.unanswered == 1)
  }

  @Test func scaleMayRunDownwards() {
    let found = read("id,score,text\n1,1,\n2,6,\n", low: 6, high: 1)
    #expect(found.ratings.map(\.percent) == [100, 0])
  }

  @Test func elementsOfARecordInAnyOrder() {
    let found = read(
      """
      <answers><answer><id>A-1</id><score> 4 </score><text>fine &amp; well</text></answer>
      <answer><score>1</score><id>A-2</id></answer></answers>
      """)
    #expect(found.rejections.isEmpty)
    #expect(found.ratings.map(\.conversation) == ["A-1", "A-2"])
    #expect(found.ratings.map(\.value) == [4, 1])
    #expect(found.ratings.map(\.comment) == ["fine & well", nil])
  }

  @Test func attributesOfARecord() {
    let found = read(
      "<csat><r chat=\"A-1\" stars=\"2\">too slow</r><r chat=\"A-2\" stars=\"5\"/></csat>",
      conversation: "@chat", rating: "@stars", comment: "r")
    #expect(found.ratings.map(\.conversation) == ["A-1", "A-2"])
    #expect(found.ratings.map(\.value) == [2, 5])
    #expect(found.ratings.first?.comment == "too slow")
  }

  @Test(arguments: [
    ("id,score,text\nA-1,7,\n", "bad-rating"), ("id,score,text\nA-1,good,\n", "bad-rating"),
    ("id,score,text\n,4,\n", "no-conversation"), ("chat,score,text\nA-1,4,\n", "no-column"),
    ("id,score,text\nA-1,4\n", "bad-row"), ("<a><b/></a>", "no-ratings"), ("", "no-column"),
    ("<a><r><id>1</id><score>4</score></r><r><id>", "truncated"),
  ])
  func whatCannotBeUsedIsNamed(_ text: String, _ code: String) {
    let found = read(text)
    #expect(found.rejections.contains { $0.code == code && $0.origin.path == "ratings" })
    #expect(found.rejections.allSatisfy { !$0.reason.contains("good") })
    #expect(found.ratings.count == (code == "truncated" ? 1 : 0))
  }

  @Test func missingTableIsNamed() {
    let settings = RatingsSettings(
      path: "csat.csv", conversation: "id", rating: "score", low: 1, high: 5)
    let found = RatingsReader.read(settings, at: "/nonexistent/csat.csv")
    #expect(found.rejections.map(\.code) == ["unreadable"])
  }
}
