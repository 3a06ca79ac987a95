package import Conversations

/// Looks for the patterns of one set; for one thread.
///
/// Compiles a pattern when its literals first occur: of a few hundred patterns a night meets some,
/// and a small night few.
package final class PatternMatcher {
  /// A match of one pattern: `range` counts from the sentence's first folded byte, and neither
  /// begins nor ends with a space.
  package struct Match: Hashable, Sendable {
    package var pattern: Int
    package var range: Range<Int>
  }

  package let set: PatternSet
  private var compiled: [CompiledPattern?]
  private let scratch = MatchScratch()
  /// For each pattern the sentence's number and the next step, packed.
  private let progress: UnsafeMutableBufferPointer<UInt32>
  private var sentence: UInt32 = 0
  private(set) var candidates: [Int32] = []

  /// How many matches of one pattern in one sentence are looked for.
  private static let mostMatches = 16

  package init(_ set: PatternSet) {
    self.set = set
    compiled = Array(repeating: nil, count: set.count)
    progress = .allocate(capacity: max(1, set.count))
    progress.initialize(repeating: 0)
  }

  deinit { progress.deallocate() }

  /// Every match in a sentence, by pattern, those of one pattern in order.
  ///
  /// - Parameters:
  ///   - folded: the conversation's folded bytes.
  ///   - range: the sentence in them.
  ///   - sides: patterns for other sides are left out.
  ///   - found: gets the matches.
  package func matches(
    in folded: [UInt8], _ range: ByteRange, sides: Sides, _ found: (Match) -> Void
  ) {
    folded.withUnsafeBufferPointer { bytes in
      prefilter(bytes, range, sides: sides)
      guard !candidates.isEmpty else { return }
      let subject = UnsafeBufferPointer(rebasing: bytes[range])
      for index in candidates { verify(Int(index), subject, found) }
    }
  }

  /// Whether any pattern matches.
  package func matchesAny(in folded: [UInt8], _ range: ByteRange, sides: Sides = .both) -> Bool {
    folded.withUnsafeBufferPointer { bytes in
      prefilter(bytes, range, sides: sides)
      let subject = UnsafeBufferPointer(rebasing: bytes[range])
      return candidates.contains { index in
        code(Int(index))?.match(subject, from: 0, scratch: scratch) != nil
      }
    }
  }

  func code(_ index: Int) -> CompiledPattern? {
    if let code = compiled[index] { return code }
    // A pattern that does not compile was reported by `checked`, or is one of ours and tested.
    let code = set.expanded(index).flatMap { try? CompiledPattern($0) }
    compiled[index] = code
    return code
  }

  func verify(_ index: Int, _ subject: UnsafeBufferPointer<UInt8>, _ found: (Match) -> Void) {
    guard let code = code(index) else { return }
    var offset = 0
    for _ in 0..<PatternMatcher.mostMatches {
      guard let match = code.match(subject, from: offset, scratch: scratch) else { return }
      var start = match.lowerBound
      var end = match.upperBound
      while start < end && subject[start] == 0x20 { start += 1 }
      while end > start && subject[end - 1] == 0x20 { end -= 1 }
      if start < end { found(Match(pattern: index, range: start..<end)) }
      offset = max(match.upperBound, match.lowerBound + 1)
      while offset < subject.count && subject[offset] & 0xC0 == 0x80 { offset += 1 }
      if offset >= subject.count { return }
    }
  }

  /// Fills `candidates` with the patterns whose literals occur in order, and those without any.
  func prefilter(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, sides: Sides) {
    candidates.removeAll(keepingCapacity: true)
    for index in set.alwaysTried where !set.sides[Int(index)].isDisjoint(with: sides) {
      candidates.append(index)
    }
    sentence += 1
    if sentence == 1 << 24 {
      progress.update(repeating: 0)
      sentence = 1
    }
    let trie = set.trie
    trie.nodes.withUnsafeBufferPointer { nodes in
      trie.children.withUnsafeBufferPointer { children in
        trie.classes.withUnsafeBufferPointer { classes in
          trie.labels.withUnsafeBufferPointer { labels in
            trie.uses.withUnsafeBufferPointer { uses in
              walk(
                bytes, range, sides: UInt32(sides.rawValue),
                Tables(
                  nodes: nodes, children: children, classes: classes, labels: labels, uses: uses))
            }
          }
        }
      }
    }
  }

  private struct Tables {
    var nodes: UnsafeBufferPointer<LiteralTrie.Node>
    var children: UnsafeBufferPointer<Int32>
    var classes: UnsafeBufferPointer<UInt8>
    var labels: UnsafeBufferPointer<UInt8>
    var uses: UnsafeBufferPointer<LiteralUse>
  }

  private func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, sides: UInt32, _ tables: Tables
  ) {
    let end = range.upperBound
    let root = Int(tables.nodes[0].row)
    guard root >= 0 else { return }
    var i = range.lowerBound
    var isInWord = false
    while i < end {
      let byte = bytes[i]
      if byte < 0x80 {
        if PatternMatcher.isWord(byte) {
          if !isInWord { visit(bytes, i, range.lowerBound, end, root, sides: sides, tables) }
          isInWord = true
        } else {
          isInWord = false
        }
        i += 1
        continue
      }
      if !isInWord { visit(bytes, i, range.lowerBound, end, root, sides: sides, tables) }
      isInWord = PatternMatcher.isLetter(lead: byte, next: bytes[i + 1])
      i += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
      || byte >= 0x41 && byte <= 0x5A
  }

  /// Whether a character outside ASCII surely is a letter: only then it joins words.
  @inline(__always)
  private static func isLetter(lead: UInt8, next: UInt8) -> Bool {
    switch lead {
    case 0xD0, 0xD1, 0xC4...0xC9: true
    case 0xC3: next != 0x97 && next != 0xB7
    default: false
    }
  }

  /// Follows the tree from a word's start.
  @inline(__always)
  private func visit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int, _ end: Int, _ root: Int,
    sides: UInt32, _ tables: Tables
  ) {
    var k = start
    var row = root
    while k < end {
      let child = Int(tables.children[row + Int(tables.classes[Int(bytes[k])])])
      if child == 0 { return }
      let node = tables.nodes[child]
      k += 1
      var label = Int(node.label)
      let labelEnd = Int(node.labelEnd)
      if end - k < labelEnd - label { return }
      while label < labelEnd {
        if bytes[k] != tables.labels[label] { return }
        k += 1
        label += 1
      }
      if node.use < node.useEnd {
        record(
          Int(node.use)..<Int(node.useEnd), bytes, k, end, sides: sides, isFirst: start == first,
          tables)
      }
      if node.row < 0 { return }
      row = Int(node.row)
    }
  }

  private func record(
    _ uses: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ k: Int, _ end: Int, sides: UInt32,
    isFirst: Bool, _ tables: Tables
  ) {
    let goesOn =
      k < end
      && (bytes[k] < 0x80
        ? PatternMatcher.isWord(bytes[k])
        : PatternMatcher.isLetter(lead: bytes[k], next: bytes[k + 1]))
    for index in uses {
      let use = tables.uses[index]
      if use.sides & sides == 0 || goesOn && use.endsWord || !isFirst && use.startsSentence {
        continue
      }
      let pattern = use.pattern
      let state = progress[pattern]
      let step = state >> 8 == sentence ? state & 0xFF : 0
      guard step == use.step else { continue }
      progress[pattern] = sentence << 8 | (step + 1)
      if step + 1 == UInt32(set.steps[pattern]) { candidates.append(Int32(pattern)) }
    }
  }
}
