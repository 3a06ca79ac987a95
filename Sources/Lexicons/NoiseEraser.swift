/// Blanks what is no prose in a turn's text: links, account names, hashtags, trailing signatures,
/// emoticons in brackets. Each byte becomes a space, so that offsets keep their meaning. For one
/// thread.
package final class NoiseEraser {
  /// What was blanked.
  package struct Counts: Hashable, Sendable {
    package var links = 0
    package var emoticons = 0
    package var others = 0

    package init() {}

    package var isZero: Bool { links == 0 && emoticons == 0 && others == 0 }
  }

  /// Some public threads show links as words; their exports hold "O webpage link".
  private let link = try? CompiledPattern(
    #"https?://\S+|www\.\S+|\bO webpage link\b|\[URL\]|(?:(?<=\s)link)\s*$"#)
  private let account = try? CompiledPattern(
    #"@ [A-Z\x{4e00}-\x{9fff}][\w.\x{b7}~-]*(?:(?: (?:of|in|the|for))* [A-Z][\w'.\x{b7}-]*){0,7}"#
      + #"|@[\w\x{4e00}-\x{9fff}.\x{b7}~-]+"#
      + #"(?:(?: (?:of|in|the|for))* (?:[A-Z][a-z]+|[A-Z]{2,})(?=\s|$|[@,.?!#])){0,6}"#)
  private let hashtag = try? CompiledPattern(##"#[^#\n]{1,40}#|#\w+"##)
  private let mention = try? CompiledPattern(#"@ ?\w+"#)
  private let sign = try? CompiledPattern(
    #"(?:\s[\^*/-] ?[A-Z][A-Za-z]{0,9}\.?|\s[0-9]/[0-9])+\s*$|^[0-9]/[0-9]\s"#)
  private let emoticon = try? CompiledPattern(#"\[[A-Za-z][A-Za-z '-]{0,14}\]"#)
  private let scratch = MatchScratch()

  /// Most stretches of one kind that are blanked in one turn.
  private static let mostStretches = 1000

  package init() {}

  /// Blanks a turn's text in place.
  package func erase(_ text: UnsafeMutableBufferPointer<UInt8>, side: Sides) -> Counts {
    var counts = Counts()
    counts.links = blank(link, text)
    if side == .customer {
      if text.contains(UInt8(ascii: "@")) { counts.others += blank(account, text) }
      if text.contains(UInt8(ascii: "#")) { counts.others += blank(hashtag, text) }
    } else {
      if text.contains(UInt8(ascii: "@")) { counts.others += blank(mention, text) }
      counts.others += blank(sign, text)
    }
    if text.contains(UInt8(ascii: "[")) { counts.emoticons = blank(emoticon, text) }
    return counts
  }

  private func blank(
    _ pattern: CompiledPattern?, _ text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let pattern else { return 0 }
    let subject = UnsafeBufferPointer(text)
    var stretches: [Range<Int>] = []
    var offset = 0
    while stretches.count < Self.mostStretches, offset < subject.count,
      let match = pattern.match(subject, from: offset, scratch: scratch), !match.isEmpty
    {
      stretches.append(match)
      offset = match.upperBound
    }
    for stretch in stretches {
      for place in stretch { text[place] = UInt8(ascii: " ") }
    }
    return stretches.count
  }
}
