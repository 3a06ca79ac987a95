internal import CLexiconData
package import Conversations

/// The lexicons of the languages to be scored. Immutable and shared by all workers.
package struct Lexicons: Sendable {
  /// In the order of `Language.supported`.
  package let lexicons: [Lexicon]

  /// Raised whenever the engine finds other matches with the same files.
  package static let revision = 1

  /// Reads the built-in lexicons of the supported languages among `languages`.
  package static func load(
    _ languages: Set<Language> = Set(Language.supported)
  ) throws(Lexicon.Problem) -> Lexicons {
    var lexicons: [Lexicon] = []
    for language in Language.supported where languages.contains(language) {
      lexicons.append(try Lexicon(language: language, bytes: resource(language)))
    }
    return Lexicons(lexicons: lexicons)
  }

  package func lexicon(_ language: Language) -> Lexicon? {
    lexicons.first { $0.language == language }
  }

  package var languages: Set<Language> { Set(lexicons.map(\.language)) }

  /// The id of a pattern, such as `en.promise.03`, from the number in `CueMatch.pattern`.
  package func patternID(_ index: Int) -> String {
    let place = index >> 16
    guard Language.supported.indices.contains(place),
      let lexicon = lexicon(Language.supported[place]),
      lexicon.patterns.ids.indices.contains(index & 0xFFFF)
    else { return "unknown" }
    return lexicon.patterns.ids[index & 0xFFFF]
  }

  static func number(_ pattern: Int, _ language: Language) -> Int {
    (Language.supported.firstIndex(of: language) ?? 0) << 16 | pattern
  }

  /// The language's factor for findings that rest on its lexicon; 1 where there is none.
  package func priorScale(_ language: Language) -> Double {
    lexicon(language)?.priorScale ?? 1
  }

  /// Content hash of all built-in lexicons (whichever are loaded) and the engine's revision:
  /// 16 hexadecimal digits, part of the ruleset's id.
  package static let hash: String = {
    // FNV-1a, eight bytes a step; nobody attacks it, it only has to tell versions apart.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ UInt64(revision)
    for language in Language.supported {
      let bytes = resource(language)
      var i = 0
      while i < bytes.count {
        var word: UInt64 = 0
        for k in 0..<min(8, bytes.count - i) { word |= UInt64(bytes[i + k]) << UInt64(8 * k) }
        hash = (hash ^ word) &* 0x100_0000_01B3
        hash ^= hash >> 29
        i += 8
      }
      hash = (hash ^ UInt64(bytes.count)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }()

  package var hash: String { Lexicons.hash }

  /// The bytes of a lexicon file, which are part of the program.
  static func resource(_ language: Language) -> UnsafeBufferPointer<UInt8> {
    switch language {
    case .english:
      UnsafeBufferPointer(start: lexicon_data_english(), count: lexicon_data_english_size())
    case .italian:
      UnsafeBufferPointer(start: lexicon_data_italian(), count: lexicon_data_italian_size())
    case .russian:
      UnsafeBufferPointer(start: lexicon_data_russian(), count: lexicon_data_russian_size())
    case .afrikaans:
      UnsafeBufferPointer(start: lexicon_data_afrikaans(), count: lexicon_data_afrikaans_size())
    default: UnsafeBufferPointer(start: nil, count: 0)
    }
  }
}
