/// Writes JSON into bytes, in the order in which it is told. Numbers have fixed notation, so that
/// the same values give the same bytes everywhere.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma is due before the next key or element.
  private var needsComma = false

  init() {}

  /// Continues on an existing buffer.
  init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  mutating func beginObject() { begin(0x7B) }
  mutating func endObject() { end(0x7D) }
  mutating func beginArray() { begin(0x5B) }
  mutating func endArray() { end(0x5D) }

  /// - Parameter name: plain ASCII without quotes, backslashes and controls.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(text: name)
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    JSONWriter.quote(text.utf8, into: &bytes)
    needsComma = true
  }

  /// - Parameter utf8: valid UTF-8.
  mutating func string(utf8: ArraySlice<UInt8>) {
    separate()
    JSONWriter.quote(utf8, into: &bytes)
    needsComma = true
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func number(_ value: Int) {
    separate()
    bytes.append(number: value)
    needsComma = true
  }

  mutating func number(_ value: Int?) {
    if let value { number(value) } else { null() }
  }

  /// `places` and `keep` as in `append(number:places:keep:)`; nil and what is not finite are `null`.
  mutating func number(_ value: Double?, places: Int, keep: Int? = nil) {
    guard let value, value.isFinite else { return null() }
    separate()
    bytes.append(number: value, places: places, keep: keep)
    needsComma = true
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes.append(text: value ? "true" : "false")
    needsComma = true
  }

  mutating func null() {
    separate()
    bytes.append(text: "null")
    needsComma = true
  }

  // MARK: Members: a key and its value

  mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    string(text)
  }

  /// - Parameter utf8: valid UTF-8.
  mutating func member(_ name: StaticString, utf8: ArraySlice<UInt8>) {
    key(name)
    string(utf8: utf8)
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    number(value)
  }

  /// `places` and `keep` as in `number(_:places:keep:)`.
  mutating func member(_ name: StaticString, _ value: Double?, places: Int, keep: Int? = nil) {
    key(name)
    number(value, places: places, keep: keep)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Ends a line of JSON lines.
  mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Gives away what was written.
  mutating func take() -> [UInt8] {
    let result = bytes
    bytes = []
    return result
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private static func quote(_ utf8: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    let done: Void? = utf8.withContiguousStorageIfAvailable { buffer in
      var from = 0
      for (i, byte) in buffer.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: buffer[from..<i])
        escape(byte, into: &bytes)
        from = i + 1
      }
      bytes.append(contentsOf: buffer[from...])
    }
    if done == nil {
      for byte in utf8 {
        if byte < 0x20 || byte == 0x22 || byte == 0x5C {
          escape(byte, into: &bytes)
        } else {
          bytes.append(byte)
        }
      }
    }
    bytes.append(0x22)
  }

  private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(0x6E)
    case 0x0D: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    default:
      bytes.append(text: "u00")
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
