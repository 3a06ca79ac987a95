import Conversations
import Lexicons

extension Reading {
  /// Content words from which a customer's sentence that asks nothing tells a matter.
  private static let stemsOfAMatter = 2

  /// Whether a customer's turn needs somebody to act: it tells trouble, a feeling or a request, or
  /// states something that is no mere question, thanks or slot answer.
  package func statesAMatter(_ turn: Int) -> Bool {
    if hasAny(IssueLedger.problemCues + [.customerRequest, .priorContact, .noAnswer], turn: turn)
      || affect.hasEntry(turn)
      || questions.asked(in: turn).contains(where: { $0.kind == .request })
    {
      return true
    }
    guard !isCourtesyOnly(turn), !hasAny([.satisfaction, .thanks], turn: turn) else { return false }
    return sentences(of: turn).contains { sentence in
      acts[sentence].isDisjoint(with: [.question, .social])
        && stems(sentence).count >= Reading.stemsOfAMatter && wordCount(turn) >= 3
    }
  }

  /// Whether a customer's turn agrees with what was said and asks for nothing more.
  package func accepts(_ turn: Int) -> Bool {
    guard let first = sentences(of: turn).first else { return false }
    return has(.answerYes, sentence: first) && questions.asked(in: turn).isEmpty
      && !hasAny(IssueLedger.problemCues, turn: turn)
  }

  /// Whether a customer takes his matter back: found it himself, works again, no longer needed.
  package func takesBack(_ turn: Int) -> Bool {
    guard let last = sentences(of: turn).last else { return false }
    return hasAny([.release, .satisfaction], turn: turn)
      || has(.resolutionConfirm, sentence: last)
        && !hasAny(IssueLedger.problemCues, sentence: last)
  }
}

extension QuestionLedger {
  /// The questions of one customer turn; binary search.
  package func asked(in turn: Int) -> ArraySlice<CustomerQuestion> {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].turn < turn { low = middle + 1 } else { high = middle }
    }
    return all[low...].prefix { $0.turn == turn }
  }
}

extension AffectLedger {
  /// Whether a customer turn shows a feeling; binary search.
  package func hasEntry(_ turn: Int) -> Bool {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].turn < turn { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].turn == turn
  }
}

/// How far around a turn criteria look: what is further away tells of something else.
enum Nearby {
  static let turns = 30
}
