import Conversations
import Markup
import Settings

/// XML described in `pipeline.json` by element paths.
struct GenericXML: Format {
  private let format: MappedFormat

  init(_ mapping: FormatMapping) { format = MappedFormat(mapping) }

  var id: String { format.mapping.id }

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML else { return nil }
    return format.recognize(sample)
  }

  func read(_ reading: Reading) { format.read(reading, as: .xml) }
}

/// HTML described in `pipeline.json` by CSS-like selectors.
struct GenericChatHTML: Format {
  private let format: MappedFormat

  init(_ mapping: FormatMapping) { format = MappedFormat(mapping) }

  var id: String { format.mapping.id }

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    return format.recognize(sample)
  }

  func read(_ reading: Reading) { format.read(reading, as: .html) }
}

/// What both have in common: the mapping, taken apart once for all files.
private struct MappedFormat: Sendable {
  let mapping: FormatMapping
  private let compiled: Result<CompiledMapping, MappingProblems>

  init(_ mapping: FormatMapping) {
    self.mapping = mapping
    do throws(MappingProblems) {
      compiled = .success(try CompiledMapping(mapping))
    } catch {
      compiled = .failure(error)
    }
  }

  func recognize(_ sample: Sample) -> Recognition? {
    let reason = "what the mapping \"\(mapping.id)\" looks for"
    if let detect = mapping.detect {
      return sample.bytes.contains(detect) ? .certain(reason) : nil
    }
    guard case .success(let compiled) = compiled, !compiled.needed.isEmpty,
      compiled.needed.allSatisfy({ sample.shows($0) })
    else { return nil }
    // `body` and `p` alone are in every page.
    let isTelling =
      mapping.kind == .genericXML
      || compiled.needed.contains { !$0.classes.isEmpty || $0.id != nil }
    return Recognition(isTelling ? .certain : .weak, reason)
  }

  func read(_ reading: Reading, as kind: MarkupKind) {
    switch compiled {
    case .success(let compiled):
      var handler = MappingReader(compiled, reading)
      reading.parse(as: kind, into: &handler)
    case .failure(let error):
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
