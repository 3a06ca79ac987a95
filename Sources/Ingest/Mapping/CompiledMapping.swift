import Markup
import Settings

/// What a selector of a mapping finds.
enum MappedField: Int, Sendable, CaseIterable {
  case conversation, turn
  case conversationID, agent, customer, subject, queue, opened, closed
  case speaker, time, text, role
}

/// A mapping with its selectors taken apart, ready to be matched element by element.
///
/// All simple tests of all selectors get a bit each; an element is tested once, and selectors then
/// only compare bits up the open elements.
struct CompiledMapping: Sendable {
  struct Joined: Sendable {
    var joint: MappingSelector.Joint
    var bit: UInt64
  }

  /// What must be looked at for every element, as plain data: no arrays to be counted.
  struct Quick: Sendable {
    /// Bit of the last step; an element without it is not found. 0: the scope's own element.
    var lastBit: UInt64
    var isTurnField: Bool
  }

  /// One alternative of one field.
  struct Finder: Sendable {
    var field: MappedField
    var steps: [Joined]
    var attribute: [UInt8]?
  }

  struct Test: Sendable {
    var test: ElementTest
    var bit: UInt64
    /// Index of its name in the vocabulary; -1: any element.
    var code: Int
  }

  let mapping: FormatMapping
  private(set) var vocabulary: [String] = []
  private(set) var tests: [Test] = []
  private(set) var conversation: [Finder] = []
  private(set) var turn: [Finder] = []
  /// Fields looked for inside a conversation, inside or outside of turns.
  private(set) var fields: [Finder] = []
  /// For each finder in `fields`.
  private(set) var quick: [Quick] = []
  /// Bits that an element has by its name alone, by code + 1.
  private(set) var nameBits: [UInt64] = []
  /// Tests that look at attributes.
  private(set) var attributeTests: [Test] = []
  /// For each of them the code of its element's name, -1 for any.
  private(set) var attributeCodes: [Int] = []
  /// For each of them its class where it asks for one class and nothing else; empty otherwise.
  private(set) var singleClasses: [[UInt8]] = []
  /// What must appear in a file for this mapping to fit it.
  private(set) var needed: [ElementTest] = []
  private(set) var conversationBits: UInt64 = 0
  private(set) var turnBits: UInt64 = 0
  private(set) var fieldBits: UInt64 = 0
  /// The attribute of a turn that tells its role, as bytes.
  let roleAttribute: [UInt8]?
  /// Whether a turn is the conversation's own element.
  let isTurnConversation: Bool

  /// Compiles a mapping.
  ///
  /// - Throws: every mistake in its selectors, with the key it stands under.
  init(_ mapping: FormatMapping) throws(MappingProblems) {
    self.mapping = mapping
    roleAttribute = mapping.role?.attribute.map { Array($0.utf8) }
    isTurnConversation = mapping.turn == mapping.conversation || mapping.turn == "."
    var problems: [MappingProblems.Problem] = []
    var found: [(MappedField, MappingSelector)] = []
    for (field, key, text) in CompiledMapping.selectors(of: mapping) {
      do throws(MappingSelector.Problem) {
        let selector =
          switch mapping.kind {
          case .genericXML: try MappingSelector(path: text, isOuter: field == .conversation)
          case .genericChatHTML: try MappingSelector(css: text)
          }
        if field == .conversation || (field == .turn && !isTurnConversation),
          selector.alternatives.contains(where: { $0.steps.isEmpty || $0.attribute != nil })
        {
          problems.append(.init(key: key, message: "must name an element"))
        }
        found.append((field, selector))
      } catch {
        problems.append(.init(key: key, message: error.message))
      }
    }
    let distinct = found.flatMap { $0.1.tests }
    var bits: [ElementTest: UInt64] = [:]
    var codes: [String: Int] = [:]
    for test in distinct where bits[test] == nil {
      if bits.count == 64 {
        problems.append(.init(key: "turn", message: "the mapping has more than 64 selectors"))
        break
      }
      let bit = UInt64(1) << UInt64(bits.count)
      bits[test] = bit
      var code = -1
      if let name = test.name {
        let word = String(decoding: name, as: UTF8.self)
        code = codes[word] ?? vocabulary.count
        if code == vocabulary.count {
          codes[word] = code
          vocabulary.append(word)
        }
      }
      tests.append(Test(test: test, bit: bit, code: code))
    }
    if !problems.isEmpty { throw MappingProblems(problems: problems) }
    for (field, selector) in found {
      for alternative in selector.alternatives {
        let finder = Finder(
          field: field,
          steps: alternative.steps.map { Joined(joint: $0.joint, bit: bits[$0.test] ?? 0) },
          attribute: alternative.attribute)
        switch field {
        case .conversation: conversation.append(finder)
        case .turn: turn.append(finder)
        default: fields.append(finder)
        }
      }
    }
    prepare()
  }

  private mutating func prepare() {
    nameBits = Array(repeating: 0, count: vocabulary.count + 1)
    for test in tests {
      if !test.test.isOnlyName {
        attributeTests.append(test)
      } else if test.code >= 0 {
        nameBits[test.code + 1] |= test.bit
      } else {
        for i in nameBits.indices { nameBits[i] |= test.bit }
      }
    }
    attributeCodes = attributeTests.map(\.code)
    singleClasses = attributeTests.map { test in
      let asks = test.test
      return asks.classes.count == 1 && asks.id == nil && asks.attributes.isEmpty
        ? asks.classes[0] : []
    }
    // Of alternatives any one may be absent: only what every alternative needs is wanted.
    let finders = conversation + turn + fields.filter { $0.field == .text || $0.field == .speaker }
    let masks = MappedField.allCases.map { field in
      finders.filter { $0.field == field }.map { finder in
        finder.steps.reduce(UInt64(0)) { $0 | $1.bit }
      }
    }
    let bits = masks.filter { !$0.isEmpty }.reduce(UInt64(0)) { all, alternatives in
      all | alternatives.dropFirst().reduce(alternatives[0], &)
    }
    needed = tests.filter { $0.bit & bits != 0 }.map(\.test)
    quick = fields.map { finder in
      Quick(
        lastBit: finder.steps.last?.bit ?? 0,
        isTurnField: finder.field.rawValue >= MappedField.speaker.rawValue)
    }
    conversationBits = conversation.reduce(0) { $0 | ($1.steps.last?.bit ?? 0) }
    turnBits = turn.reduce(0) { $0 | ($1.steps.last?.bit ?? 0) }
    fieldBits = quick.reduce(0) { $0 | $1.lastBit }
  }

  private static func selectors(
    of mapping: FormatMapping
  ) -> [(MappedField, key: String, String)] {
    var all: [(MappedField, key: String, String)] = [
      (.conversation, "conversation", mapping.conversation), (.turn, "turn", mapping.turn),
      (.text, "text", mapping.text),
    ]
    func add(_ field: MappedField, _ key: String, _ text: String?) {
      if let text { all.append((field, key, text)) }
    }
    add(.conversationID, "conversation_id", mapping.conversationID)
    add(.agent, "agent", mapping.agent)
    add(.customer, "customer", mapping.customer)
    add(.subject, "subject", mapping.subject)
    add(.queue, "queue", mapping.queue)
    add(.opened, "opened", mapping.opened)
    add(.closed, "closed", mapping.closed)
    add(.speaker, "speaker", mapping.speaker)
    add(.time, "time", mapping.time)
    add(.role, "role.element", mapping.role?.element)
    return all
  }
}

/// What is wrong with the selectors of a mapping in `pipeline.json`.
package struct MappingProblems: Error, Hashable, Sendable {
  package struct Problem: Hashable, Sendable {
    /// Key under the mapping, such as `turn` or `role.element`.
    package var key: String
    package var message: String
  }
  package var problems: [Problem]
}

extension FormatMapping {
  /// Mistakes in this mapping's paths or selectors; empty if there are none.
  package var selectorProblems: [MappingProblems.Problem] {
    do throws(MappingProblems) {
      _ = try CompiledMapping(self)
      return []
    } catch {
      return error.problems
    }
  }
}
