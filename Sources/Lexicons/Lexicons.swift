internal import CLexiconData
package import Conversations
import Synchronization

/// The lexicons of the languages to be scored, shared by all workers. Each is read when its
/// language first occurs: a night in one language does not pay for four.
package struct Lexicons: Sendable {
  package let languages: Set<Language>
  private let slots: [LexiconSlot]

  /// Raised whenever the engine finds other matches with the same files.
  package static let revision = 1

  /// The built-in lexicons of the supported languages among `languages`.
  package init(_ languages: Set<Language> = Set(Language.supported)) {
    let wanted = Language.supported.filter(languages.contains)
    self.languages = Set(wanted)
    slots = wanted.map(LexiconSlot.init)
  }

  /// The same, with every file read and checked at once.
  package static func load(
    _ languages: Set<Language> = Set(Language.supported)
  ) throws(Lexicon.Problem) -> Lexicons {
    let lexicons = Lexicons(languages)
    for slot in lexicons.slots { try slot.load() }
    return lexicons
  }

  /// All of them, in the order of `Language.supported`.
  package var lexicons: [Lexicon] { slots.map { $0.lexicon() } }

  /// A language's lexicon; nil where there is none or it is not wanted.
  package func lexicon(_ language: Language) -> Lexicon? {
    slots.first { $0.language == language }?.lexicon()
  }

  /// A language's signs for the learned evidence; nil where there are none or it is not wanted.
  package func signs(_ language: Language) -> SignLexicon? {
    slots.first { $0.language == language }?.signs()
  }

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

  /// Content hash of one built-in lexicon and its signs: 16 hexadecimal digits, part of the ruleset's id.
  package static func hash(of language: Language) -> String {
    // FNV-1a, eight bytes a step; nobody attacks it, it only has to tell versions apart.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for bytes in [resource(language), signs(of: language)] {
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
  }

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

  /// The bytes of a file of signs.
  static func signs(of language: Language) -> UnsafeBufferPointer<UInt8> {
    switch language {
    case .english:
      UnsafeBufferPointer(start: sign_data_english(), count: sign_data_english_size())
    case .italian:
      UnsafeBufferPointer(start: sign_data_italian(), count: sign_data_italian_size())
    case .russian:
      UnsafeBufferPointer(start: sign_data_russian(), count: sign_data_russian_size())
    case .afrikaans:
      UnsafeBufferPointer(start: sign_data_afrikaans(), count: sign_data_afrikaans_size())
    default: UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  /// The weights of the learned evidence, as `calibrate --write` writes them.
  package static var learned: [UInt8] {
    Array(UnsafeBufferPointer(start: learned_data(), count: learned_data_size()))
  }
}

/// One language's lexicon, read at most once.
private final class LexiconSlot: Sendable {
  let language: Language
  private let loaded = Mutex<Lexicon?>(nil)
  private let loadedSigns = Mutex<SignLexicon?>(nil)

  init(_ language: Language) { self.language = language }

  func load() throws(Lexicon.Problem) {
    try loaded.withLock { (lexicon) throws(Lexicon.Problem) in
      if lexicon == nil {
        lexicon = try Lexicon(language: language, bytes: Lexicons.resource(language))
      }
    }
  }

  func lexicon() -> Lexicon {
    do throws(Lexicon.Problem) {
      try load()
    } catch {
      // The file is part of the program; tests read all four.
      preconditionFailure("\(error)")
    }
    guard let lexicon = loaded.withLock({ $0 }) else { preconditionFailure("not loaded") }
    return lexicon
  }

  func signs() -> SignLexicon {
    loadedSigns.withLock { signs in
      if let signs { return signs }
      do throws(Lexicon.Problem) {
        let made = try SignLexicon(language: language, bytes: Lexicons.signs(of: language))
        signs = made
        return made
      } catch {
        // The file is part of the program; tests read all four.
        preconditionFailure("\(error)")
      }
    }
  }
}
