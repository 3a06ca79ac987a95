package import Settings

/// Overwrites personal data with ASCII asterisks, byte for byte, so that no offset moves.
///
/// - Cards: numbers of 13–19 digits that pass the Luhn test keep the first six and last four digits;
///   the security code behind them goes too.
/// - Passwords: what stands behind a word for password, code or token in seven languages; tokens by
///   their shape.
/// - Mail addresses keep `@` and dots, phone numbers their last two digits, IBANs the first and last
///   four characters.
package struct Masker: Sendable {
  private let isEmpty: Bool
  private let masksCards: Bool
  private let masksPasswords: Bool
  private let masksAddresses: Bool
  private let masksPhones: Bool
  private let masksAccounts: Bool

  package init(_ kinds: Set<PrivacySettings.Mask>) {
    isEmpty = kinds.isEmpty
    masksCards = kinds.contains(.card)
    masksPasswords = kinds.contains(.password)
    masksAddresses = kinds.contains(.email)
    masksPhones = kinds.contains(.phone)
    masksAccounts = kinds.contains(.iban)
  }

  /// Masks a text in place.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - lower: its lower case by `LowerText`, as long as `text`.
  ///   - signs: what was seen in `lower`.
  func mask(
    _ text: UnsafeMutableBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>, signs: TextSigns
  ) {
    if isEmpty || text.isEmpty { return }
    if masksAccounts, signs.digits >= 8 { IBANMask.mask(text) }
    if masksCards, signs.digits >= 13 { CardMask.mask(text) }
    if !signs.candidates.isEmpty, masksCards || masksPasswords {
      SecretMask(cards: masksCards, passwords: masksPasswords)
        .mask(text, lower: lower, candidates: signs.candidates)
    }
    if masksPasswords, signs.longestWord >= 16 { TokenMask.mask(text) }
    if masksAddresses, signs.hasAt { AddressMask.maskAddresses(text) }
    if masksPhones, signs.digits >= 7 { AddressMask.maskPhones(text, lower: lower) }
  }

  /// Masks a short string, such as a subject or a name.
  package func mask(_ text: String) -> String {
    // Whatever is masked holds a digit, an `@`, a sign, or is long.
    if isEmpty || text.utf8.count < 16 && text.utf8.allSatisfy({ $0.isLetter || $0 == 0x20 }) {
      return text
    }
    var bytes = Array(text.utf8)
    let lower = LowerText.bytes(text)
    bytes.withUnsafeMutableBufferPointer { text in
      lower.withUnsafeBufferPointer { lower in
        var signs = TextSigns()
        signs.read(lower)
        mask(text, lower: lower, signs: signs)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// ASCII letter.
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  /// ASCII letter or digit, or part of a letter beyond ASCII.
  var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
  static let star = UInt8(ascii: "*")
}

/// Card numbers.
enum CardMask {
  static func mask(_ text: UnsafeMutableBufferPointer<UInt8>) {
    var i = 0
    while i < text.count {
      guard text[i].isDigit else {
        i += 1
        continue
      }
      let run = digitRun(text, from: i)
      if run.count >= 13, i == 0 || !text[i - 1].isLetter { maskRun(text, run) }
      i = run[run.count - 1] + 1
    }
  }

  /// Offsets of the digits of a number whose groups are apart by one space, dash or dot at most.
  private static func digitRun(_ text: UnsafeMutableBufferPointer<UInt8>, from: Int) -> [Int] {
    var places: [Int] = []
    var i = from
    while i < text.count {
      if text[i].isDigit {
        places.append(i)
        i += 1
      } else if text[i] == 0x20 || text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "."),
        i + 1 < text.count, text[i + 1].isDigit
      {
        i += 1
      } else {
        break
      }
    }
    return places
  }

  /// Masks each card among the groups of a run, the longest first from each group's start.
  private static func maskRun(_ text: UnsafeMutableBufferPointer<UInt8>, _ run: [Int]) {
    func isGroupStart(_ k: Int) -> Bool { k == 0 || run[k] != run[k - 1] + 1 }
    func isGroupEnd(_ k: Int) -> Bool { k + 1 == run.count || run[k + 1] != run[k] + 1 }
    var k = 0
    scan: while k + 13 <= run.count {
      if isGroupStart(k) {
        var count = min(19, run.count - k)
        while count >= 13 {
          if isGroupEnd(k + count - 1), passesLuhn(text, run[k..<(k + count)]) {
            for place in run[(k + 6)..<(k + count - 4)] { text[place] = .star }
            maskSecurityCode(text, after: run[k + count - 1] + 1)
            k += count
            continue scan
          }
          count -= 1
        }
      }
      k += 1
    }
  }

  private static func passesLuhn(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ places: ArraySlice<Int>
  ) -> Bool {
    var sum = 0
    var isDoubled = false
    var isUniform = true
    for place in places.reversed() {
      // A security code of a card before may have been masked already.
      guard text[place].isDigit else { return false }
      var digit = Int(text[place] - 0x30)
      if text[place] != text[places[places.startIndex]] { isUniform = false }
      if isDoubled {
        digit *= 2
        if digit > 9 { digit -= 9 }
      }
      sum += digit
      isDoubled.toggle()
    }
    return sum % 10 == 0 && !isUniform
  }

  /// `12/27 123` behind a card: the last group is its security code.
  private static func maskSecurityCode(
    _ text: UnsafeMutableBufferPointer<UInt8>, after end: Int
  ) {
    var i = end
    var hasDate = false
    let limit = min(text.count, end + 32)
    while i < limit {
      guard text[i].isDigit else {
        if text[i].isLetter || text[i] >= 0x80 { return }
        i += 1
        continue
      }
      var stop = i
      while stop < text.count, text[stop].isDigit { stop += 1 }
      let isDate = stop < text.count && text[stop] == UInt8(ascii: "/") && stop - i <= 2
      if isDate, !hasDate {
        hasDate = true
        i = stop + 1
        while i < text.count, text[i].isDigit { i += 1 }
        continue
      }
      if (3...4).contains(stop - i), stop == text.count || !text[stop].isWordByte {
        for place in i..<stop { text[place] = .star }
      }
      return
    }
  }
}

/// Bank account numbers that pass the test of ISO 13616.
enum IBANMask {
  static func mask(_ text: UnsafeMutableBufferPointer<UInt8>) {
    var i = 0
    while i + 15 <= text.count {
      let isStart =
        text[i].isLetter && text[i + 1].isLetter && text[i + 2].isDigit && text[i + 3].isDigit
        && (i == 0 || !text[i - 1].isWordByte)
      guard isStart else {
        i += 1
        continue
      }
      var places: [Int] = []
      var k = i
      var best = 0
      while k < text.count, places.count < 34 {
        if text[k].isLetter || text[k].isDigit {
          places.append(k)
          k += 1
          let isEnd = k == text.count || !text[k].isWordByte
          if isEnd, places.count >= 15, passes(text, places) { best = places.count }
        } else if text[k] == 0x20, k + 1 < text.count, text[k + 1].isLetter || text[k + 1].isDigit {
          k += 1
        } else {
          break
        }
      }
      if best > 0 {
        for place in places[4..<(best - 4)] { text[place] = .star }
        i = places[best - 1] + 1
      } else {
        i += 4
      }
    }
  }

  private static func passes(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ places: [Int]
  ) -> Bool {
    var rest = 0
    for k in 0..<places.count {
      let b = text[places[(k + 4) % places.count]]
      if b.isDigit {
        rest = (rest * 10 + Int(b - 0x30)) % 97
      } else {
        rest = (rest * 100 + Int((b | 0x20) - 0x61) + 10) % 97
      }
    }
    return rest == 1
  }
}
