/// As much of ZIP and deflate (RFC 1951) as reading a spreadsheet in a test takes.
enum Unzip {
  /// The files of an archive; nil if it is damaged.
  static func files(_ zip: [UInt8]) -> [String: [UInt8]]? {
    func number(_ at: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(zip[at + $1]) << (8 * $1) }
    }
    guard zip.count > 22,
      let end = (0...(zip.count - 22)).last(where: { number($0, 4) == 0x0605_4B50 })
    else { return nil }
    var files: [String: [UInt8]] = [:]
    var entry = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard number(entry, 4) == 0x0201_4B50 else { return nil }
      let nameLength = number(entry + 28, 2)
      let name = String(decoding: zip[(entry + 46)..<(entry + 46 + nameLength)], as: UTF8.self)
      let local = number(entry + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let data = Array(zip[start..<(start + number(entry + 20, 4))])
      if number(entry + 10, 2) == 0 {
        files[name] = data
      } else {
        var inflater = Inflater(data)
        guard let bytes = inflater.run(), bytes.count == number(entry + 24, 4) else { return nil }
        files[name] = bytes
      }
      entry += 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
    }
    return files
  }
}

private struct Inflater {
  private let data: [UInt8]
  private var place = 0
  private var hold = 0
  private var held = 0
  private var out: [UInt8] = []

  init(_ data: [UInt8]) { self.data = data }

  mutating func run() -> [UInt8]? {
    var isLast = false
    while !isLast {
      isLast = bits(1) == 1
      switch bits(2) {
      case 0:
        hold = 0
        held = 0
        let length = Int(data[place]) | Int(data[place + 1]) << 8
        place += 4
        out += data[place..<(place + length)]
        place += length
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        guard block(Code(lengths), Code(Array(repeating: 5, count: 30))) else { return nil }
      case 2:
        guard let (letters, distances) = codes(), block(letters, distances) else { return nil }
      default: return nil
      }
      if place > data.count + 4 { return nil }
    }
    return out
  }

  private mutating func bits(_ count: Int) -> Int {
    while held < count {
      hold |= (place < data.count ? Int(data[place]) : 0) << held
      place += 1
      held += 8
    }
    defer {
      hold >>= count
      held -= count
    }
    return hold & ((1 << count) - 1)
  }

  /// Canonical Huffman code: how many symbols have each length, and the symbols in order.
  private struct Code {
    var counts = Array(repeating: 0, count: 16)
    var symbols: [Int]

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      symbols = lengths.indices.filter { lengths[$0] > 0 }
        .sorted { (lengths[$0], $0) < (lengths[$1], $1) }
      counts[0] = 0
    }
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  private mutating func codes() -> (Code, Code)? {
    let letters = bits(5) + 257
    let distances = bits(5) + 1
    let count = bits(4) + 4
    var lengths = Array(repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
      lengths[place] = bits(3)
    }
    let code = Code(lengths)
    lengths = []
    while lengths.count < letters + distances {
      guard let next = symbol(code) else { return nil }
      switch next {
      case 16: lengths += Array(repeating: lengths.last ?? 0, count: 3 + bits(2))
      case 17: lengths += Array(repeating: 0, count: 3 + bits(3))
      case 18: lengths += Array(repeating: 0, count: 11 + bits(7))
      default: lengths.append(next)
      }
    }
    return (Code(Array(lengths[..<letters])), Code(Array(lengths[letters...])))
  }

  private mutating func block(_ letters: Code, _ distances: Code) -> Bool {
    let bases = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
      131, 163, 195, 227, 258,
    ]
    while let next = symbol(letters) {
      if next < 256 {
        out.append(UInt8(next))
        continue
      }
      if next == 256 { return true }
      let kind = next - 257
      let length = bases[kind] + (kind < 8 || kind == 28 ? 0 : bits((kind - 4) / 4))
      guard let far = symbol(distances) else { return false }
      let extra = far < 4 ? 0 : (far - 2) / 2
      let distance = (far < 4 ? far : (2 + far % 2) << extra) + bits(extra) + 1
      guard distance <= out.count else { return false }
      for _ in 0..<length { out.append(out[out.count - distance]) }
    }
    return false
  }
}
