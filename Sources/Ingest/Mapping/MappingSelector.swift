import Markup

/// An element path (`talk/say`, `@time`, `/chats/chat`, `info//name`) or a CSS-like selector
/// (`div.msg > .who`, `td[data-k=v]`, `.time@title`), taken apart.
///
/// Both are a row of simple tests joined by "child of" or "inside of"; alternatives are separated by
/// `|` in paths and by `,` in selectors. `@name` at the end takes an attribute instead of the text.
struct MappingSelector: Sendable, Hashable {
  enum Joint: Sendable, Hashable {
    case child
    case descendant
  }

  struct Step: Sendable, Hashable {
    var joint: Joint
    var test: ElementTest
  }

  struct Alternative: Sendable, Hashable {
    /// Outermost first; empty: the scope's own element.
    var steps: [Step]
    var attribute: [UInt8]?
  }

  var alternatives: [Alternative]

  struct Problem: Error, Hashable { var message: String }

  /// - Parameter isOuter: it names the conversation itself: a path may then begin anywhere unless it
  ///   begins with a slash.
  init(path: String, isOuter: Bool = false) throws(Problem) {
    alternatives = []
    for part in path.split(separator: "|", omittingEmptySubsequences: false) {
      alternatives.append(try MappingSelector.path(part.filled, isOuter: isOuter))
    }
  }

  init(css: String) throws(Problem) {
    alternatives = []
    for part in css.split(separator: ",", omittingEmptySubsequences: false) {
      alternatives.append(try MappingSelector.css(part.filled))
    }
  }

  private static func path(_ text: String, isOuter: Bool) throws(Problem) -> Alternative {
    if text.isEmpty { throw Problem(message: "an element path is empty") }
    var steps: [Step] = []
    var attribute: [UInt8]?
    let isAbsolute = text.hasPrefix("/") && !text.hasPrefix("//")
    var joint: Joint = isOuter && !isAbsolute ? .descendant : .child
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    for (i, part) in parts.enumerated() {
      let name = part.filled
      if attribute != nil { throw Problem(message: "@\(text) must stand at the end of the path") }
      if name.isEmpty {
        // A doubled slash reaches any depth; a single one at the beginning is the root.
        if i > 0 || text.hasPrefix("//") { joint = .descendant }
        continue
      }
      if name == "." { continue }
      if name.hasPrefix("@") {
        attribute = MappingSelector.local(String(name.dropFirst()))
        continue
      }
      guard name.utf8.allSatisfy({ $0 > 0x20 && !"<>\"'()[]=#".utf8.contains($0) }) else {
        throw Problem(message: "\"\(name)\" is no element's name")
      }
      let word = MappingSelector.local(name)
      var test = ElementTest()
      if name != "*" { test.name = word }
      steps.append(Step(joint: joint, test: test))
      joint = .child
    }
    return Alternative(steps: steps, attribute: attribute)
  }

  private static func local(_ name: String) -> [UInt8] {
    Array((name.split(separator: ":").last.map(String.init) ?? name).utf8)
  }

  private static func css(_ text: String) throws(Problem) -> Alternative {
    if text.isEmpty { throw Problem(message: "a selector is empty") }
    var scanner = SelectorScanner(Array(text.utf8))
    return try scanner.alternative()
  }

  /// Every element test in it.
  var tests: [ElementTest] { alternatives.flatMap { $0.steps.map(\.test) } }
}

/// What one step asks of an element.
struct ElementTest: Sendable, Hashable {
  struct AttributeTest: Sendable, Hashable {
    enum Relation: Sendable, Hashable {
      case exists, equals, begins, ends, contains, hasWord
    }
    var name: [UInt8]
    var relation: Relation
    var value: [UInt8]
  }

  /// Nil: any element.
  var name: [UInt8]?
  var classes: [[UInt8]] = []
  var id: [UInt8]?
  var attributes: [AttributeTest] = []

  init() {}

  /// Whether attributes need not be looked at.
  var isOnlyName: Bool { classes.isEmpty && id == nil && attributes.isEmpty }

  func matchesAttributes(_ element: ElementEvent) -> Bool {
    if !classes.isEmpty {
      guard let list = element.attribute("class") else { return false }
      for word in classes where !word.withUnsafeBufferPointer({ list.hasWord($0) }) {
        return false
      }
    }
    if let id, element.attribute("id")?.elementsEqual(id) != true { return false }
    for test in attributes {
      guard let value = element.attribute(named: test.name), test.accepts(value) else {
        return false
      }
    }
    return true
  }
}

extension ElementTest.AttributeTest {
  func accepts(_ found: UnsafeBufferPointer<UInt8>) -> Bool {
    switch relation {
    case .exists: return true
    case .equals: return found.elementsEqual(value)
    case .begins: return found.starts(with: value)
    case .ends: return found.count >= value.count && found.suffix(value.count).elementsEqual(value)
    case .hasWord: return value.withUnsafeBufferPointer { found.hasWord($0) }
    case .contains:
      guard !value.isEmpty, found.count >= value.count else { return value.isEmpty }
      for start in 0...(found.count - value.count)
      where found[start..<(start + value.count)].elementsEqual(value) {
        return true
      }
      return false
    }
  }
}

extension Substring {
  /// Without white space at its ends.
  fileprivate var filled: String {
    var utf8 = self.utf8[...]
    while let first = utf8.first, first <= 0x20 { utf8.removeFirst() }
    while let last = utf8.last, last <= 0x20 { utf8.removeLast() }
    return String(Substring(utf8))
  }
}
