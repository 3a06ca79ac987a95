/// Reads one CSS-like selector.
struct SelectorScanner {
  private let p: [UInt8]
  private var i = 0

  init(_ text: [UInt8]) { p = text }

  mutating func alternative() throws(MappingSelector.Problem) -> MappingSelector.Alternative {
    var steps: [MappingSelector.Step] = []
    var joint = MappingSelector.Joint.descendant
    while true {
      skipSpace()
      guard i < p.count else { break }
      if p[i] == UInt8(ascii: ">") {
        joint = .child
        i += 1
        continue
      }
      if p[i] == UInt8(ascii: "@") {
        i += 1
        let attribute = name()
        skipSpace()
        guard !attribute.isEmpty, i == p.count else {
          throw .init(message: "an attribute's name must follow @ and end the selector")
        }
        return MappingSelector.Alternative(steps: steps, attribute: attribute)
      }
      if p[i] == UInt8(ascii: "."), i + 1 == p.count, steps.isEmpty { break }
      steps.append(MappingSelector.Step(joint: joint, test: try compound()))
      joint = .descendant
    }
    return MappingSelector.Alternative(steps: steps, attribute: nil)
  }

  private mutating func compound() throws(MappingSelector.Problem) -> ElementTest {
    var test = ElementTest()
    let start = i
    if p[i] == UInt8(ascii: "*") {
      i += 1
    } else {
      let tag = name()
      if !tag.isEmpty { test.name = tag.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
    }
    loop: while i < p.count {
      switch p[i] {
      case UInt8(ascii: "."):
        i += 1
        test.classes.append(try needed(name(), "a class must follow the full stop"))
      case UInt8(ascii: "#"):
        i += 1
        test.id = try needed(name(), "an id must follow #")
      case UInt8(ascii: "["): test.attributes.append(try attribute())
      default: break loop
      }
    }
    guard i > start else {
      throw .init(message: "\"\(String(decoding: p[i...], as: UTF8.self))\" is no selector")
    }
    return test
  }

  private mutating func attribute() throws(MappingSelector.Problem) -> ElementTest.AttributeTest {
    i += 1
    skipSpace()
    let key = try needed(name(), "an attribute's name must follow [")
    skipSpace()
    var relation = ElementTest.AttributeTest.Relation.exists
    var value: [UInt8] = []
    if i < p.count, p[i] != UInt8(ascii: "]") {
      switch p[i] {
      case UInt8(ascii: "^"): relation = .begins
      case UInt8(ascii: "$"): relation = .ends
      case UInt8(ascii: "*"): relation = .contains
      case UInt8(ascii: "~"): relation = .hasWord
      case UInt8(ascii: "="): relation = .equals
      default: throw .init(message: "after an attribute's name comes =, ^=, $=, *=, ~= or ]")
      }
      if relation != .equals { i += 1 }
      guard i < p.count, p[i] == UInt8(ascii: "=") else {
        throw .init(message: "an attribute test lacks its =")
      }
      i += 1
      value = try self.value()
    }
    skipSpace()
    guard i < p.count, p[i] == UInt8(ascii: "]") else {
      throw .init(message: "an attribute test is not closed with ]")
    }
    i += 1
    return .init(name: key, relation: relation, value: value)
  }

  private mutating func value() throws(MappingSelector.Problem) -> [UInt8] {
    skipSpace()
    guard i < p.count else { throw .init(message: "an attribute test lacks its value") }
    if p[i] == 0x22 || p[i] == 0x27 {
      let quote = p[i]
      guard let end = p[(i + 1)...].firstIndex(of: quote) else {
        throw .init(message: "a quotation mark is not closed")
      }
      defer { i = end + 1 }
      return Array(p[(i + 1)..<end])
    }
    let start = i
    while i < p.count, p[i] != UInt8(ascii: "]") { i += 1 }
    return Array(p[start..<i])
  }

  private func needed(
    _ name: [UInt8], _ message: String
  ) throws(MappingSelector.Problem) -> [UInt8] {
    if name.isEmpty { throw .init(message: message) }
    return name
  }

  private mutating func name() -> [UInt8] {
    let start = i
    while i < p.count {
      let c = p[i]
      guard
        (c | 0x20 >= 0x61 && c | 0x20 <= 0x7A) || (c >= 0x30 && c <= 0x39) || c == 0x2D
          || c == 0x5F || c == 0x3A || c >= 0x80
      else { break }
      i += 1
    }
    return Array(p[start..<i])
  }

  private mutating func skipSpace() {
    while i < p.count, p[i] <= 0x20 { i += 1 }
  }
}
