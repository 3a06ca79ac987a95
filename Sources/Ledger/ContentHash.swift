#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// XXH64 of some bytes: tells whether a file changed. It is no protection against forgery, and
/// needs none: whoever can change an export can change what it says.
///
/// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
package struct ContentHash: Hashable, Sendable {
  package var value: UInt64

  package init(value: UInt64) { self.value = value }

  package init(_ bytes: [UInt8]) {
    var hasher = StreamHasher()
    bytes.withUnsafeBytes { hasher.add($0) }
    value = hasher.finish()
  }

  /// Reads a file in pieces.
  ///
  /// - Returns: nil if it cannot be read; `errno` says why.
  package init?(fileAt path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hasher = StreamHasher()
    let size = 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(file, buffer.baseAddress, size)
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      if count == 0 { break }
      hasher.add(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
    }
    value = hasher.finish()
  }
}

/// XXH64 over pieces of any length.
struct StreamHasher {
  private static let p1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let p3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let p5: UInt64 = 0x27D4_EB2F_1656_67C5

  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
    StreamHasher.p1 &+ StreamHasher.p2, StreamHasher.p2, 0, 0 &- StreamHasher.p1
  )
  private var total: UInt64 = 0
  private var rest: [UInt8] = []

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    total &+= UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(32 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[0..<missing])
      bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
      guard rest.count == 32 else { return }
      rest.withUnsafeBytes { stripe($0, at: 0) }
      rest.removeAll(keepingCapacity: true)
    }
    var place = 0
    while bytes.count - place >= 32 {
      stripe(bytes, at: place)
      place += 32
    }
    rest.append(contentsOf: bytes[place...])
  }

  private mutating func stripe(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    func lane(_ i: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8 * i, as: UInt64.self))
    }
    lanes.0 = StreamHasher.round(lanes.0, lane(0))
    lanes.1 = StreamHasher.round(lanes.1, lane(1))
    lanes.2 = StreamHasher.round(lanes.2, lane(2))
    lanes.3 = StreamHasher.round(lanes.3, lane(3))
  }

  func finish() -> UInt64 {
    typealias H = StreamHasher
    var hash: UInt64
    if total >= 32 {
      hash =
        H.rotated(lanes.0, 1) &+ H.rotated(lanes.1, 7) &+ H.rotated(lanes.2, 12)
        &+ H.rotated(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        hash = (hash ^ H.round(0, lane)) &* H.p1 &+ H.p4
      }
    } else {
      hash = H.p5
    }
    hash &+= total
    var place = 0
    func word(_ count: Int) -> UInt64 {
      var value: UInt64 = 0
      for i in 0..<count { value |= UInt64(rest[place + i]) << UInt64(8 * i) }
      return value
    }
    while rest.count - place >= 8 {
      hash = H.rotated(hash ^ H.round(0, word(8)), 27) &* H.p1 &+ H.p4
      place += 8
    }
    if rest.count - place >= 4 {
      hash = H.rotated(hash ^ (word(4) &* H.p1), 23) &* H.p2 &+ H.p3
      place += 4
    }
    while place < rest.count {
      hash = H.rotated(hash ^ (word(1) &* H.p5), 11) &* H.p1
      place += 1
    }
    hash = (hash ^ (hash >> 33)) &* H.p2
    hash = (hash ^ (hash >> 29)) &* H.p3
    return hash ^ (hash >> 32)
  }

  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotated(lane &+ input &* p2, 31) &* p1
  }

  private static func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
}
