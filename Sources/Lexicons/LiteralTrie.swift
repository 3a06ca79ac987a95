/// One literal's part in one pattern, packed: pattern, step, sides, and what must be true of its
/// place.
struct LiteralUse: Hashable, Comparable {
  private let packed: UInt32

  init(pattern: Int, step: Int, sides: UInt8, literal: RequiredLiteral) {
    packed =
      UInt32(truncatingIfNeeded: pattern) << 8 | UInt32(truncatingIfNeeded: step & 3) << 4
      | UInt32(sides & 3) << 2 | (literal.startsSentence ? 2 : 0) | (literal.endsWord ? 1 : 0)
  }

  var pattern: Int { Int(packed >> 8) }
  var step: UInt32 { packed >> 4 & 3 }
  var sides: UInt32 { packed >> 2 & 3 }
  var startsSentence: Bool { packed & 2 != 0 }
  var endsWord: Bool { packed & 1 != 0 }

  static func < (a: LiteralUse, b: LiteralUse) -> Bool { a.packed < b.packed }
}

/// All literals of a pattern set as a radix tree, to be walked from each word's start.
///
/// Compared with an automaton over all bytes it needs no failure links, stays small, and most words
/// leave it after two or three bytes.
struct LiteralTrie: Sendable {
  struct Node: Sendable {
    /// Bytes to compare after the one that led here: a range of `labels`.
    var label: Int32
    var labelEnd: Int32
    /// Range of `uses`.
    var use: Int32
    var useEnd: Int32
    /// The first entry of its row in `children`, or -1.
    var row: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var labels: [UInt8] = []
  private(set) var uses: [LiteralUse] = []
  /// Child by row and byte class; 0 is none (the root is nobody's child).
  private(set) var children: [Int32] = []
  /// Class of each byte; 0 for bytes that lead nowhere.
  private(set) var classes: [UInt8] = Array(repeating: 0, count: 256)
  private(set) var width: Int = 1

  /// - Parameter entries: literals that are not empty, with their uses.
  init(_ entries: [(bytes: [UInt8], use: LiteralUse)]) {
    var sorted = entries
    sorted.sort { a, b in
      a.bytes == b.bytes ? a.use < b.use : a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    var isUsed = [Bool](repeating: false, count: 256)
    for entry in sorted {
      for byte in entry.bytes { isUsed[Int(byte)] = true }
    }
    for byte in 0..<256 where isUsed[byte] {
      classes[byte] = UInt8(truncatingIfNeeded: width)
      width += 1
    }
    nodes.reserveCapacity(sorted.count * 2)
    _ = build(sorted[...], depth: 0, from: 0)
  }

  /// Makes the node of all entries that share their first `depth` bytes; its label is what they
  /// share from `from` on.
  private mutating func build(
    _ entries: ArraySlice<(bytes: [UInt8], use: LiteralUse)>, depth: Int, from: Int
  ) -> Int32 {
    let index = nodes.count
    nodes.append(Node(label: 0, labelEnd: 0, use: 0, useEnd: 0, row: -1))
    var shared = depth
    if let first = entries.first, let last = entries.last, index > 0 {
      while shared < first.bytes.count, shared < last.bytes.count,
        first.bytes[shared] == last.bytes[shared]
      {
        shared += 1
      }
      nodes[index].label = Int32(labels.count)
      labels += first.bytes[from..<shared]
      nodes[index].labelEnd = Int32(labels.count)
    }
    var i = entries.startIndex
    nodes[index].use = Int32(uses.count)
    while i < entries.endIndex, entries[i].bytes.count == shared {
      if uses.count == Int(nodes[index].use) || uses[uses.count - 1] != entries[i].use {
        uses.append(entries[i].use)
      }
      i += 1
    }
    nodes[index].useEnd = Int32(uses.count)
    guard i < entries.endIndex else { return Int32(index) }
    let row = children.count
    children += repeatElement(0, count: width)
    nodes[index].row = Int32(row)
    while i < entries.endIndex {
      let byte = entries[i].bytes[shared]
      var end = i
      while end < entries.endIndex, entries[end].bytes[shared] == byte { end += 1 }
      let child = build(entries[i..<end], depth: shared + 1, from: shared + 1)
      children[row + Int(classes[Int(byte)])] = child
      i = end
    }
    return Int32(index)
  }
}
