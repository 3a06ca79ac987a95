import CLibXML2
import Glibc

/// How an HTML element shapes text.
package enum HTMLKind: UInt8, Sendable {
  /// Anything that does not break a line, such as elements that HTML does not know.
  case inline
  /// A line of its own.
  case block
  /// A line of its own with a blank line around it.
  case paragraph
  case lineBreak
  case tableCell
  case preformatted
  case image
  /// Never shown: script, style, head, template and their kin, with all they hold.
  case skipped
}

/// The start of an element. Valid only during the call.
package struct ElementEvent {
  /// Index in the handler's vocabulary, or -1.
  package let code: Int
  /// 1 for the root.
  package let depth: Int
  package let kind: HTMLKind
  let isHTML: Bool
  let namePointer: UnsafePointer<UInt8>
  let prefixPointer: UnsafePointer<UInt8>?
  let uri: UnsafePointer<UInt8>?
  /// XML: five pointers each (name, prefix, URI, value, value's end). HTML: name and value, up to a
  /// null name.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let xmlCount: Int
  let state: UnsafeMutablePointer<ParserState>

  /// The local name; HTML names are in lower case.
  package var name: UnsafeBufferPointer<UInt8> { zeroTerminated(namePointer) }
  /// The prefix of XML, empty if there is none.
  package var prefix: UnsafeBufferPointer<UInt8> { zeroTerminated(prefixPointer) }
  /// The namespace of XML, empty if there is none.
  package var namespace: UnsafeBufferPointer<UInt8> { zeroTerminated(uri) }
  /// Line in the file, from 1.
  package var line: Int { state.pointee.line }

  package func isNamed(_ name: StaticString) -> Bool { self.name.equals(name) }

  /// Calls `body` with the local name and value of each attribute, in order.
  package func forEachAttribute(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard var next = attributes else { return }
    if isHTML {
      while let name = next[0] {
        body(zeroTerminated(name), zeroTerminated(next[1]))
        next += 2
      }
    } else {
      for _ in 0..<xmlCount {
        if let name = next[0], let value = next[3], let end = next[4] {
          body(zeroTerminated(name), UnsafeBufferPointer(start: value, count: end - value))
        }
        next += 5
      }
    }
  }

  /// The value of an attribute by its local name; nil if there is none, empty if it has no value.
  package func attribute(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
    attribute {
      strcmp(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), wanted.cString) == 0
    }
  }

  /// The same for a name known only at run time.
  package func attribute(named wanted: [UInt8]) -> UnsafeBufferPointer<UInt8>? {
    wanted.withUnsafeBufferPointer { name in
      guard let start = name.baseAddress else { return nil }
      return attribute { pointer in
        // The name's end is its first zero, which no name contains.
        strncmp(
          UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self),
          UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), name.count) == 0
          && pointer[name.count] == 0
      }
    }
  }

  /// The same as a string.
  package func string(_ wanted: StaticString) -> String? {
    attribute(wanted).map { String(decoding: $0, as: UTF8.self) }
  }

  @inline(__always)
  private func attribute(
    _ isWanted: (UnsafePointer<UInt8>) -> Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    guard var next = attributes else { return nil }
    if isHTML {
      while let name = next[0] {
        if isWanted(name) { return zeroTerminated(next[1]) }
        next += 2
      }
    } else {
      for _ in 0..<xmlCount {
        if let name = next[0], let value = next[3], let end = next[4], isWanted(name) {
          return UnsafeBufferPointer(start: value, count: end - value)
        }
        next += 5
      }
    }
    return nil
  }

  /// Whether the attribute `class` holds this word.
  package func hasClass(_ word: StaticString) -> Bool {
    guard let list = attribute("class") else { return false }
    return list.hasWord(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  package func hasClass(_ word: [UInt8]) -> Bool {
    guard let list = attribute("class") else { return false }
    return word.withUnsafeBufferPointer { list.hasWord($0) }
  }

  /// Whether an element of HTML is not shown: by its name, `hidden`, or its own style.
  package var isHidden: Bool {
    if kind == .skipped { return true }
    guard attributes != nil else { return false }
    if attribute("hidden") != nil { return true }
    guard let style = attribute("style") else { return false }
    return style.hasDeclaration("display", "none") || style.hasDeclaration("visibility", "hidden")
      || style.hasDeclaration("mso-hide", "all")
  }

  /// Whether line breaks in the text of an element of HTML count.
  package var keepsLines: Bool {
    if kind == .preformatted { return true }
    guard let style = attribute("style") else { return false }
    return style.hasDeclaration("white-space", "pre")
  }
}

/// The end of an element. Valid only during the call.
package struct ElementEnd {
  /// Index in the handler's vocabulary, or -1.
  package let code: Int
  /// As at its start.
  package let depth: Int
  package let kind: HTMLKind
  let namePointer: UnsafePointer<UInt8>
  let state: UnsafeMutablePointer<ParserState>

  package var name: UnsafeBufferPointer<UInt8> { zeroTerminated(namePointer) }
  /// Line in the file, from 1.
  package var line: Int { state.pointee.line }
}

@inline(__always)
func zeroTerminated(_ pointer: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
  guard let pointer else { return UnsafeBufferPointer(start: nil, count: 0) }
  return UnsafeBufferPointer(
    start: pointer, count: strlen(UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)))
}

extension StaticString {
  @inline(__always)
  fileprivate var cString: UnsafePointer<CChar> {
    UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Byte for byte.
  package func equals(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    guard let baseAddress else { return true }
    return memcmp(baseAddress, word.utf8Start, count) == 0
  }

  /// Without regard to ASCII case; `word` must be in lower case.
  package func equalsIgnoringCase(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && matchesIgnoringCase(word, at: 0)
  }

  package func hasPrefix(_ word: StaticString) -> Bool {
    guard let baseAddress, count >= word.utf8CodeUnitCount else {
      return word.utf8CodeUnitCount == 0
    }
    return memcmp(baseAddress, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  package func hasSuffix(_ word: StaticString) -> Bool {
    guard let baseAddress, count >= word.utf8CodeUnitCount else {
      return word.utf8CodeUnitCount == 0
    }
    let start = baseAddress + (count - word.utf8CodeUnitCount)
    return memcmp(start, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  /// Offset of the first occurrence at or after `from`; nil if there is none.
  package func firstOffset(of word: StaticString, from: Int = 0) -> Int? {
    guard let baseAddress else { return nil }
    let length = word.utf8CodeUnitCount
    guard length > 0 else { return from <= count ? from : nil }
    var i = from
    while i + length <= count,
      let hit = memchr(baseAddress + i, Int32(word.utf8Start[0]), count - length - i + 1)
    {
      i = UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(hit))
      if memcmp(hit, word.utf8Start, length) == 0 { return i }
      i += 1
    }
    return nil
  }

  /// Offset of the first such byte at or after `from`; nil if there is none.
  package func firstByte(_ byte: UInt8, from: Int = 0) -> Int? {
    guard let baseAddress, from < count,
      let hit = memchr(baseAddress + from, Int32(byte), count - from)
    else { return nil }
    return UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(hit))
  }

  package func contains(_ word: StaticString) -> Bool { firstOffset(of: word) != nil }

  /// Whether `word`, in lower case, stands at `offset`, without regard to ASCII case.
  package func matchesIgnoringCase(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for i in 0..<length where lowered(self[offset + i]) != word.utf8Start[i] { return false }
    return true
  }

  /// Whether one of the words, between white space, is this one.
  package func hasWord(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !word.isEmpty else { return false }
    var i = 0
    while i < count {
      while i < count, self[i] <= 0x20 { i += 1 }
      let start = i
      while i < count, self[i] > 0x20 { i += 1 }
      if i - start == word.count, let mine = baseAddress, let other = word.baseAddress,
        memcmp(mine + start, other, word.count) == 0
      {
        return true
      }
    }
    return false
  }

  /// Whether a style holds a declaration whose value begins with `value`.
  func hasDeclaration(_ property: StaticString, _ value: StaticString) -> Bool {
    var i = 0
    let length = property.utf8CodeUnitCount
    while i < count {
      while i < count, self[i] <= 0x20 || self[i] == UInt8(ascii: ";") { i += 1 }
      if matchesIgnoringCase(property, at: i) {
        var j = i + length
        while j < count, self[j] <= 0x20 { j += 1 }
        if j < count, self[j] == UInt8(ascii: ":") {
          j += 1
          while j < count, self[j] <= 0x20 { j += 1 }
          if matchesIgnoringCase(value, at: j) { return true }
        }
      }
      while i < count, self[i] != UInt8(ascii: ";") { i += 1 }
    }
    return false
  }

  @inline(__always)
  private func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
