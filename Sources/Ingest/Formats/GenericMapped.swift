import Conversations
import Markup
import Settings

/// XML described in `pipeline.json` by element paths.
struct GenericXML: Format {
  private let mapping: FormatMapping

  init(_ mapping: FormatMapping) { self.mapping = mapping }

  var id: String { mapping.id }

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML else { return nil }
    return MappedFormat.recognize(mapping, sample)
  }

  func read(_ reading: Reading) { MappedFormat.read(mapping, reading, as: .xml) }
}

/// HTML described in `pipeline.json` by CSS-like selectors.
struct GenericChatHTML: Format {
  private let mapping: FormatMapping

  init(_ mapping: FormatMapping) { self.mapping = mapping }

  var id: String { mapping.id }

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    return MappedFormat.recognize(mapping, sample)
  }

  func read(_ reading: Reading) { MappedFormat.read(mapping, reading, as: .html) }
}

/// What both have in common.
private enum MappedFormat {
  static func recognize(_ mapping: FormatMapping, _ sample: Sample) -> Recognition? {
    let strength: Recognition.Strength
    if let detect = mapping.detect {
      guard sample.bytes.contains(detect) else { return nil }
      strength = .certain
    } else {
      guard let compiled = try? CompiledMapping(mapping) else { return nil }
      let finders =
        compiled.conversation + compiled.turn
        + compiled.fields.filter { $0.field == .text || $0.field == .speaker }
      // Of alternatives any one may be absent: only what every alternative needs is wanted.
      let needed = MappedField.allCases.map { field in
        finders.filter { $0.field == field }.map { finder in
          finder.steps.reduce(UInt64(0)) { $0 | $1.bit }
        }
      }
      .filter { !$0.isEmpty }
      .reduce(UInt64(0)) { all, masks in all | masks.dropFirst().reduce(masks[0], &) }
      let wanted = compiled.tests.filter { $0.bit & needed != 0 }
      guard !wanted.isEmpty, wanted.allSatisfy({ sample.shows($0.test) }) else { return nil }
      // `body` and `p` alone are in every page.
      let isTelling =
        mapping.kind == .genericXML
        || wanted.contains { !$0.test.classes.isEmpty || $0.test.id != nil }
      strength = isTelling ? .certain : .weak
    }
    return Recognition(strength, "what the mapping \"\(mapping.id)\" looks for")
  }

  static func read(_ mapping: FormatMapping, _ reading: Reading, as kind: MarkupKind) {
    do throws(MappingProblems) {
      var handler = MappingReader(try CompiledMapping(mapping), reading)
      reading.parse(as: kind, into: &handler)
    } catch {
      let first = error.problems.first
      reading.reject(
        code: "bad-mapping",
        reason: "the mapping \"\(mapping.id)\" cannot be used: \(first?.key ?? ""): "
          + (first?.message ?? ""))
    }
  }
}

extension Sample {
  /// Whether the tokens of a test appear, each somewhere.
  fileprivate func shows(_ test: ElementTest) -> Bool {
    if let name = test.name, !has(element: name) { return false }
    if let id = test.id, !has(id: id) { return false }
    return test.classes.allSatisfy { has(class: $0) }
  }
}

extension [UInt8] {
  fileprivate func contains(_ word: String) -> Bool {
    let needle = Array(word.utf8)
    guard !needle.isEmpty, count >= needle.count else { return false }
    for i in 0...(count - needle.count) where self[i] == needle[0] {
      if self[i..<(i + needle.count)].elementsEqual(needle) { return true }
    }
    return false
  }
}
