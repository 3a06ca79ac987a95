package import Conversations

/// The signs of one language and the words that the learned evidence counts with.
package struct SignLexicon: Sendable {
  package let language: Language
  let patterns: PatternSet
  /// For each pattern, its sign.
  let signOfPattern: [Sign]
  /// Words without content, folded.
  package let stopWords: [String]
  /// Words with which the other side is addressed, folded.
  package let addressWords: [String]
  /// Inverse document frequency of frequent stems, by stem; rarer ones have `rareFrequency`.
  package let inverseFrequencies: [(stem: String, value: Double)]

  /// Inverse document frequency of a stem that is not among the 400 most frequent.
  package static let rareFrequency = 6.5

  /// Reads a file of signs.
  init(language: Language, bytes: UnsafeBufferPointer<UInt8>) throws(Lexicon.Problem) {
    func problem(_ message: String) -> Lexicon.Problem {
      Lexicon.Problem(language: language, message: "signs: " + message)
    }
    let root: JSONNode
    do throws(JSONNode.Problem) {
      root = try JSONNode.parse(bytes)
    } catch {
      throw problem("no valid JSON at byte \(error.offset)")
    }
    guard root["schema"]?.string == "scorecards-signs/1" else { throw problem("schema: unknown") }
    guard root["language"]?.string == language.rawValue else { throw problem("language: another") }
    var patterns: [PatternSet.Pattern] = []
    var owners: [Sign] = []
    for (name, value) in root["signs"]?.members ?? [] {
      guard let sign = Sign(rawValue: name) else { throw problem("signs.\(name): unknown") }
      guard let sources = value.strings else { throw problem("signs.\(name): no strings") }
      for (index, source) in sources.enumerated() {
        owners.append(sign)
        patterns.append(
          PatternSet.Pattern(id: "\(name).\(index)", source: source, sides: sign.sides))
      }
    }
    guard Set(owners).count == Sign.allCases.count else { throw problem("signs: some missing") }
    guard let stop = root["stop_words"]?.strings, let address = root["address_words"]?.strings
    else { throw problem("stop_words, address_words: missing") }
    var frequencies: [(stem: String, value: Double)] = []
    for (stem, value) in root["inverse_frequencies"]?.members ?? [] {
      guard let number = value.number else { throw problem("inverse_frequencies: no number") }
      frequencies.append((stem, number))
    }
    self.language = language
    self.patterns = PatternSet(patterns, isRegular: true)
    signOfPattern = owners
    stopWords = stop
    addressWords = address
    inverseFrequencies = frequencies
  }

  /// Patterns that do not compile, for tests.
  package var brokenPatterns: [String] {
    patterns.ids.indices.compactMap { index in
      guard let source = patterns.expanded(index) else { return patterns.ids[index] }
      return (try? CompiledPattern(source)) == nil ? patterns.ids[index] : nil
    }
  }
}

/// Finds the signs of sentences; for one thread.
package final class SignScanner {
  package let lexicon: SignLexicon
  private let matcher: PatternMatcher

  package init(_ lexicon: SignLexicon) {
    self.lexicon = lexicon
    matcher = PatternMatcher(lexicon.patterns)
  }

  /// The signs of one side in a folded sentence.
  package func signs(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, side: Sides
  ) -> SignSet {
    var found = SignSet()
    let candidates = matcher.prefilter(bytes, range, sides: side)
    if candidates.isEmpty { return found }
    let subject = UnsafeBufferPointer(rebasing: bytes[range])
    for candidate in candidates {
      let sign = lexicon.signOfPattern[Int(candidate)]
      if found.contains(sign) { continue }
      if matcher.occurs(Int(candidate), subject) { found.insert(sign) }
    }
    return found
  }
}
