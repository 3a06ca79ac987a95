/// A text that has to occur, from the start of a word on.
struct RequiredLiteral: Hashable {
  var bytes: [UInt8]
  /// What follows must not go on with the word.
  var endsWord: Bool
}

/// What has to occur in a sentence for a pattern to match: steps, one after the other, of each of
/// which one literal at least has to occur. No steps: the pattern may match anywhere.
struct RequiredLiterals {
  private(set) var steps: [[RequiredLiteral]] = []

  /// How many texts one step may hold; larger products are cut into several steps.
  private static let mostLiterals = 48

  init(_ node: PatternNode?) {
    guard let node else { return }
    var analysis = Analysis(start: .border)
    analysis.add(node)
    analysis.finish()
    steps = RequiredLiterals.choose(analysis.found)
  }

  /// The one or two steps that let the fewest sentences through.
  private static func choose(_ found: [[RequiredLiteral]]) -> [[RequiredLiteral]] {
    let ranked = found.indices.sorted { (score(found[$0]), $1) > (score(found[$1]), $0) }
    guard let best = ranked.first else { return [] }
    guard score(found[best]) < 12, ranked.count > 1, score(found[ranked[1]]) >= 2 else {
      return [found[best]]
    }
    return [best, ranked[1]].sorted().map { found[$0] }
  }

  /// Characters of the shortest literal, less for many of them.
  static func score(_ step: [RequiredLiteral]) -> Int {
    var shortest = Int.max
    for literal in step {
      let characters = literal.bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count
      shortest = min(shortest, 2 * characters + (literal.endsWord ? 1 : 0))
    }
    return shortest / 2 - (step.count > 8 ? 1 : 0)
  }

  /// What is known of the place where a stretch of text begins.
  private enum Start {
    /// Not inside a word.
    case border
    /// Not inside a word, or at a glued `n't`.
    case afterOptionalGap
    case anywhere
  }

  private struct Analysis {
    var found: [[RequiredLiteral]] = []
    private var start: Start
    /// All texts that the stretch being read can be.
    private var texts: [[UInt8]] = [[]]

    init(start: Start) { self.start = start }

    mutating func add(_ node: PatternNode) {
      switch node {
      case .nothing: break
      case .border:
        if texts == [[]] { start = .border }
      case .sequence(let nodes):
        for node in nodes { add(node) }
      case .gap(let isOptional):
        if isOptional {
          flush(endsWord: false)
          start = .afterOptionalGap
        } else {
          append([[0x20]])
          flush(endsWord: false)
          start = .border
        }
      case .unknown:
        flush(endsWord: false)
        start = .anywhere
      case .repeated(let inner):
        add(inner)
        flush(endsWord: false)
        start = Analysis.endsOutsideWord(inner) ? .border : .anywhere
      case .text, .choice, .optional:
        if let finite = Analysis.texts(of: node) { append(finite) } else { addInfinite(node) }
      }
    }

    mutating func finish() { flush(endsWord: true) }

    private mutating func append(_ more: [[UInt8]]) {
      if texts.count * more.count > RequiredLiterals.mostLiterals {
        let isOutside = texts.allSatisfy { $0.last.map(isWordByte) == false }
        flush(endsWord: false)
        start = isOutside ? .border : .anywhere
        guard more.count <= RequiredLiterals.mostLiterals else {
          start = .anywhere
          return
        }
      }
      var product: [[UInt8]] = []
      product.reserveCapacity(texts.count * more.count)
      for text in texts {
        for addition in more { product.append(text + addition) }
      }
      texts = product
    }

    /// A choice or option that holds unknown text: each branch by itself, and one step of what the
    /// branches need.
    private mutating func addInfinite(_ node: PatternNode) {
      let isAtBorder = texts.allSatisfy { $0.last.map(isWordByte) == false } || texts == [[]]
      let before: Start = texts == [[]] ? start : isAtBorder ? .border : .anywhere
      flush(endsWord: false)
      switch node {
      case .optional(let inner):
        start = before == .border && Analysis.endsOutsideWord(inner) ? .border : .anywhere
      case .choice(let branches):
        var union: [RequiredLiteral] = []
        var isComplete = true
        for branch in branches {
          var analysis = Analysis(start: before)
          analysis.add(branch)
          analysis.flush(endsWord: false)
          let best = analysis.found.max { RequiredLiterals.score($0) < RequiredLiterals.score($1) }
          if let best { union += best } else { isComplete = false }
        }
        if isComplete && union.count <= RequiredLiterals.mostLiterals * 2 { found.append(union) }
        start = branches.allSatisfy(Analysis.endsOutsideWord) ? .border : .anywhere
      default: start = .anywhere
      }
    }

    /// Makes a step of the stretch read so far.
    private mutating func flush(endsWord: Bool) {
      defer {
        texts = [[]]
        start = .anywhere
      }
      var step: Set<RequiredLiteral> = []
      for text in texts {
        var first = 0
        let isGluedNegation =
          text.starts(with: [0x6E, 0x27, 0x74]) || text.starts(with: [0x6E, 0x74])
        if start == .anywhere || start == .afterOptionalGap && isGluedNegation {
          while first < text.count && isWordByte(text[first]) { first += 1 }
        }
        while first < text.count && !isWordByte(text[first]) { first += 1 }
        guard first < text.count else { return }
        step.insert(
          RequiredLiteral(
            bytes: Array(text[first...]), endsWord: endsWord && isWordByte(text[text.count - 1])))
      }
      // A literal that only lengthens another one of its step adds nothing.
      let kept = step.filter { literal in
        !step.contains { other in
          !other.endsWord && other.bytes.count < literal.bytes.count
            && literal.bytes.starts(with: other.bytes)
            || !other.endsWord && literal.endsWord && other.bytes == literal.bytes
        }
      }
      found.append(kept.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
    }

    /// All texts of a node, or nil where they are unknown or too many.
    private static func texts(of node: PatternNode) -> [[UInt8]]? {
      switch node {
      case .text(let text): return [text]
      case .nothing: return [[]]
      case .border, .unknown, .repeated, .gap: return nil
      case .optional(let inner):
        guard let texts = texts(of: inner), texts.count < mostLiterals else { return nil }
        return [[]] + texts
      case .choice(let branches):
        var all: [[UInt8]] = []
        for branch in branches {
          guard let texts = texts(of: branch), all.count + texts.count <= mostLiterals else {
            return nil
          }
          all += texts
        }
        return all
      case .sequence(let nodes):
        var all: [[UInt8]] = [[]]
        for node in nodes {
          guard let texts = texts(of: node), all.count * texts.count <= mostLiterals else {
            return nil
          }
          all = all.flatMap { head in texts.map { head + $0 } }
        }
        return all
      }
    }

    private static func endsOutsideWord(_ node: PatternNode) -> Bool {
      switch node {
      case .text(let text): text.last.map(isWordByte) == false
      case .sequence(let nodes): nodes.last.map(endsOutsideWord) ?? false
      case .choice(let branches): branches.allSatisfy(endsOutsideWord)
      case .repeated(let inner): endsOutsideWord(inner)
      case .gap(let isOptional): !isOptional
      case .border: true
      case .nothing, .unknown, .optional: false
      }
    }
  }
}

/// Letters, digits, `_`, and every byte of a character outside ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF: true
  default: false
  }
}
