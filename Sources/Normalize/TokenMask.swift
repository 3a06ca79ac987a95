/// Tokens by their shape: known prefixes, JSON Web Tokens, long mixed words.
enum TokenMask {
  private static let prefixes: [[UInt8]] = [
    "sk_live_", "sk_test_", "rk_live_", "pk_live_", "ghp_", "gho_", "github_pat_", "xoxb-", "xoxp-",
    "xoxa-", "AKIA", "ASIA", "AIza", "glpat-", "eyJ",
  ].map { Array($0.utf8) }

  static func mask(_ text: UnsafeMutableBufferPointer<UInt8>) {
    var i = 0
    while i < text.count {
      guard isPart(text[i]) else {
        i += 1
        continue
      }
      var stop = i
      while stop < text.count, isPart(text[stop]) { stop += 1 }
      let word = i..<stop
      if word.count >= 16, isToken(text, word) {
        for place in word { text[place] = .star }
      }
      i = stop
    }
  }

  private static func isPart(_ b: UInt8) -> Bool {
    b.isLetter || b.isDigit || b == UInt8(ascii: "_") || b == UInt8(ascii: "-")
      || b == UInt8(ascii: ".")
  }

  private static func isToken(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ word: Range<Int>
  ) -> Bool {
    var hasDigit = false
    var hasUpper = false
    var hasLower = false
    var dots = 0
    for i in word {
      if text[i].isDigit { hasDigit = true }
      if text[i] >= 0x41, text[i] <= 0x5A { hasUpper = true }
      if text[i] >= 0x61 { hasLower = true }
      if text[i] == UInt8(ascii: ".") { dots += 1 }
    }
    let isKnown = prefixes.contains { prefix in
      zip(text[word], prefix).allSatisfy { $0 == $1 }
    }
    if isKnown { return hasDigit || hasUpper && hasLower }
    guard word.count >= 32, hasDigit, hasUpper, hasLower, dots == 0 else { return false }
    // A message id, not a token.
    if word.upperBound < text.count, text[word.upperBound] == UInt8(ascii: "@") { return false }
    return !isArmour(text, word)
  }

  /// Lines of a signature or attachment in base 64 stand several together and hold no space.
  private static let armourLine = 48

  private static func isArmour(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ word: Range<Int>
  ) -> Bool {
    var start = word.lowerBound
    while start > 0, text[start - 1] > 0x20, word.lowerBound - start < 200 { start -= 1 }
    var end = word.upperBound
    while end < text.count, text[end] > 0x20, end - word.upperBound < 200 { end += 1 }
    let standsAlone =
      (start == 0 || text[start - 1] == 0x0A) && (end == text.count || text[end] == 0x0A)
    guard standsAlone, end - start >= armourLine else { return false }
    return isSolidLine(text, endingAt: start - 1) || isSolidLine(text, from: end + 1)
  }

  private static func isSolidLine(
    _ text: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    var end = start
    while end < text.count, text[end] > 0x20, end - start < 200 { end += 1 }
    return end - start >= armourLine && (end == text.count || text[end] == 0x0A)
  }

  private static func isSolidLine(
    _ text: UnsafeMutableBufferPointer<UInt8>, endingAt end: Int
  ) -> Bool {
    guard end > 0 else { return false }
    var start = end
    while start > 0, text[start - 1] > 0x20, end - start < 200 { start -= 1 }
    return end - start >= armourLine && (start == 0 || text[start - 1] == 0x0A)
  }
}
