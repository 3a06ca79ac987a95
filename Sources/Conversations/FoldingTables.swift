/// What folding does to each character, as tables built once.
enum FoldingTables {
  /// How a byte begins or is a character.
  enum ByteClass {
    static let plain: UInt8 = 0
    static let space: UInt8 = 1
    static let lineBreak: UInt8 = 2
    /// Apostrophe or back-tick; special only in Italian.
    static let apostrophe: UInt8 = 3
    static let lead2: UInt8 = 4
    static let lead3: UInt8 = 5
    static let lead4: UInt8 = 6
    static let invalid: UInt8 = 7
  }

  /// What to do with a character of two bytes: an action in bits 16–23, its bytes below.
  enum Action {
    static let two: UInt32 = 0 << 16
    static let one: UInt32 = 1 << 16
    static let space: UInt32 = 2 << 16
    static let drop: UInt32 = 3 << 16
    static let apostrophe: UInt32 = 4 << 16
    /// U+0149, the Afrikaans article as one character.
    static let article: UInt32 = 5 << 16
    static let lineBreak: UInt32 = 6 << 16
    static let mark: UInt32 = 7 << 16
    static let mask: UInt32 = 0xFF << 16
  }

  static let classes: [UInt8] = byteClasses(italian: false)
  static let italianClasses: [UInt8] = byteClasses(italian: true)

  private static func byteClasses(italian: Bool) -> [UInt8] {
    (0..<256).map { b in
      switch b {
      case 0x0A, 0x0B, 0x0C, 0x0D: ByteClass.lineBreak
      case 0..<0x21, 0x7F: ByteClass.space
      case 0x27, 0x60: italian ? ByteClass.apostrophe : ByteClass.plain
      case 0x21..<0x7F: ByteClass.plain
      case 0xC2...0xDF: ByteClass.lead2
      case 0xE0...0xEF: ByteClass.lead3
      case 0xF0...0xF4: ByteClass.lead4
      default: ByteClass.invalid
      }
    }
  }

  /// ASCII in lower case, the back-tick as an apostrophe.
  static let ascii: [UInt8] = (0..<256).map { b in
    switch b {
    case 0x41...0x5A: UInt8(b + 32)
    case 0x60: 0x27
    default: UInt8(b)
    }
  }

  /// Indexed by code point below U+0800; entries below U+0080 are not used.
  static let twoBytes: [UInt32] = (0..<0x800).map { UInt32($0) < 0x80 ? 0 : entry(UInt32($0)) }

  private static func entry(_ c: UInt32) -> UInt32 {
    switch c {
    case 0x85: return Action.lineBreak
    case 0x80...0x9F, 0xA0: return Action.space
    case 0xAD, 0x61C: return Action.drop
    case 0xB4, 0x2BC, 0x2B9, 0x2BB, 0x2C8: return Action.apostrophe
    case 0x149: return Action.article
    case 0x300...0x36F, 0x483...0x487: return Action.mark
    case 0x400, 0x401, 0x450, 0x451: return two(0x435)
    case 0x40D, 0x45D: return two(0x438)
    case 0x410...0x42F: return two(c + 32)
    case 0x402...0x40F: return two(c + 80)
    default: break
    }
    if c >= 0xC0 && c < 0x250 {
      let base = latin[Int(c - 0xC0)]
      if base != 0x2E { return Action.one | UInt32(base) }
    }
    // Everything else only changes case, and only where it stays two bytes long.
    guard let scalar = Unicode.Scalar(c) else { return two(c) }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first?.value, first >= 0x80, first < 0x800 else {
      return two(c)
    }
    return two(first)
  }

  private static func two(_ c: UInt32) -> UInt32 {
    Action.two | (0xC0 | c >> 6) << 8 | (0x80 | c & 0x3F)
  }

  /// Base letters of U+00C0 ..< U+0250; a full stop where there is none.
  static let latin: [UInt8] = Array(
    """
    aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll\
    lllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.\
    b...............................oo.............uu...............\
    .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................
    """.utf8)

  /// Base letters of U+1E00 ..< U+1F00.
  static let latinAdditional: [UInt8] = Array(
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """.utf8)
}
