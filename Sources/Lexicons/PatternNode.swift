/// A pattern's structure as far as the literals it needs can be told from it.
indirect enum PatternNode: Sendable {
  /// A fixed text.
  case text([UInt8])
  /// Looks around without taking part in the text.
  case nothing
  /// `\b`
  case border
  /// `^`
  case sentenceStart
  /// Text that is not known.
  case unknown
  case sequence([PatternNode])
  case choice([PatternNode])
  case optional(PatternNode)
  /// Once or more.
  case repeated(PatternNode)
  /// White space, words and white space, or nothing where `isOptional`.
  case gap(isOptional: Bool)
}

/// Reads patterns in compact form into nodes. Whatever it does not know makes it give up, and the
/// pattern is then tried on every sentence.
struct PatternParser {
  private let source: [UInt8]
  private var i = 0
  private var depth = 0

  private struct Unknown: Error {}

  private static let digit = PatternNode.choice((UInt8(0x30)...0x39).map { .text([$0]) })

  /// - Parameter resolved: a compact pattern whose macros have been replaced.
  static func parse(_ resolved: String) -> PatternNode? {
    var parser = PatternParser(source: Array(resolved.utf8))
    guard let node = try? parser.choice(), parser.i == parser.source.count else { return nil }
    return node
  }

  private init(source: [UInt8]) { self.source = source }

  private var next: UInt8? { i < source.count ? source[i] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard let next, next == byte else { return false }
    i += 1
    return true
  }

  private mutating func choice() throws -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 40 else { throw Unknown() }
    var branches = [try sequence()]
    while take(UInt8(ascii: "|")) { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws -> PatternNode {
    var nodes: [PatternNode] = []
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if PatternParser.isPlain(byte), i + 1 == source.count || !quantifies(source[i + 1]) {
        text.append(byte)
        i += 1
        continue
      }
      let node = try quantified(try atom())
      // Texts that follow each other are one text.
      if case .text(let more) = node {
        text += more
        continue
      }
      if !text.isEmpty { nodes.append(.text(text)) }
      text.removeAll()
      nodes.append(node)
    }
    if !text.isEmpty { nodes.append(.text(text)) }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// Whether a byte is a whole character that means itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x20, 0x27, 0x2C, 0x2D: true
    default: false
    }
  }

  private func quantifies(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"): true
    default: false
    }
  }

  private mutating func quantified(_ atom: PatternNode) throws -> PatternNode {
    guard let byte = next else { return atom }
    var isOptional = false
    var isRepeated = false
    switch byte {
    case UInt8(ascii: "?"):
      isOptional = true
      i += 1
    case UInt8(ascii: "*"):
      isOptional = true
      isRepeated = true
      i += 1
    case UInt8(ascii: "+"):
      isRepeated = true
      i += 1
    case UInt8(ascii: "{"):
      guard let (least, most) = counts() else { return atom }
      isOptional = least == 0
      isRepeated = most > 1
    default: return atom
    }
    // Lazy or possessive.
    if !take(UInt8(ascii: "?")) { _ = take(UInt8(ascii: "+")) }
    if case .text(let text) = atom, text == [0x20] {
      // Folded sentences never hold two spaces in a row.
      return isOptional ? .optional(atom) : atom
    }
    if isOptional { return .optional(isRepeated ? .repeated(atom) : atom) }
    return isRepeated ? .repeated(atom) : atom
  }

  private mutating func counts() -> (Int, Int)? {
    var k = i + 1
    var numbers: [Int?] = [nil]
    while k < source.count, source[k] != UInt8(ascii: "}") {
      switch source[k] {
      case 0x30...0x39:
        numbers[numbers.count - 1] =
          min(1000, (numbers[numbers.count - 1] ?? 0) * 10 + Int(source[k] - 0x30))
      case UInt8(ascii: ","): numbers.append(nil)
      default: return nil
      }
      k += 1
    }
    guard k < source.count, numbers.count <= 2, let least = numbers[0] else { return nil }
    i = k + 1
    return (least, numbers.count == 1 ? least : numbers[1] ?? 1000)
  }

  private mutating func atom() throws -> PatternNode {
    guard let byte = next else { throw Unknown() }
    i += 1
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."): return .unknown
    case UInt8(ascii: "^"): return .sentenceStart
    case UInt8(ascii: "$"): return .nothing
    case UInt8(ascii: "~"):
      return .gap(isOptional: take(UInt8(ascii: "?")))
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"): throw Unknown()
    default:
      // A quantifier belongs to one character, not to one byte.
      var text = [byte]
      while let more = next, more & 0xC0 == 0x80 {
        text.append(more)
        i += 1
      }
      return .text(text)
    }
  }

  private mutating func group() throws -> PatternNode {
    var isAround = false
    if take(UInt8(ascii: "?")) {
      if take(UInt8(ascii: "=")) || take(UInt8(ascii: "!")) {
        isAround = true
      } else if take(UInt8(ascii: "<")) {
        guard take(UInt8(ascii: "=")) || take(UInt8(ascii: "!")) else { throw Unknown() }
        isAround = true
      } else if !take(UInt8(ascii: ":")) {
        throw Unknown()
      }
    }
    let node = try choice()
    guard take(UInt8(ascii: ")")) else { throw Unknown() }
    return isAround ? .nothing : node
  }

  private mutating func escape() throws -> PatternNode {
    guard let byte = next else { throw Unknown() }
    i += 1
    switch byte {
    case UInt8(ascii: "s"): return .text([0x20])
    case UInt8(ascii: "b"): return .border
    case UInt8(ascii: "d"): return PatternParser.digit
    case UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "D"), UInt8(ascii: "S"):
      return .unknown
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: throw Unknown()
    default: return .text([byte])
    }
  }

  /// A class of few characters is a choice; any other is unknown text.
  private mutating func characterClass() throws -> PatternNode {
    var members: [PatternNode] = []
    var isKnown = !take(UInt8(ascii: "^"))
    var isFirst = true
    while let byte = next, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      i += 1
      switch byte {
      case UInt8(ascii: "["): throw Unknown()
      case UInt8(ascii: "\\"):
        guard let escaped = next else { throw Unknown() }
        i += 1
        switch escaped {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: isKnown = false
        default: members.append(.text([escaped]))
        }
      case UInt8(ascii: "-") where !members.isEmpty && next != UInt8(ascii: "]"):
        isKnown = false
      default:
        var text = [byte]
        while let more = next, more & 0xC0 == 0x80 {
          text.append(more)
          i += 1
        }
        members.append(.text(text))
      }
    }
    guard take(UInt8(ascii: "]")) else { throw Unknown() }
    guard isKnown, members.count <= 8, !members.isEmpty else { return .unknown }
    return members.count == 1 ? members[0] : .choice(members)
  }
}
