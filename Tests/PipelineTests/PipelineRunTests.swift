import Conversations
import Pipeline
import Testing

@Suite struct PipelineRunTests {
  @Test("output is the same for any number of workers", arguments: [1, 2, 3] as [UInt64])
  func workers(seed: UInt64) throws {
    let corpus = FakeCorpus(files: 400, seed: seed, isJittery: true)
    let one = try record(corpus, workers: 1)
    let four = try record(corpus, workers: 4)
    #expect(one.events == four.events)
    #expect(one.counts == four.counts)
    #expect(one.events.count > 800)
  }

  @Test("nothing is lost between the stages", arguments: [11, 12] as [UInt64])
  func conservation(seed: UInt64) throws {
    let counts = try record(FakeCorpus(files: 300, seed: seed), workers: 2).counts
    #expect(counts.mismatches == [])
    #expect(counts.files == 300)
    #expect(
      counts.received == counts.kept + counts.rejected + counts.superseded + counts.joined)
    #expect(counts.superseded > 0 && counts.joined > 0 && counts.rejected > 0)
    #expect(counts.skippedFiles > 0)
  }

  @Test func `files come whole and once; those without mails in input order`() throws {
    let events = try record(FakeCorpus(files: 200, seed: 5), workers: 3).events
    var open: Int?
    var began: [Int] = []
    for event in events {
      let words = event.split(separator: " ")
      switch words[0] {
      case "began":
        #expect(open == nil)
        open = Int(words[1])
        began.append(try #require(open))
      case "ended":
        #expect(open == Int(words[1]))
        open = nil
      default:
        #expect(open != nil)
      }
    }
    #expect(open == nil)
    #expect(began.sorted() == Array(0..<200))
    #expect(Array(began[..<133]) == Array(0..<133))
  }

  @Test func `a huge first file neither blocks the others nor fills the memory`() throws {
    var corpus = FakeCorpus(files: 60, seed: 9, firstFile: 20_000)
    corpus.isJittery = false
    let one = try record(corpus, workers: 1, queue: 1)
    let four = try record(corpus, workers: 4, queue: 1)
    #expect(one.events == four.events)
    #expect(four.counts.mismatches == [])
  }

  @Test func `the longer version of a conversation wins, in whatever order they come`() throws {
    let corpus = FakeCorpus(files: 120, seed: 21)
    var kept: [ConversationKey: Int] = [:]
    var longest: [ConversationKey: Int] = [:]
    _ = try record(corpus, workers: 2) { event in
      if case .conversation(_, _, let judged) = event {
        let conversation = judged.conversation
        kept[conversation.key] = conversation.turns.count
        longest[conversation.key] = max(
          longest[conversation.key] ?? 0, conversation.turns.count)
      }
    }
    #expect(kept == longest)
  }

  @Test func `a failing sink ends the run with its error`() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      var seen = 0
      _ = try record(FakeCorpus(files: 300, seed: 4), workers: 4) { _ in
        seen += 1
        if seen == 50 { throw Full() }
      }
    }
  }

  @Test func `a signal stops the run between two results`() {
    let stop = StopFlag()
    var seen = 0
    #expect(throws: RunStopped.self) {
      _ = try record(FakeCorpus(files: 3000, seed: 4), workers: 2, stop: stop) { _ in
        seen += 1
        if seen == 20 { stop.raise(signal: 15) }
      }
    }
    #expect(stop.signal == 15)
    #expect(seen < 3000)
  }

  @Test func `no files give nothing`() throws {
    let result = try record(FakeCorpus(files: 0, seed: 1), workers: 2)
    #expect(result.events == [])
    #expect(result.counts == RunCounts())
  }
}
