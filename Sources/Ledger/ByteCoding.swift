/// Writes values into bytes: variable-length integers, texts by length, repeated texts by number.
struct ByteEncoder {
  private(set) var bytes: [UInt8] = []
  private var places: [String: UInt64] = [:]

  init(version: UInt8) { bytes.append(version) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// LEB128.
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Zigzag, so that small negative numbers are short.
  mutating func signed(_ value: Int64) {
    unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func int(_ value: Int) { signed(Int64(value)) }

  mutating func double(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ value: [UInt8]) {
    unsigned(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { buffer in
      unsigned(UInt64(buffer.count))
      bytes.append(contentsOf: buffer)
    }
  }

  /// A text that probably occurs again: the second time as a number.
  mutating func word(_ value: String) {
    if let place = places[value] {
      unsigned(place + 1)
    } else {
      places[value] = UInt64(places.count)
      unsigned(0)
      text(value)
    }
  }

  mutating func optional<T>(_ value: T?, _ write: (inout ByteEncoder, T) -> Void) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<T>(_ values: [T], _ write: (inout ByteEncoder, T) -> Void) {
    unsigned(UInt64(values.count))
    for value in values { write(&self, value) }
  }
}

/// What is wrong with stored bytes.
enum CodingProblem: Error {
  case truncated
  case invalid
  /// Written by a newer program.
  case version(UInt8)
}

/// Reads what `ByteEncoder` wrote, trusting nothing.
struct ByteDecoder {
  private let bytes: [UInt8]
  private var position = 0
  private var words: [String] = []

  /// The version that the bytes were written with.
  private(set) var version: UInt8 = 0

  /// - Parameter versions: those that can be read.
  init(_ bytes: [UInt8], versions: ClosedRange<UInt8>) throws(CodingProblem) {
    self.bytes = bytes
    version = try byte()
    guard versions.contains(version) else { throw .version(version) }
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(CodingProblem) -> UInt8 {
    guard position < bytes.count else { throw .truncated }
    position += 1
    return bytes[position - 1]
  }

  mutating func bool() throws(CodingProblem) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw .invalid
    }
  }

  mutating func unsigned() throws(CodingProblem) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || (shift == 63 && next < 2) else { throw .invalid }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  mutating func signed() throws(CodingProblem) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func int() throws(CodingProblem) -> Int { Int(try signed()) }

  mutating func double() throws(CodingProblem) -> Double {
    guard bytes.count - position >= 8 else { throw .truncated }
    var pattern: UInt64 = 0
    for i in 0..<8 { pattern |= UInt64(bytes[position + i]) << UInt64(8 * i) }
    position += 8
    return Double(bitPattern: pattern)
  }

  /// A number of items, each of at least one byte.
  mutating func count() throws(CodingProblem) -> Int {
    let value = try unsigned()
    guard value <= UInt64(bytes.count - position) else { throw .truncated }
    return Int(value)
  }

  mutating func raw() throws(CodingProblem) -> [UInt8] {
    let length = try count()
    position += length
    return Array(bytes[(position - length)..<position])
  }

  mutating func text() throws(CodingProblem) -> String {
    let length = try count()
    position += length
    return String(decoding: bytes[(position - length)..<position], as: UTF8.self)
  }

  mutating func word() throws(CodingProblem) -> String {
    let place = try unsigned()
    if place == 0 {
      let value = try text()
      words.append(value)
      return value
    }
    guard place <= UInt64(words.count) else { throw .invalid }
    return words[Int(place - 1)]
  }

  mutating func optional<T>(
    _ read: (inout ByteDecoder) throws(CodingProblem) -> T
  ) throws(CodingProblem) -> T? {
    try bool() ? try read(&self) : nil
  }

  mutating func list<T>(
    _ read: (inout ByteDecoder) throws(CodingProblem) -> T
  ) throws(CodingProblem) -> [T] {
    let number = try count()
    var values: [T] = []
    values.reserveCapacity(number)
    for _ in 0..<number { values.append(try read(&self)) }
    return values
  }

  /// A case of an enumeration by its raw value.
  mutating func symbol<T: RawRepresentable>(_ type: T.Type) throws(CodingProblem) -> T
  where T.RawValue == UInt8 {
    guard let value = T(rawValue: try byte()) else { throw .invalid }
    return value
  }

  mutating func symbol<T: RawRepresentable>(_ type: T.Type) throws(CodingProblem) -> T
  where T.RawValue == String {
    guard let value = T(rawValue: try word()) else { throw .invalid }
    return value
  }
}
