/// A JSON value of a lexicon file. Objects keep their order, so that pattern numbers are stable.
enum JSONNode {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([(key: String, value: JSONNode)])

  /// Where reading failed.
  struct Problem: Error {
    /// Byte offset in the file.
    var offset: Int
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.i == bytes.count else { throw Problem(offset: reader.i) }
    return node
  }

  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var members: [(key: String, value: JSONNode)]? {
    if case .object(let members) = self { members } else { nil }
  }

  var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The strings of an array of nothing else.
  var strings: [String]? {
    guard case .array(let elements) = self else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }

  var isTrue: Bool {
    if case .bool(let bool) = self { bool } else { false }
  }
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var i = 0

  mutating func skipSpace() {
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == 9
    {
      i += 1
    }
  }

  private var problem: JSONNode.Problem { JSONNode.Problem(offset: i) }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard i < bytes.count, bytes[i] == byte else { return false }
    i += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard i + count <= bytes.count else { return false }
    for k in 0..<count where bytes[i + k] != word.utf8Start[k] { return false }
    i += count
    return true
  }

  mutating func value(depth: Int) throws(JSONNode.Problem) -> JSONNode {
    guard depth < 16 else { throw problem }
    if take(UInt8(ascii: "{")) { return try object(depth: depth) }
    if take(UInt8(ascii: "[")) { return try array(depth: depth) }
    if take(UInt8(ascii: "\"")) { return .string(try string()) }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    if take(word: "null") { return .null }
    let start = i
    while i < bytes.count, JSONReader.isNumeric(bytes[i]) { i += 1 }
    guard
      let number = Double(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<i]), as: UTF8.self))
    else { throw problem }
    return .number(number)
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
    default: false
    }
  }

  private mutating func object(depth: Int) throws(JSONNode.Problem) -> JSONNode {
    var members: [(key: String, value: JSONNode)] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      guard take(UInt8(ascii: "\"")) else { throw problem }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw problem }
      members.append((key, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw problem }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONNode.Problem) -> JSONNode {
    var elements: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw problem }
    return .array(elements)
  }

  /// The rest of a string after its opening quote. Escapes outside the basic plane are not needed:
  /// the files are UTF-8.
  private mutating func string() throws(JSONNode.Problem) -> String {
    var text: [UInt8] = []
    var start = i
    while i < bytes.count {
      switch bytes[i] {
      case 0x22:
        let rest = UnsafeBufferPointer(rebasing: bytes[start..<i])
        i += 1
        if text.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: text + rest, as: UTF8.self)
      case 0x5C:
        text += bytes[start..<i]
        text += try escape().utf8
        start = i
      case 0..<0x20: throw problem
      default: i += 1
      }
    }
    throw problem
  }

  private mutating func escape() throws(JSONNode.Problem) -> String {
    i += 2
    guard i <= bytes.count else { throw problem }
    switch bytes[i - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard i + 4 <= bytes.count,
        let code = UInt32(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[i..<(i + 4)]), as: UTF8.self),
          radix: 16), let scalar = Unicode.Scalar(code)
      else { throw problem }
      i += 4
      return String(Character(scalar))
    default: throw problem
    }
  }
}
