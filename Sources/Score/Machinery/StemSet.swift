/// Distinct content stems, ascending; named and used as `Set` is, faster for the few of a sentence.
package struct StemSet: Sendable, Hashable, Sequence {
  private var stems: [UInt64] = []

  package init() {}

  /// - Parameter words: in any order; those without a stem are left out.
  init(_ words: ArraySlice<Word>) {
    stems.reserveCapacity(words.count)
    for word in words where word.stem != 0 { stems.append(word.stem) }
    stems.sort()
    removeRepeats()
  }

  /// - Parameter hashes: in any order, with repeats; zeros are no stems.
  init(hashes: some Sequence<UInt64>) {
    stems = hashes.filter { $0 != 0 }
    stems.sort()
    removeRepeats()
  }

  package var count: Int { stems.count }
  package var isEmpty: Bool { stems.isEmpty }
  package func makeIterator() -> IndexingIterator<[UInt64]> { stems.makeIterator() }

  package func contains(_ stem: UInt64) -> Bool {
    var low = 0
    var high = stems.count
    while low < high {
      let middle = (low + high) / 2
      if stems[middle] < stem { low = middle + 1 } else { high = middle }
    }
    return low < stems.count && stems[low] == stem
  }

  /// How many stems both hold.
  package func shared(with other: StemSet) -> Int {
    var count = 0
    forEachShared(other) { _ in
      count += 1
      return true
    }
    return count
  }

  package func isSubset(of other: StemSet) -> Bool { shared(with: other) == count }

  package func isDisjoint(with other: StemSet) -> Bool {
    var found = false
    forEachShared(other) { _ in
      found = true
      return false
    }
    return !found
  }

  package func intersection(_ other: StemSet) -> StemSet {
    var both = StemSet()
    forEachShared(other) {
      both.stems.append($0)
      return true
    }
    return both
  }

  package mutating func formUnion(_ other: StemSet) {
    guard !other.isEmpty else { return }
    if isEmpty {
      self = other
      return
    }
    stems.append(contentsOf: other.stems)
    stems.sort()
    removeRepeats()
  }

  package func union(_ other: StemSet) -> StemSet {
    var both = self
    both.formUnion(other)
    return both
  }

  /// Walks both in step for as long as the body says true.
  private func forEachShared(_ other: StemSet, _ body: (UInt64) -> Bool) {
    var i = 0
    var j = 0
    while i < stems.count, j < other.stems.count {
      if stems[i] < other.stems[j] {
        i += 1
      } else if other.stems[j] < stems[i] {
        j += 1
      } else {
        guard body(stems[i]) else { return }
        i += 1
        j += 1
      }
    }
  }

  private mutating func removeRepeats() {
    guard stems.count > 1 else { return }
    var kept = 1
    for i in 1..<stems.count where stems[i] != stems[kept - 1] {
      stems[kept] = stems[i]
      kept += 1
    }
    stems.removeLast(stems.count - kept)
  }
}
