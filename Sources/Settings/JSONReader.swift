/// A JSON text that breaks the grammar, with its place.
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1, in bytes.
  package var column: Int
  /// What is wrong. Lower case, no full stop.
  package var message: String

  package var description: String { "line \(line), column \(column): \(message)" }
}

/// A JSON text as read: its value, and the keys that an object names twice.
package struct JSONDocument: Sendable, Hashable {
  package var root: JSONValue
  /// One problem for each repeated key; the first value is the one kept.
  package var duplicates: [SettingsProblem]
}

/// A strict JSON reader (RFC 8259) over bytes: no comments, no trailing commas, UTF-8 only.
///
/// Nesting is bounded to 64 levels. Unlike `JSONDecoder` it keeps the order of keys, sees repeated
/// keys, and knows the line and column of a mistake.
package struct JSONReader {
  /// The deepest nesting of arrays and objects that is read.
  package static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private var duplicates: [SettingsProblem] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one JSON text.
  package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONDocument {
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    reader.skipSpace()
    let root = try reader.value(path: "$", depth: 0)
    reader.skipSpace()
    if reader.place < bytes.count { throw reader.error("text after the end of the JSON value") }
    return JSONDocument(root: root, duplicates: reader.duplicates)
  }

  /// The path of an object's key, quoted where it is not a plain word.
  package static func path(_ base: String, key: String) -> String {
    let isPlain =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    if isPlain || key == "$schema" { return base + "." + key }
    return base + "[\"" + key.prefix(60) + "\"]"
  }

  private func error(_ message: String, at offset: Int? = nil) -> JSONSyntaxError {
    let end = min(offset ?? place, bytes.count)
    var line = 1
    var lineStart = 0
    for i in 0..<end where bytes[i] == 0x0A {
      line += 1
      lineStart = i + 1
    }
    return JSONSyntaxError(line: line, column: end - lineStart + 1, message: message)
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      let b = bytes[place]
      guard b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 else { return }
      place += 1
    }
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func value(path: String, depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard let b = current else { throw error("the text ends where a value should stand") }
    switch b {
    case UInt8(ascii: "{"): return try object(path: path, depth: depth + 1)
    case UInt8(ascii: "["): return try array(path: path, depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "/"): throw error("comments are not allowed in JSON; remove it")
    case UInt8(ascii: "'"): throw error("strings need double quotes")
    default: throw error("a value should stand here")
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError)
    -> JSONValue
  {
    let count = text.utf8CodeUnitCount
    let isThere =
      place + count <= bytes.count
      && (0..<count).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
    guard isThere else { throw error("a value should stand here; words are true, false, null") }
    place += count
    return value
  }

  private mutating func object(path: String, depth: Int) throws(JSONSyntaxError) -> JSONValue {
    if depth > JSONReader.deepest { throw error("nested deeper than \(JSONReader.deepest) levels") }
    place += 1
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      place += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else {
        throw error(
          current == UInt8(ascii: "}")
            ? "a comma before } is not allowed; remove it"
            : "a key in double quotes should stand here")
      }
      let keyPlace = place
      let key = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw error("a colon should follow the key") }
      place += 1
      skipSpace()
      let keyPath = JSONReader.path(path, key: key)
      let member = try value(path: keyPath, depth: depth)
      if seen.insert(key).inserted {
        members.append(JSONValue.Member(key: key, value: member))
      } else {
        let again = error("", at: keyPlace)
        duplicates.append(
          SettingsProblem(
            path: keyPath,
            message: "the key stands twice (again at line \(again.line)); remove one of them"))
      }
      skipSpace()
      switch current {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "}"):
        place += 1
        return .object(members)
      default: throw error("a comma or } should stand here")
      }
    }
  }

  private mutating func array(path: String, depth: Int) throws(JSONSyntaxError) -> JSONValue {
    if depth > JSONReader.deepest { throw error("nested deeper than \(JSONReader.deepest) levels") }
    place += 1
    var items: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      skipSpace()
      if current == UInt8(ascii: "]") { throw error("a comma before ] is not allowed; remove it") }
      items.append(try value(path: "\(path)[\(items.count)]", depth: depth))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "]"):
        place += 1
        return .array(items)
      default: throw error("a comma or ] should stand here")
      }
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = place
    func digits(_ reader: inout JSONReader) -> Int {
      let from = reader.place
      while let b = reader.current, b >= 0x30, b <= 0x39 { reader.place += 1 }
      return reader.place - from
    }
    if current == UInt8(ascii: "-") { place += 1 }
    let whole = place
    guard digits(&self) > 0 else { throw error("digits should follow the minus sign") }
    if bytes[whole] == 0x30, place - whole > 1 {
      throw error("a number does not begin with 0", at: whole)
    }
    if current == UInt8(ascii: ".") {
      place += 1
      guard digits(&self) > 0 else { throw error("digits should follow the decimal point") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      place += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { place += 1 }
      guard digits(&self) > 0 else { throw error("digits should follow the exponent") }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw error("the number is too large", at: start)
    }
    return number
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = place
    place += 1
    var out: [UInt8] = []
    while let b = current {
      switch b {
      case UInt8(ascii: "\""):
        place += 1
        guard let text = String(validating: out, as: UTF8.self) else {
          throw error("the string is not valid UTF-8; save the file as UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20:
        throw error(
          b == 0x0A
            ? "the string has no closing quote on its line" : "control character in a string")
      default:
        out.append(b)
        place += 1
      }
    }
    throw error("the string has no closing quote", at: start)
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONSyntaxError) {
    place += 1
    guard let b = current else { throw error("the text ends inside a string") }
    place += 1
    switch b {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(b)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "f"): out.append(12)
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "u"):
      var code = try hex()
      if code >= 0xD800, code < 0xDC00, current == UInt8(ascii: "\\"), place + 1 < bytes.count,
        bytes[place + 1] == UInt8(ascii: "u")
      {
        place += 2
        let low = try hex()
        guard low >= 0xDC00, low < 0xE000 else { throw error("broken surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
      out.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      throw error("unknown escape in a string; a backslash itself is written \\\\", at: place - 2)
    }
  }

  private mutating func hex() throws(JSONSyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let b = current, let digit = Character(Unicode.Scalar(b)).hexDigitValue else {
        throw error("four hexadecimal digits should follow \\u")
      }
      code = code << 4 | UInt32(digit)
      place += 1
    }
    return code
  }
}
