import Conversations
import Lexicons

/// The words that show an error found by its signs.
enum LearnedQuote {
  struct Quote {
    /// In the reply.
    var place: Place
    /// The customer's words it stands against.
    var said: Place?
  }

  /// - Returns: nil where the reply has no words.
  static func find(
    _ id: CriterionID, _ reply: Int, _ learned: LearnedReading, _ reading: Reading
  ) -> Quote? {
    let block = learned.blocks[learned.replies[reply]]
    guard let first = block.sentences.first, let last = block.turns.last else { return nil }
    func quote(_ sentence: SignSentence?) -> Quote {
      let chosen = sentence ?? first
      return Quote(place: Place(chosen.turn, chosen.span))
    }
    func against(_ said: SignSentence?) -> Quote {
      var quote = Quote(place: Place(last, reading.evidenceSpan(of: last)))
      if quote.place.span.isEmpty { quote = Quote(place: Place(first.turn, first.span)) }
      quote.said = said.map { Place($0.turn, $0.span) }
      return quote
    }
    let sentences = block.sentences
    switch id {
    case "E01": return against(openWords(learned.after(reply)))
    case "E05":
      return against(
        one(learned.before(reply), [.customerNoAnswer, .customerIgnored, .customerTimes]))
    case "S21": return against(one(learned.before(reply), [.customerFeeling, .customerLoss]))
    case "E02":
      let told = sentences.filter { $0.kind == .inform }.max { $0.words.count < $1.words.count }
      return quote(
        one(block, [.agentHaveYouTried]) ?? sentences.first { $0.kind == .advice } ?? told)
    case "E04":
      return quote(
        sentences.first { $0.signs.contains(.agentImprove) || $0.signs.contains(.agentValue) }
          ?? sentences.first { $0.kind == .empty })
    case "E08": return quote(one(block, [.agentThank]))
    case "E11": return quote(sentences.last { $0.kind == .ask })
    case "E14": return quote(one(block, [.agentCannot]))
    case "S14": return quote(one(block, [.agentAsksSecret]))
    case "S18": return quote(one(block, [.agentAskProblem]) ?? sentences.last { $0.kind == .ask })
    default: return quote(nil)
    }
  }

  /// The first sentence with the first of some signs that occurs.
  private static func one(_ block: BlockReading?, _ signs: [Sign]) -> SignSentence? {
    guard let block else { return nil }
    for sign in signs {
      if let found = block.sentences.first(where: { $0.signs.contains(sign) }) { return found }
    }
    return nil
  }

  /// What a customer's last words still want.
  private static func openWords(_ block: BlockReading?) -> SignSentence? {
    guard let block else { return nil }
    return block.sentences.last { $0.isOpenQuestion }
      ?? block.sentences.last { $0.isRealQuestion }
      ?? one(block, [.customerStill, .customerIgnored, .customerBlame]) ?? block.sentences.first
  }
}
