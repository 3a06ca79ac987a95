/// What a transform finds in a row of elements, one after the other and only as far as asked.
///
/// `lazy.compactMap` on a collection looks at the elements in front several times, once for every
/// question about its start; here each element is looked at once.
struct FoundOnce<Base: IteratorProtocol, Found>: Sequence, IteratorProtocol {
  private var base: Base
  private let transform: (Base.Element) -> Found?

  fileprivate init(_ base: Base, _ transform: @escaping (Base.Element) -> Found?) {
    self.base = base
    self.transform = transform
  }

  mutating func next() -> Found? {
    while let element = base.next() {
      if let found = transform(element) { return found }
    }
    return nil
  }

  var first: Found? {
    var rest = self
    return rest.next()
  }
}

extension Sequence {
  func found<Found>(_ transform: @escaping (Element) -> Found?) -> FoundOnce<Iterator, Found> {
    FoundOnce(makeIterator(), transform)
  }
}

extension [UInt8] {
  /// Whether a stretch of the bytes begins with some others.
  func begins(_ range: Range<Int>, with beginning: [UInt8]) -> Bool {
    guard beginning.count <= range.count else { return false }
    var i = 0
    while i < beginning.count {
      if self[range.lowerBound + i] != beginning[i] { return false }
      i += 1
    }
    return true
  }
}
