import Conversations
import Testing

@testable import Score

/// The tables of words agree with the plain sets they stand for.
@Suite struct WordSetTests {
  @Test func `a word set holds its words and no others`() {
    let words = (0..<500).map { "word\($0)" }
    let set = WordSet(words.joined(separator: " \n"))
    #expect(words.allSatisfy { set.contains(Words.hash($0.utf8)) })
    #expect((500..<2000).allSatisfy { !set.contains(Words.hash("word\($0)".utf8)) })
    #expect(!WordSet("").contains(Words.hash("word".utf8)))
  }

  @Test(arguments: [
    ("refund", true), ("refunded", true), ("refun", false), ("возврат", true), ("вода", false),
    ("e", true), ("email", true), ("o", false), ("", false),
  ])
  func `beginnings are found`(word: String, isFound: Bool) {
    let bytes = Array(("x" + word).utf8)
    let list = WordBeginnings("refund возвр e")
    #expect(list.begin(1..<bytes.count, in: bytes) == isFound)
  }

  @Test func `every stop word counts, the last of one language and the first of the next too`() {
    for word in ["isnt", "il", "secondo", "и", "ладно", "die"] {
      #expect(StopWords.contains(Words.hash(word.utf8)), "\(word)")
    }
  }

  @Test func `stem sets do what sets do`() {
    var state: UInt64 = 1
    /// The upper bits of a linear congruential sequence: the same numbers in every run.
    func random(below bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    for _ in 0..<200 {
      let lists = (0..<2).map { _ in
        (0..<random(below: 13)).map { _ in random(below: 21) }
      }
      let stems = lists.map { list in
        StemSet(list.map { Word(range: 0..<0, hash: $0, stem: $0, isNumber: false) }[...])
      }
      let sets = lists.map { Set($0).subtracting([0]) }
      #expect(Array(stems[0]) == sets[0].sorted())
      #expect(Array(stems[0].union(stems[1])) == sets[0].union(sets[1]).sorted())
      #expect(Array(stems[0].intersection(stems[1])) == sets[0].intersection(sets[1]).sorted())
      #expect(stems[0].shared(with: stems[1]) == sets[0].intersection(sets[1]).count)
      #expect(stems[0].isDisjoint(with: stems[1]) == sets[0].isDisjoint(with: sets[1]))
      #expect(stems[0].isSubset(of: stems[1]) == sets[0].isSubset(of: sets[1]))
      #expect((0...20).allSatisfy { stems[0].contains($0) == sets[0].contains($0) })
    }
  }
}
