/// What is asked of patterns that users write: constructs of the pattern language only, and a bounded
/// time on any sentence, so that neither a slip nor a hostile transcript can stop a night.
struct PatternBounds {
  /// Steps of one search from one place, for patterns of users. Of the lexicons' own less than one in
  /// a hundred takes more on the probes below.
  static let mostSteps: UInt32 = 20_000
  /// Bytes of a probe: long enough for any growth to show.
  private static let longestProbe = 300
  /// Different characters and texts of a pattern that probes are made of.
  private static let mostUnits = 24

  private let scratch = MatchScratch(steps: mostSteps)

  /// Why a pattern is refused; nil if it is good.
  ///
  /// - Parameters:
  ///   - resolved: in compact form, folded, without macros.
  ///   - code: the same, compiled.
  func fault(_ resolved: String, _ code: CompiledPattern) -> String? {
    guard let node = PatternParser.parse(resolved) else {
      return
        "uses what the pattern language does not have; groups are (?:a|b), repeats ? * + {1,3},"
        + " gaps ~, classes [abc], and \\w \\s \\d \\b"
    }
    if PatternBounds.nestsEndlessRepeats(Array(resolved.utf8)) {
      return "repeats without end what repeats without end itself; bound one of them, such as {1,5}"
    }
    let exceeds = PatternBounds.probes(resolved, node).contains { probe in
      probe.withUnsafeBufferPointer { code.exceedsSteps($0, scratch: scratch) }
    }
    return exceeds
      ? "takes too many steps on a long sentence; bound its repeats, such as {1,5}, or use ~" : nil
  }

  /// Whether an endless repeat holds another one: `(?:\w+,?)+`.
  private static func nestsEndlessRepeats(_ source: [UInt8]) -> Bool {
    // For each open group, whether an endless repeat stands in it.
    var groups = [false]
    var inClass = false
    var i = 0
    while i < source.count {
      var closed = false
      switch source[i] {
      case UInt8(ascii: "\\"): i += 1
      case UInt8(ascii: "["): inClass = true
      case UInt8(ascii: "]"): inClass = false
      case UInt8(ascii: "(") where !inClass: groups.append(false)
      case UInt8(ascii: ")") where !inClass && groups.count > 1: closed = true
      default: break
      }
      i += 1
      guard !inClass else { continue }
      let repeats = isEndless(source, i)
      if closed, let inner = groups.popLast() {
        if inner && repeats { return true }
        if inner { groups[groups.count - 1] = true }
      }
      if repeats { groups[groups.count - 1] = true }
    }
    return false
  }

  /// Whether `*`, `+` or `{n,}` stands at a place.
  private static func isEndless(_ source: [UInt8], _ i: Int) -> Bool {
    guard i < source.count else { return false }
    switch source[i] {
    case UInt8(ascii: "*"), UInt8(ascii: "+"): return true
    case UInt8(ascii: "{"):
      guard let end = source[i...].firstIndex(of: UInt8(ascii: "}")) else { return false }
      return source[end - 1] == UInt8(ascii: ",")
    default: return false
    }
  }

  /// Long sentences made of what the pattern looks for, with all its characters at the end, out of
  /// order, alone or inside words: the engine then cannot know before it has tried.
  private static func probes(_ resolved: String, _ node: PatternNode) -> [[UInt8]] {
    var units: [[UInt8]] = [[0x61], [0x31], Array("aa ".utf8), Array("word, ".utf8)]
    func add(_ unit: [UInt8]) {
      if !unit.isEmpty, units.count < mostUnits, !units.contains(unit) { units.append(unit) }
    }
    let texts = texts(of: node)
    // Letters of the pattern and the ends of its classes' ranges.
    var characters: [[UInt8]] = []
    for scalar in resolved.unicodeScalars {
      let character = Array(String(scalar).utf8)
      if !characters.contains(character) { characters.append(character) }
      if scalar.properties.isAlphabetic { add(character) }
    }
    for text in texts { add(text) }
    let tails = ["", "a"].map { next in
      characters.reversed().reduce(into: Array(";".utf8)) { $0 += [0x20] + $1 + next.utf8 }
    }
    let heads = texts.first.map { [[], $0] } ?? [[]]
    return units.flatMap { unit in
      heads.flatMap { head in
        var probe = head
        while probe.count + unit.count < longestProbe { probe += unit }
        return tails.map { probe + $0 }
      }
    }
  }

  private static func texts(of node: PatternNode) -> [[UInt8]] {
    switch node {
    case .text(let text): [text]
    case .sequence(let nodes), .choice(let nodes): nodes.flatMap { texts(of: $0) }
    case .optional(let inner), .repeated(let inner): texts(of: inner)
    case .nothing, .border, .sentenceStart, .unknown, .gap: []
    }
  }
}
