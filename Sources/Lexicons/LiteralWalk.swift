internal import Conversations

/// Walks a sentence along a pattern set's literals.
///
/// Its tables are plain memory: on this path bounds, ownership and exclusivity checks would cost
/// more than the work.
struct LiteralWalk {
  private let nodes: UnsafeMutableBufferPointer<LiteralTrie.Node>
  private let rows: UnsafeMutableBufferPointer<UInt32>
  private let labels: UnsafeMutableBufferPointer<UInt8>
  private let uses: UnsafeMutableBufferPointer<LiteralUse>
  /// Byte classes of the trie, then the kinds of bytes.
  private let classes: UnsafeMutableBufferPointer<UInt8>
  private let steps: UnsafeMutableBufferPointer<UInt8>
  /// For each pattern the sentence's number and the next step, packed.
  private let progress: UnsafeMutableBufferPointer<UInt32>
  private let found: UnsafeMutableBufferPointer<Int32>
  private let alwaysTried: [Int32]
  private var sentence: UInt32 = 0

  private enum Kind {
    static let other: UInt8 = 0
    static let word: UInt8 = 1
    /// Begins a letter of two bytes.
    static let letter: UInt8 = 2
    /// Letters but for × and ÷.
    static let latin: UInt8 = 3
    static let two: UInt8 = 4
    static let three: UInt8 = 5
    static let four: UInt8 = 6
  }

  init(_ set: PatternSet, _ trie: LiteralTrie, sides: Sides) {
    nodes = LiteralWalk.copy(trie.nodes)
    rows = LiteralWalk.copy(trie.rows)
    labels = LiteralWalk.copy(trie.labels)
    uses = LiteralWalk.copy(trie.uses)
    classes = LiteralWalk.copy(trie.classes + (0..<256).map { LiteralWalk.kind(UInt8($0)) })
    steps = LiteralWalk.copy(set.steps)
    progress = LiteralWalk.copy(Array(repeating: 0, count: set.count))
    found = LiteralWalk.copy(Array(repeating: 0, count: set.count))
    alwaysTried = set.alwaysTried.filter { !set.sides[Int($0)].isDisjoint(with: sides) }
  }

  func deallocate() {
    nodes.deallocate()
    rows.deallocate()
    labels.deallocate()
    uses.deallocate()
    classes.deallocate()
    steps.deallocate()
    progress.deallocate()
    found.deallocate()
  }

  private static func copy<T>(_ array: [T]) -> UnsafeMutableBufferPointer<T> {
    let buffer = UnsafeMutableBufferPointer<T>.allocate(capacity: max(1, array.count))
    _ = buffer.initialize(from: array)
    return buffer
  }

  private static func kind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: Kind.word
    case 0..<0x80: Kind.other
    case 0xD0, 0xD1, 0xC4...0xC9: Kind.letter
    case 0xC3: Kind.latin
    case 0..<0xE0: Kind.two
    case 0..<0xF0: Kind.three
    default: Kind.four
    }
  }

  mutating func candidates(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, adding others: Set<Int32> = []
  ) -> UnsafeMutableBufferPointer<Int32>.SubSequence {
    var count = 0
    for pattern in alwaysTried {
      found[count] = pattern
      count += 1
    }
    sentence += 1
    if sentence == 1 << 24 {
      progress.update(repeating: 0)
      sentence = 1
    }
    let stamp = sentence << 8
    let end = range.upperBound
    var i = range.lowerBound
    var isInWord = false
    while i < end {
      switch classes[256 + Int(bytes[i])] {
      case Kind.word:
        if !isInWord {
          visit(bytes, i, range, stamp, &count)
          isInWord = true
        }
        i += 1
        while i < end && classes[256 + Int(bytes[i])] == Kind.word { i += 1 }
      case Kind.other:
        isInWord = false
        i += 1
      case Kind.letter:
        if !isInWord {
          visit(bytes, i, range, stamp, &count)
          isInWord = true
        }
        i += 2
      case Kind.latin:
        if !isInWord { visit(bytes, i, range, stamp, &count) }
        isInWord = i + 1 < end && bytes[i + 1] != 0x97 && bytes[i + 1] != 0xB7
        i += 2
      case let kind:
        // Perhaps a letter, perhaps not: what follows may begin a word.
        if !isInWord { visit(bytes, i, range, stamp, &count) }
        isInWord = false
        i += Int(kind) - 2
      }
    }
    if !others.isEmpty {
      let own = Set(found[..<count])
      for pattern in others.subtracting(own).sorted() {
        found[count] = pattern
        count += 1
      }
    }
    return found[..<count]
  }

  /// Follows the tree from a word's start.
  @inline(__always)
  private func visit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ range: ByteRange, _ stamp: UInt32,
    _ count: inout Int
  ) {
    let end = range.upperBound
    // The root's table is the first one.
    var place = Int(rows[Int(classes[Int(bytes[start])])])
    if place == 0 { return }
    var k = start + 1
    while true {
      let node = nodes[place]
      if node.labelCount > 0 {
        var label = Int(node.label)
        let labelEnd = label + Int(node.labelCount)
        if end - k < labelEnd - label { return }
        while label < labelEnd {
          if bytes[k] != labels[label] { return }
          k += 1
          label += 1
        }
      }
      if node.useCount > 0 {
        let goesOn = k < end && continuesWord(bytes, k, end)
        // Bits that a use must not have here.
        let forbidden: UInt32 =
          (goesOn ? LiteralUse.endsWordBit : 0)
          | (start == range.lowerBound ? 0 : LiteralUse.startsSentenceBit)
        record(Int(node.use), Int(node.useCount), stamp, forbidden, &count)
      }
      if k >= end { return }
      let byte = bytes[k]
      if node.childCount == LiteralTrie.tabular {
        place = Int(rows[Int(node.child) + Int(classes[Int(byte)])])
        if place == 0 { return }
      } else {
        place = Int(node.child)
        let last = place + Int(node.childCount)
        while place < last && nodes[place].byte < byte { place += 1 }
        if place == last || nodes[place].byte != byte { return }
      }
      k += 1
    }
  }

  @inline(__always)
  private func continuesWord(_ bytes: UnsafeBufferPointer<UInt8>, _ k: Int, _ end: Int) -> Bool {
    switch classes[256 + Int(bytes[k])] {
    case Kind.word, Kind.letter: true
    case Kind.latin: k + 1 < end && bytes[k + 1] != 0x97 && bytes[k + 1] != 0xB7
    default: false
    }
  }

  @inline(__always)
  private func record(
    _ first: Int, _ useCount: Int, _ stamp: UInt32, _ forbidden: UInt32,
    _ count: inout Int
  ) {
    for index in first..<(first + useCount) {
      let use = uses[index]
      if use.packed & forbidden != 0 { continue }
      let pattern = use.pattern
      let state = progress[pattern]
      let step = state & 0xFFFF_FF00 == stamp ? state & 0xFF : 0
      guard step == use.step else { continue }
      progress[pattern] = stamp | (step + 1)
      if step + 1 == UInt32(steps[pattern]) {
        found[count] = Int32(truncatingIfNeeded: pattern)
        count += 1
      }
    }
  }
}
