/// Text and numbers written straight into bytes: an export is large, and a `String` per field is
/// most of its cost.
extension [UInt8] {
  mutating func append(text: String) {
    append(contentsOf: text.utf8)
  }

  mutating func append(text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(number: Int) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// A decimal number in fixed notation, rounded half away from zero.
  ///
  /// - Parameters:
  ///   - number: finite and of a magnitude below 10¹²; others are written as 0.
  ///   - places: digits behind the point, 0 ... 6.
  ///   - keep: digits behind the point that stay even if they are 0; default: all.
  mutating func append(number: Double, places: Int, keep: Int? = nil) {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let usable = number.isFinite && abs(number) < 1e12
    let scaled = usable ? Int((abs(number) * factor).rounded(.toNearestOrAwayFromZero)) : 0
    if number < 0 && scaled > 0 { append(0x2D) }
    append(number: scaled / Int(factor))
    guard places > 0 else { return }
    var digits: [UInt8] = []
    var rest = scaled % Int(factor)
    for _ in 0..<places {
      digits.append(UInt8(rest % 10) + 0x30)
      rest /= 10
    }
    digits.reverse()
    while digits.count > (keep ?? places), digits.last == 0x30 { digits.removeLast() }
    guard !digits.isEmpty else { return }
    append(0x2E)
    append(contentsOf: digits)
  }
}

/// A number in fixed notation as text, for tables and pages.
func fixed(_ number: Double, places: Int, keep: Int? = nil) -> String {
  var bytes: [UInt8] = []
  bytes.append(number: number, places: places, keep: keep)
  return String(decoding: bytes, as: UTF8.self)
}
