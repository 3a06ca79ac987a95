import Glibc

/// Turns bytes of one charset into UTF-8, piece by piece.
package struct CharsetDecoder: ~Copyable {
  private let handle: iconv_t?
  private let isUTF8: Bool
  /// Bytes of a character whose rest comes with the next piece.
  private var carried: [UInt8] = []
  /// Bytes that were no character, replaced by U+FFFD.
  package private(set) var undecodable = 0

  /// - Parameter name: a charset's name as `Charset.canonical` gives it; an unknown one is read as
  ///   Windows-1252.
  package init(_ name: String) {
    isUTF8 = name == "utf-8"
    handle = isUTF8 || name == "windows-1252" ? nil : CharsetDecoder.open(name)
  }

  deinit {
    if let handle { iconv_close(handle) }
  }

  static func isKnown(_ name: String) -> Bool {
    guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }),
      let handle = open(name)
    else { return false }
    iconv_close(handle)
    return true
  }

  private static func open(_ name: String) -> iconv_t? {
    let handle = iconv_open("UTF-8", name)
    // (iconv_t)-1 is the failure.
    return handle == iconv_t(bitPattern: -1) ? nil : handle
  }

  /// All bytes of a label's charset as valid UTF-8 without control characters; what is no character
  /// becomes U+FFFD.
  ///
  /// - Parameter label: as in a MIME header; nil, unknown: UTF-8 if it is valid, else Windows-1252.
  package static func utf8(_ bytes: UnsafeBufferPointer<UInt8>, label: String?) -> [UInt8] {
    let name = label.flatMap(Charset.canonical) ?? "utf-8"
    var decoded: [UInt8] = []
    var decoder = CharsetDecoder(name)
    decoder.decode(bytes, isLast: true, into: &decoded)
    var cleaner = UTF8Cleaner(references: .none, allowsFallback: true)
    return decoded.withUnsafeBufferPointer { Array(cleaner.clean($0, isLast: true).bytes) }
  }

  /// Appends the next piece. UTF-8 passes unchanged and unchecked: `UTF8Cleaner` does that.
  package mutating func decode(
    _ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into out: inout [UInt8]
  ) {
    if isUTF8 {
      out.append(contentsOf: input)
    } else if let handle {
      if carried.isEmpty {
        convert(input, handle, isLast: isLast, into: &out)
      } else {
        let joined = carried + input
        carried.removeAll(keepingCapacity: true)
        joined.withUnsafeBufferPointer { convert($0, handle, isLast: isLast, into: &out) }
      }
    } else {
      out.reserveCapacity(out.count + input.count * 2)
      for byte in input { Windows1252.append(byte, to: &out) }
    }
  }

  private mutating func convert(
    _ input: UnsafeBufferPointer<UInt8>, _ handle: iconv_t, isLast: Bool, into out: inout [UInt8]
  ) {
    guard let base = input.baseAddress, input.count > 0 else { return }
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
      .assumingMemoryBound(to: CChar.self)
    var left = input.count
    while left > 0 {
      var failure: Int32 = 0
      let capacity = left * 3 + 16
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var target = buffer.baseAddress.map {
          UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self)
        }
        var room = capacity
        if iconv(handle, &source, &left, &target, &room) == Int(bitPattern: UInt.max) {
          failure = errno
        }
        count = capacity - room
      }
      out.append(contentsOf: piece)
      if failure == EINVAL, !isLast {
        carried = Array(input.suffix(left))
        return
      }
      if failure == EILSEQ || failure == EINVAL {
        undecodable += 1
        out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        source = source.map { $0 + 1 }
        left -= 1
      }
    }
  }
}

/// The charset of Western Windows, which the web reads for Latin-1 as well.
enum Windows1252 {
  /// U+0080 ... U+009F; zero where the charset has no character.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The scalar of a byte; U+FFFD for the five without a character.
  static func scalar(_ byte: UInt8) -> UInt32 {
    guard byte >= 0x80, byte < 0xA0 else { return UInt32(byte) }
    let mapped = upper[Int(byte - 0x80)]
    return mapped == 0 ? 0xFFFD : UInt32(mapped)
  }

  static func append(_ byte: UInt8, to out: inout [UInt8]) {
    if byte < 0x80 {
      out.append(byte)
      return
    }
    let value = scalar(byte)
    if value < 0x800 {
      out.append(UInt8(0xC0 | value >> 6))
    } else {
      out.append(UInt8(0xE0 | value >> 12))
      out.append(UInt8(0x80 | value >> 6 & 0x3F))
    }
    out.append(UInt8(0x80 | value & 0x3F))
  }
}
