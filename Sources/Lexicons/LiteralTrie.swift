/// One literal's part in one pattern, packed: pattern, step, and what must be true of its place.
struct LiteralUse: Hashable, Comparable {
  let packed: UInt32

  static let endsWordBit: UInt32 = 1
  static let startsSentenceBit: UInt32 = 2

  init(pattern: Int, step: Int, startsSentence: Bool, endsWord: Bool) {
    packed =
      UInt32(truncatingIfNeeded: pattern) << 8 | UInt32(truncatingIfNeeded: step & 3) << 4
      | (startsSentence ? LiteralUse.startsSentenceBit : 0)
      | (endsWord ? LiteralUse.endsWordBit : 0)
  }

  var pattern: Int { Int(packed >> 8) }
  var step: UInt32 { packed >> 4 & 3 }

  static func < (a: LiteralUse, b: LiteralUse) -> Bool { a.packed < b.packed }
}

/// All literals of a pattern set as a radix tree, to be walked from each word's start.
///
/// Compared with an automaton over all bytes it needs no failure links, stays small, and most words
/// leave it after two or three bytes. A node's children stand side by side, so that the few of most
/// nodes are found in one cache line; nodes with many have a table.
struct LiteralTrie: Sendable {
  struct Node: Sendable {
    /// Where the bytes to compare after `byte` begin in `labels`.
    var label: UInt32 = 0
    /// Where its uses begin in `uses`.
    var use: UInt32 = 0
    /// Its first child in `nodes`, or its table's begin in `rows`.
    var child: UInt32 = 0
    var useCount: UInt16 = 0
    var labelCount: UInt8 = 0
    /// How many children there are; `LiteralTrie.tabular` where they are in a table.
    var childCount: UInt8 = 0
    /// The byte that leads here.
    var byte: UInt8 = 0
  }

  static let tabular: UInt8 = 255
  private static let mostInLine = 6

  private(set) var nodes: [Node] = []
  private(set) var labels: [UInt8] = []
  private(set) var uses: [LiteralUse] = []
  /// Child by table and byte class; 0 is none (the root is nobody's child).
  private(set) var rows: [UInt32] = []
  /// Class of each byte; 0 for bytes that lead nowhere.
  private(set) var classes: [UInt8] = Array(repeating: 0, count: 256)
  private var width: Int = 1

  /// - Parameter literals: not empty, at most 250 bytes long.
  init(_ literals: LiteralPool) {
    var isUsed = [Bool](repeating: false, count: 256)
    for byte in literals.bytes { isUsed[Int(byte)] = true }
    for byte in 0..<256 where isUsed[byte] {
      classes[byte] = UInt8(truncatingIfNeeded: width)
      width += 1
    }
    let entries = literals.sorted()
    nodes.reserveCapacity(entries.count * 2)
    nodes.append(Node(childCount: LiteralTrie.tabular))
    rows = Array(repeating: 0, count: width)
    literals.bytes.withUnsafeBufferPointer { pool in
      entries.withUnsafeBufferPointer { fill(0, $0, 0..<entries.count, pool, depth: 0) }
    }
  }

  /// Completes a node, whose entries share their first `depth` bytes, and makes its children.
  private mutating func fill(
    _ index: Int, _ entries: UnsafeBufferPointer<LiteralPool.Entry>, _ range: Range<Int>,
    _ pool: UnsafeBufferPointer<UInt8>, depth: Int
  ) {
    guard !range.isEmpty else { return }
    var shared = depth
    var i = range.lowerBound
    if index > 0 {
      let first = entries[range.lowerBound]
      let last = entries[range.upperBound - 1]
      while shared < first.count, shared < last.count,
        pool[first.start + shared] == pool[last.start + shared]
      {
        shared += 1
      }
      nodes[index].label = UInt32(labels.count)
      nodes[index].labelCount = UInt8(shared - depth)
      labels += pool[(first.start + depth)..<(first.start + shared)]
      nodes[index].use = UInt32(uses.count)
      while i < range.upperBound, entries[i].count == shared {
        if uses.count == Int(nodes[index].use) || uses[uses.count - 1] != entries[i].use {
          uses.append(entries[i].use)
        }
        i += 1
      }
      nodes[index].useCount = UInt16(uses.count - Int(nodes[index].use))
    }
    var groups: [Range<Int>] = []
    while i < range.upperBound {
      let byte = pool[entries[i].start + shared]
      var end = i + 1
      while end < range.upperBound, pool[entries[end].start + shared] == byte { end += 1 }
      groups.append(i..<end)
      i = end
    }
    guard !groups.isEmpty else { return }
    let firstChild = nodes.count
    for group in groups {
      nodes.append(Node(byte: pool[entries[group.lowerBound].start + shared]))
    }
    if index > 0 && groups.count <= LiteralTrie.mostInLine {
      nodes[index].child = UInt32(firstChild)
      nodes[index].childCount = UInt8(groups.count)
    } else {
      let row = index == 0 ? 0 : rows.count
      if index > 0 { rows += repeatElement(0, count: width) }
      nodes[index].child = UInt32(row)
      nodes[index].childCount = LiteralTrie.tabular
      for place in groups.indices {
        rows[row + Int(classes[Int(nodes[firstChild + place].byte)])] = UInt32(firstChild + place)
      }
    }
    for (place, group) in groups.enumerated() {
      fill(firstChild + place, entries, group, pool, depth: shared + 1)
    }
  }
}

/// Literals with their uses, as a tree is made of them.
struct LiteralPool {
  struct Entry {
    var start: Int
    var count: Int
    var use: LiteralUse
    /// The first eight bytes, the first one highest, zeros behind the end.
    fileprivate var key: UInt64
  }

  private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// Longer literals are cut: what is left is still required.
  static let longest = 250

  init() {}

  mutating func add(_ literal: RequiredLiteral, pattern: Int, step: Int) {
    let isCut = literal.bytes.count > LiteralPool.longest
    let start = bytes.count
    bytes += isCut ? literal.bytes[..<LiteralPool.longest] : literal.bytes[...]
    var key: UInt64 = 0
    for k in 0..<8 {
      key = key << 8 | (start + k < bytes.count ? UInt64(bytes[start + k]) : 0)
    }
    entries.append(
      Entry(
        start: start, count: bytes.count - start,
        use: LiteralUse(
          pattern: pattern, step: step, startsSentence: literal.startsSentence,
          endsWord: literal.endsWord && !isCut), key: key))
  }

  /// By bytes, then by use.
  func sorted() -> [Entry] {
    bytes.withUnsafeBufferPointer { pool in
      entries.sorted { a, b in
        if a.key != b.key { return a.key < b.key }
        let common = min(a.count, b.count)
        var k = min(8, common)
        while k < common {
          let x = pool[a.start + k]
          let y = pool[b.start + k]
          if x != y { return x < y }
          k += 1
        }
        return a.count == b.count ? a.use < b.use : a.count < b.count
      }
    }
  }
}
