/// Records of groups that lie anywhere in a file, kept in a scratch file until the file has been
/// read. Of a group only a few bytes stay in memory, so that it matters little how many there are.
struct ScratchGroups {
  /// Groups so far; they are numbered from 0.
  var count: Int { latest.count }

  private let file = ScratchFile()
  /// The offset of each group's last record, −1: none. Each record names the one before.
  private var latest: [Int] = []
  private static let headBytes = 16

  /// A group without records.
  mutating func begin() -> Int {
    latest.append(-1)
    return latest.count - 1
  }

  mutating func append(_ record: ScratchRecord, to group: Int) throws {
    let offset = file.count
    let previous = latest[group]
    try file.append { buffer in
      withUnsafeBytes(of: previous) { buffer.append(contentsOf: $0) }
      withUnsafeBytes(of: record.bytes.count) { buffer.append(contentsOf: $0) }
      buffer.append(contentsOf: record.bytes)
    }
    latest[group] = offset
  }

  /// A group's records in the order in which they came; nil if they are more than a conversation may
  /// hold.
  func records(of group: Int) throws -> [ScratchRecord]? {
    var found: [ScratchRecord] = []
    var scratch: [UInt8] = []
    var bytes = 0
    var offset = latest[group]
    while offset >= 0 {
      let text = offset + Self.headBytes
      try file.read(offset..<text, into: &scratch)
      let (previous, count) = scratch.withUnsafeBytes {
        ($0.loadUnaligned(as: Int.self), $0.loadUnaligned(fromByteOffset: 8, as: Int.self))
      }
      bytes += count
      guard bytes <= Reading.conversationBytes, found.count < Reading.turnsAtMost else {
        return nil
      }
      try file.read(text..<(text + count), into: &scratch)
      found.append(ScratchRecord(bytes: Array(scratch[..<count])))
      offset = previous
    }
    return found.reversed()
  }
}

/// Numbers and strings as bytes, read in the order in which they were written.
struct ScratchRecord {
  fileprivate(set) var bytes: [UInt8] = []
  private var position = 0

  init() {}

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func write(_ number: Int64) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ string: some Collection<UInt8>) {
    write(Int64(string.count))
    bytes.append(contentsOf: string)
  }

  mutating func number() -> Int64 {
    defer { position += 8 }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Int64.self) }
  }

  mutating func bytesOfNext() -> ArraySlice<UInt8> {
    let count = Int(number())
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func string() -> String { String(decoding: bytesOfNext(), as: UTF8.self) }
}
