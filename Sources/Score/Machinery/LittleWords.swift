/// Words that say no.
enum Negation {
  private static let words = WordSet(
    """
    no not n't cannot can't don't doesn't isn't won't wasn't didn't \
    hasn't haven't hadn't aren't weren't couldn't wouldn't shouldn't never nothing none non niente \
    nulla mai nessuno нет не ни никак нельзя nie geen niks nooit
    """)

  static func holds(_ word: Word) -> Bool { words.contains(word.hash) }

  /// Whether a sentence holds one.
  static func stands(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains { words.contains($0.hash) }
  }

  static func stands(in turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { stands($0, reading) }
  }
}

/// Exclamations of praise, which say nothing about the matter.
enum Praise {
  private static let words = WordSet(
    """
    great perfect wonderful excellent lovely fantastic brilliant awesome super choice taste perfetto \
    ottimo ottima benissimo magnifico fantastico splendido bellissimo bellissima scelta gusto \
    отлично чудесно прекрасно прекрасный замечательно великолепно супер здорово выбор вкус \
    wonderlik wonderlike uitstekend uitstekende fantasties pragtig pragtige lieflik puik keuse
    """)

  /// Whether every word with content in a sentence is one.
  static func isAll(of sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).allSatisfy { $0.stem == 0 || words.contains($0.hash) }
  }
}

/// Words that give a reason.
enum Causes {
  private static let words = WordSet(
    """
    because since due perche poiche infatti causa потому поскольку так-как из-за ведь want omdat \
    weens aangesien
    """)

  static func stands(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains { words.contains($0.hash) }
  }
}

/// Words for once more.
enum Again {
  private static let words = WordSet(
    """
    again over anew resubmit resend reapply nuovo nuovamente daccapo capo ripetere заново снова \
    повторно сначала начала еще weer opnuut oor
    """)

  static func stands(in turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { sentence in
      reading.words(sentence).contains { words.contains($0.hash) }
    }
  }
}

/// Words that join two questions in one sentence.
enum Joints {
  static let and = WordSet("and or e o и или en of")
  static let questions = WordSet(
    """
    what how when where which who why does do is are can cosa come quando dove quale quanto che что \
    как когда где какой сколько wat hoe hoeveel wanneer waar watter wie
    """)
}
