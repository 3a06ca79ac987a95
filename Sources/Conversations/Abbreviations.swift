/// Words before a full stop that does not end a sentence, packed into integers, first byte highest.
enum Abbreviations {
  static let always = pack([
    "mr", "mrs", "ms", "dr", "prof", "sig", "sigg", "sig.ra", "dott", "egr", "gent", "spett", "mev",
    "mnr", "mej", "e.g", "i.e", "bv", "ул", "тел", "т.е", "т.к",
  ])
  static let beforeSmall = pack(["a.m", "p.m", "ecc", "etc", "ca", "nr", "рук", "руб", "approx"])

  private static func pack(_ words: [StaticString]) -> Set<UInt64> {
    var packed: Set<UInt64> = []
    for word in words {
      var value: UInt64 = 0
      word.withUTF8Buffer { for byte in $0 { value = value << 8 | UInt64(byte) } }
      packed.insert(value)
    }
    return packed
  }
}
