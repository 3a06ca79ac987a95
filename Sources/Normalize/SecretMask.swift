/// Passwords, codes and security codes that are announced by a word.
struct SecretMask {
  let cards: Bool
  let passwords: Bool

  private enum Kind {
    /// Three or four digits on the card.
    case securityCode
    /// Four to eight digits.
    case pin
    /// Any value.
    case password
  }

  private struct Keyword {
    let bytes: [UInt8]
    let kind: Kind

    init(_ text: String, _ kind: Kind) {
      bytes = LowerText.bytes(text)
      self.kind = kind
    }
  }

  /// Lower case; a longer one stands before its beginning.
  private static let keywords: [Keyword] =
    [
      "cvv2", "cvv", "cvc2", "cvc", "cv2", "security code", "card code", "codice di sicurezza",
      "codice sicurezza", "код безопасности", "секьюрити код", "sekuriteitskode",
      "sekuriteitsnommer",
      "veiligheidscode", "код безпеки", "код за сигурност",
    ].map { Keyword($0, .securityCode) }
    + [
      "pin code", "pincode", "pin-code", "pin", "codice pin", "пин-код", "пин код", "пинкод", "пин",
      "pinkode", "otp", "one-time code", "one time code", "verification code", "sms code",
      "confirmation code", "codice di verifica", "codice otp", "codice sms", "код подтверждения",
      "код из смс", "код из sms", "смс-код", "verifikasiekode", "eenmalige kode", "eenmalige pin",
      "verificatiecode", "код підтвердження", "код за потвърждение",
    ].map { Keyword($0, .pin) }
    + [
      "passwords", "password", "passwd", "passcode", "passphrase", "pwd", "parola d'ordine",
      "parola chiave", "пароль", "парола", "wagwoorde", "wagwoord", "wachtwoord", "access token",
      "token", "api key", "api-key", "apikey", "api_key", "secret key", "client secret", "bearer",
    ].map { Keyword($0, .password) }

  /// The keywords, at least three bytes each, for `TextSigns`.
  static var keywordBytes: [[UInt8]] { keywords.map(\.bytes) }

  /// - Parameter candidates: the word starts that are worth a look, in order.
  func mask(
    _ text: UnsafeMutableBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>,
    candidates: [TextSigns.Candidate]
  ) {
    var next = 0
    for candidate in candidates
    where candidate.interest.contains(.secret) && candidate.offset >= next {
      if let end = keyword(lower, at: candidate.offset, text) { next = end }
    }
  }

  /// Masks the value behind a keyword that stands at `i`; the offset to go on from, or nil.
  private func keyword(
    _ lower: UnsafeBufferPointer<UInt8>, at i: Int, _ text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    for keyword in SecretMask.keywords where keyword.bytes[0] == lower[i] {
      let end = i + keyword.bytes.count
      guard end <= lower.count, lower[i + 1] == keyword.bytes[1], lower[i + 2] == keyword.bytes[2],
        end == lower.count || !lower[end].isWordByte,
        stands(keyword.bytes, lower, at: i)
      else { continue }
      // `read_token(self)` is code and names no value.
      let isCode =
        i > 0 && lower[i - 1] == UInt8(ascii: "_")
        || end < lower.count && lower[end] == UInt8(ascii: "(")
      if isCode { return end }
      switch keyword.kind {
      case .securityCode: if cards { number(lower, after: end, digits: 3...4, text) }
      case .pin: if passwords { number(lower, after: end, digits: 4...8, text) }
      case .password: if passwords { value(lower, after: end, text) }
      }
      return end
    }
    return nil
  }

  private func stands(
    _ word: [UInt8], _ lower: UnsafeBufferPointer<UInt8>, at i: Int
  ) -> Bool {
    var k = 0
    while k < word.count, lower[i + k] == word[k] { k += 1 }
    return k == word.count
  }

  /// A number of its own within 24 bytes, with no other number and no sentence's end before it.
  private func number(
    _ lower: UnsafeBufferPointer<UInt8>, after end: Int, digits: ClosedRange<Int>,
    _ text: UnsafeMutableBufferPointer<UInt8>
  ) {
    var i = end
    let limit = min(lower.count, end + 24)
    while i < limit {
      if lower[i] == 0x0A || lower[i] == UInt8(ascii: "?") { return }
      guard lower[i].isDigit else {
        i += 1
        continue
      }
      var stop = i
      while stop < lower.count, lower[stop].isDigit { stop += 1 }
      let isAlone =
        !lower[i - 1].isWordByte && (stop == lower.count || !lower[stop].isWordByte)
      if isAlone, digits.contains(stop - i) {
        for place in i..<stop { text[place] = .star }
      }
      return
    }
  }

  /// Words between the keyword and its value; what follows one of them may be a value.
  private static let copulas: [[UInt8]] = [
    "is", "was", "are", "to", "as", "è", "e'", "era", "это", "is:", "новый", "new", "my", "the",
    "temporaneo", "temporanea", "временный", "tydelike", "nuwe",
  ].map(LowerText.bytes)

  /// Of longer values the beginning is masked, in bytes.
  private static let longestValue = 256

  private func value(
    _ lower: UnsafeBufferPointer<UInt8>, after end: Int,
    _ text: UnsafeMutableBufferPointer<UInt8>
  ) {
    var i = end
    var isAnnounced = false
    for _ in 0..<4 {
      while i < lower.count, isSeparator(lower[i]) {
        if lower[i] == UInt8(ascii: ":") || lower[i] == UInt8(ascii: "=") { isAnnounced = true }
        i += 1
      }
      guard i < lower.count, lower[i] > 0x20 else { return }
      var stop = i
      let limit = min(lower.count, i + SecretMask.longestValue)
      while stop < limit, lower[stop] > 0x20 { stop += 1 }
      let word = UnsafeBufferPointer(rebasing: lower[i..<stop])
      if SecretMask.copulas.contains(where: { $0.elementsEqual(word) }) {
        i = stop
        continue
      }
      var last = stop
      while last > i, isTrailing(lower[last - 1]) { last -= 1 }
      if looksSecret(text, i..<last, isAnnounced: isAnnounced) {
        for place in i..<last { text[place] = .star }
      }
      return
    }
  }

  private func isSeparator(_ b: UInt8) -> Bool {
    b == 0x20 || b == UInt8(ascii: ":") || b == UInt8(ascii: "=") || b == UInt8(ascii: "-")
      || b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") || b == UInt8(ascii: "(")
  }

  private func isTrailing(_ b: UInt8) -> Bool {
    b == UInt8(ascii: ".") || b == UInt8(ascii: ",") || b == UInt8(ascii: ";")
      || b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") || b == UInt8(ascii: ")")
      || b == UInt8(ascii: "?") || b == UInt8(ascii: "!")
  }

  /// A value holds a digit, an inner sign or an inner capital; a plain word counts only behind a
  /// colon or equals sign, in quotes, or as the last word of its line.
  private func looksSecret(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>, isAnnounced: Bool
  ) -> Bool {
    if range.count < 3 { return false }
    var hasDigit = false
    var hasSign = false
    var hasCapital = false
    var isAllCapital = true
    for i in range {
      let b = text[i]
      if b == .star { return false }
      if b.isDigit { hasDigit = true }
      if !b.isWordByte, b != UInt8(ascii: "'"), b != UInt8(ascii: "-") { hasSign = true }
      if b >= 0x41, b <= 0x5A { if i > range.lowerBound { hasCapital = true } }
      if b >= 0x61 { isAllCapital = false }
    }
    if hasDigit || hasSign || hasCapital && !isAllCapital { return true }
    let before = text[range.lowerBound - 1]
    let isQuoted = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
    if isQuoted { return true }
    return isAnnounced && lineEnds(text, at: range.upperBound)
  }

  private func lineEnds(_ text: UnsafeMutableBufferPointer<UInt8>, at offset: Int) -> Bool {
    var i = offset
    while i < text.count, text[i] != 0x0A {
      if text[i].isWordByte { return false }
      i += 1
    }
    return true
  }
}
