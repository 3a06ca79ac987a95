/// Mail addresses and phone numbers.
enum AddressMask {
  static func maskAddresses(_ text: UnsafeMutableBufferPointer<UInt8>) {
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      var start = at
      while start > 0, isLocal(text[start - 1]) { start -= 1 }
      var end = at + 1
      var hasDot = false
      while end < text.count,
        text[end].isWordByte || text[end] == UInt8(ascii: ".")
          || text[end] == UInt8(ascii: "-")
      {
        if text[end] == UInt8(ascii: "."), end + 1 < text.count, text[end + 1].isWordByte {
          hasDot = true
        }
        end += 1
      }
      // An apostrophe stands inside a name, not before it.
      while start < at, text[start] == UInt8(ascii: "'") { start += 1 }
      guard start < at, hasDot else { continue }
      for i in start..<end where i != at && text[i] != UInt8(ascii: ".") { text[i] = .star }
    }
  }

  private static func isLocal(_ b: UInt8) -> Bool {
    b.isWordByte || b == UInt8(ascii: ".") || b == UInt8(ascii: "_") || b == UInt8(ascii: "-")
      || b == UInt8(ascii: "+") || b == UInt8(ascii: "%") || b == UInt8(ascii: "'") || b == .star
  }

  private static let phoneWords: [[UInt8]] = [
    "tel", "phone", "mobile", "cell", "call me", "whatsapp", "telefono", "cellulare", "chiamami",
    "телефон", "номер тел", "тел", "звоните", "foon", "selnommer", "bel my", "telefoon",
  ].map(LowerText.bytes)

  /// Numbers of 7–15 digits that look like phone numbers: an international or trunk prefix, or a
  /// word for phone before them.
  static func maskPhones(
    _ text: UnsafeMutableBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>
  ) {
    var i = 0
    while i < text.count {
      let isOpening = text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "(")
      guard text[i].isDigit || isOpening, i == 0 || !text[i - 1].isWordByte && text[i - 1] != .star
      else {
        i += 1
        continue
      }
      var places: [Int] = []
      var k = i
      while k < text.count {
        if text[k].isDigit {
          places.append(k)
        } else if !isFiller(text[k]) || k - (places.last ?? i) > 3 || places.count > 15 {
          break
        }
        k += 1
      }
      let end = (places.last ?? i) + 1
      let isEnd = end >= text.count || !text[end].isWordByte && text[end] != .star
      if isEnd, places.count <= 15, isPhone(text, places, from: i, lower) {
        for place in places.dropLast(2) { text[place] = .star }
      }
      i = max(end, i + 1)
    }
  }

  /// The lengths of the digits' groups.
  private static func groups(_ places: [Int]) -> [Int] {
    var lengths: [Int] = []
    for (index, place) in places.enumerated() {
      if index > 0, place == places[index - 1] + 1 {
        lengths[lengths.count - 1] += 1
      } else {
        lengths.append(1)
      }
    }
    return lengths
  }

  private static func isFiller(_ b: UInt8) -> Bool {
    b == 0x20 || b == UInt8(ascii: "-") || b == UInt8(ascii: "(") || b == UInt8(ascii: ")")
      || b == UInt8(ascii: ".") || b == UInt8(ascii: "/") || b == UInt8(ascii: "+")
  }

  private static func isPhone(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ places: [Int], from start: Int,
    _ lower: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard places.count >= 7 else { return false }
    let digits = places.map { text[$0] - 0x30 }
    if text[start] == UInt8(ascii: "+") { return true }
    if digits[0] == 0, digits[1] == 0 { return places.count >= 10 }
    if digits[0] == 0 { return (9...12).contains(places.count) }
    // Russian numbers begin with 8 and the area code; American ones have a bracketed area code.
    if digits[0] == 8, places.count == 11 { return true }
    if text[start] == UInt8(ascii: "("), places.count == 10 { return true }
    // 555 123 4567 and, of a social security number, 123-45-6789.
    if groups(places) == [3, 3, 4] { return true }
    if groups(places) == [3, 2, 4], text[places[2] + 1] == UInt8(ascii: "-") { return true }
    let before = UnsafeBufferPointer(rebasing: lower[max(0, start - 32)..<start])
    return phoneWords.contains { word in
      before.count >= word.count
        && (0...(before.count - word.count)).contains { offset in
          zip(before[offset...], word).allSatisfy { $0 == $1 }
        }
    }
  }
}
