import Conversations
import Markup

/// Counts what repeats in a file of unknown structure: paths of elements with their texts and
/// attributes. Reads the first two megabytes.
struct StructureSurvey: MarkupHandler {
  /// What stands at one path, an element's text or an attribute.
  struct Field {
    var count = 0
    var filled = 0
    var bytes = 0
    var clocks = 0
    /// Short values, each once, at most eight.
    var values: [String] = []
    var hasManyValues = false

    /// Bytes of the average value.
    var average: Int { filled == 0 ? 0 : bytes / filled }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
      guard !text.isEmpty else { return }
      filled += 1
      bytes += text.count
      if clocks == filled - 1, text.count <= 60, Self.isClock(text) { clocks += 1 }
      guard !hasManyValues else { return }
      if text.count > 60 || values.count == 8 {
        let value = text.string
        if text.count > 60 || !values.contains(value) { hasManyValues = true }
        return
      }
      let value = text.string
      if !values.contains(value) { values.append(value) }
    }

    /// Whether nearly all values are clocks.
    var isClock: Bool { filled > 0 && clocks == filled }

    private static func isClock(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      let parsed = ClockParser.parse(text)
      return parsed.epoch != nil || parsed.secondOfDay != nil
    }
  }

  private static let bytesAtMost = 2 << 20
  private static let pathsAtMost = 4_000

  var vocabulary: [String] { [] }
  let isHTML: Bool
  /// By path: components joined by a line feed, an attribute behind a last `@`.
  private(set) var fields: [String: Field] = [:]
  /// Paths in order of appearance.
  private(set) var order: [String] = []
  private var path: [String] = []
  private var texts: [[UInt8]] = []
  private var seen = 0

  init(isHTML: Bool) { self.isHTML = isHTML }

  var isFinished: Bool { seen > StructureSurvey.bytesAtMost }

  mutating func start(_ element: ElementEvent) {
    seen += element.name.count + 2
    var component = element.name.string
    if isHTML, let word = element.attribute("class")?.split(whereSeparator: { $0 <= 0x20 }).first {
      component += "." + String(decoding: word, as: UTF8.self)
    }
    path.append(component)
    texts.append([])
    let key = path.joined(separator: "\n")
    note(key) { $0.count += 1 }
    var attributes: [(String, [UInt8])] = []
    element.forEachAttribute { name, value in
      attributes.append((name.string, Array(value.prefix(400))))
    }
    for (name, value) in attributes {
      seen += value.count
      note(key + "\n@" + name) { field in
        field.count += 1
        value.withUnsafeBufferPointer { field.add($0.trimmed) }
      }
    }
  }

  mutating func end(_ element: ElementEnd) {
    guard let text = texts.popLast() else { return }
    let key = path.joined(separator: "\n")
    note(key) { field in text.withUnsafeBufferPointer { field.add($0.trimmed) } }
    path.removeLast()
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    seen += bytes.count
    guard let last = texts.indices.last, texts[last].count < 4096 else { return }
    texts[last].append(contentsOf: bytes)
  }

  private mutating func note(_ key: String, _ change: (inout Field) -> Void) {
    if fields[key] == nil {
      guard fields.count < StructureSurvey.pathsAtMost else { return }
      order.append(key)
      fields[key] = Field()
    }
    change(&fields[key, default: Field()])
  }
}
