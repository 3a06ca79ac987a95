/// For each trigram its rank in the profile of each Latin language.
struct TrigramTable: Sendable {
  private static let size = 4096
  private var keys = [UInt32](repeating: 0, count: size)
  private var values: [SIMD4<Int32>]

  /// - Parameter profiles: for each language its trigrams, most frequent first, three characters
  ///   each, one after the other.
  init(profiles: [String] = LanguageProfiles.all) {
    let none = SIMD4<Int32>(repeating: Int32(LanguageIdentifier.profileSize))
    values = [SIMD4<Int32>](repeating: none, count: TrigramTable.size)
    for (language, profile) in profiles.enumerated() {
      let codes = profile.unicodeScalars.map { scalar in
        scalar == "_" ? 0x20 : scalar.value < 0x100 ? scalar.value : 1
      }
      for rank in 0..<(codes.count / 3) {
        let key = codes[rank * 3] << 16 | codes[rank * 3 + 1] << 8 | codes[rank * 3 + 2]
        var place = TrigramTable.place(key)
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (TrigramTable.size - 1) }
        keys[place] = key
        values[place][language] = Int32(rank)
      }
    }
  }

  /// A trigram's key as text; a word's end is `_`, letters beyond Latin-1 are `Ā`.
  static func text(_ key: UInt32) -> String {
    var text = ""
    for shift in [16, 8, 0] {
      let code = key >> UInt32(shift) & 0xFF
      text.unicodeScalars.append(
        code == 0x20 ? "_" : code == 1 ? "Ā" : Unicode.Scalar(UInt8(code)))
    }
    return text
  }

  @inline(__always)
  private static func place(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  /// The table without bounds and reference counts, inside `withLookup`.
  struct Lookup {
    let keys: UnsafeBufferPointer<UInt32>
    let values: UnsafeBufferPointer<SIMD4<Int32>>

    @inline(__always)
    func ranks(_ key: UInt32) -> SIMD4<Int32> {
      var place = TrigramTable.place(key)
      while keys[place] != 0 {
        if keys[place] == key { return values[place] }
        place = (place + 1) & (TrigramTable.size - 1)
      }
      return SIMD4(repeating: Int32(LanguageIdentifier.profileSize))
    }
  }

  func withLookup<R>(_ body: (Lookup) -> R) -> R {
    keys.withUnsafeBufferPointer { keys in
      values.withUnsafeBufferPointer { values in body(Lookup(keys: keys, values: values)) }
    }
  }
}
