/// A long row in pieces: one array would stand in memory twice whenever it grows.
struct Pieces<Element> {
  private var pieces: [[Element]] = []
  private(set) var count = 0
  private static var length: Int { 4096 }

  mutating func append(_ element: Element) {
    if count % Self.length == 0 {
      pieces.append([])
      pieces[pieces.count - 1].reserveCapacity(Self.length)
    }
    pieces[pieces.count - 1].append(element)
    count += 1
  }

  subscript(index: Int) -> Element {
    get { pieces[index / Self.length][index % Self.length] }
    set { pieces[index / Self.length][index % Self.length] = newValue }
  }

  var indices: Range<Int> { 0..<count }
}
