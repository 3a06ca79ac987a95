/// A text that has to occur, from the start of a word on.
struct RequiredLiteral {
  var bytes: [UInt8]
  /// What follows must not go on with the word.
  var endsWord: Bool
  /// It stands at the sentence's start.
  var startsSentence: Bool
}

/// What has to occur in a sentence for a pattern to match: steps, one after the other, of each of
/// which one literal at least has to occur. No steps: the pattern may match anywhere.
struct RequiredLiterals {
  private(set) var steps: [[RequiredLiteral]] = []

  /// How many texts one step may hold; larger products are cut into several steps.
  private static let mostLiterals = 320
  /// How many texts the product of two sets may have.
  private static let longestProduct = 128

  /// - Parameter isBordered: the pattern begins and ends at word borders by itself.
  init(_ node: PatternNode?, isBordered: Bool = true) {
    guard let node else { return }
    var analysis = Analysis(start: isBordered ? .border : .anywhere)
    analysis.add(node)
    analysis.finish(endsWord: isBordered)
    steps = RequiredLiterals.choose(analysis.found)
  }

  /// The one or two steps that let the fewest sentences through.
  private static func choose(_ found: [[RequiredLiteral]]) -> [[RequiredLiteral]] {
    let scores = found.map(score)
    let ranked = found.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    guard let best = ranked.first else { return [] }
    guard scores[best] < 12, ranked.count > 1 else { return [found[best]] }
    return [best, ranked[1]].sorted().map { found[$0] }
  }

  /// Characters of the shortest literal, less for many of them, more at the sentence's start.
  private static func score(_ step: [RequiredLiteral]) -> Int {
    var shortest = Int.max
    for literal in step {
      let characters = literal.bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count
      let value =
        2 * characters + (literal.endsWord ? 1 : 0) + (literal.startsSentence ? 6 : 0)
        + (literal.bytes[0] <= 0x39 ? 2 : 0)
      shortest = min(shortest, value)
    }
    return shortest / 2 - (step.count > 8 ? 1 : 0)
  }

  /// What is known of the place where a stretch of text begins.
  private enum Start {
    case sentenceStart
    /// Not inside a word.
    case border
    /// Not inside a word, or at a glued `n't`.
    case afterOptionalGap
    case anywhere

    var isBorder: Bool { self == .border || self == .sentenceStart }
  }

  private struct Analysis {
    var found: [[RequiredLiteral]] = []
    private var start: Start
    /// All texts that the stretch being read can be.
    private var texts: [[UInt8]] = [[]]
    private var isEmpty = true

    init(start: Start) { self.start = start }

    mutating func add(_ node: PatternNode) {
      switch node {
      case .nothing: break
      case .border:
        if isEmpty, start != .sentenceStart { start = .border }
      case .sentenceStart:
        if isEmpty { start = .sentenceStart }
      case .sequence(let nodes):
        for node in nodes { add(node) }
      case .gap(let isOptional):
        if isOptional {
          flush(endsWord: false)
          start = .afterOptionalGap
        } else {
          // A comma or white space follows.
          flush(endsWord: true)
          start = .border
        }
      case .unknown:
        flush(endsWord: false)
        start = .anywhere
      case .repeated(let inner):
        add(inner)
        flush(endsWord: false)
        start = Analysis.endsOutsideWord(inner) ? .border : .anywhere
      case .optional(let inner) where isOutsideWord && Analysis.endsOutsideWord(inner):
        // What follows begins at a border either way; the option itself tells nothing.
        if !isEmpty || start == .sentenceStart, let finite = Analysis.texts(of: node),
          texts.count * finite.count <= 24
        {
          append(finite)
        } else {
          flush(endsWord: false)
          start = .border
        }
      case .text, .choice, .optional:
        if let finite = Analysis.texts(of: node) { append(finite) } else { addInfinite(node) }
      }
    }

    mutating func finish(endsWord: Bool) { flush(endsWord: endsWord) }

    /// Whether the stretch read so far surely ends outside a word.
    private var isOutsideWord: Bool {
      texts.allSatisfy { text in text.last.map { !isWordByte($0) } ?? start.isBorder }
    }

    private mutating func append(_ more: [[UInt8]]) {
      // Literals at the sentence's start are few in the text, however many there are here.
      let limit =
        start == .sentenceStart
        ? RequiredLiterals.mostLiterals : RequiredLiterals.longestProduct
      if texts.count > 1 && more.count > 1 && texts.count * more.count > limit {
        let next: Start = isOutsideWord ? .border : .anywhere
        flush(endsWord: false)
        start = next
      }
      isEmpty = false
      if texts.count == 1 && texts[0].isEmpty {
        texts = more
        return
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
      let before: Start = isEmpty ? start : isOutsideWord ? .border : .anywhere
      flush(endsWord: false)
      switch node {
      case .optional(let inner):
        start = before.isBorder && Analysis.endsOutsideWord(inner) ? .border : .anywhere
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
        if isComplete && union.count <= RequiredLiterals.mostLiterals { found.append(union) }
        start = branches.allSatisfy(Analysis.endsOutsideWord) ? .border : .anywhere
      default: start = .anywhere
      }
    }

    /// Makes a step of the stretch read so far.
    private mutating func flush(endsWord: Bool) {
      defer {
        texts = [[]]
        isEmpty = true
        start = .anywhere
      }
      if isEmpty { return }
      var step: [RequiredLiteral] = []
      step.reserveCapacity(texts.count)
      for text in texts {
        var first = 0
        let isGlued = text.starts(with: [0x6E, 0x27, 0x74]) || text.starts(with: [0x6E, 0x74])
        if start == .anywhere || start == .afterOptionalGap && isGlued {
          while first < text.count && isWordByte(text[first]) { first += 1 }
        }
        while first < text.count && !isWordByte(text[first]) { first += 1 }
        guard first < text.count else { return }
        step.append(
          RequiredLiteral(
            bytes: first == 0 ? text : Array(text[first...]),
            endsWord: endsWord && isWordByte(text[text.count - 1]),
            startsSentence: start == .sentenceStart && first == 0))
      }
      found.append(Analysis.reduced(step))
    }

    /// A literal that only lengthens another one of its step adds nothing.
    private static func reduced(_ step: [RequiredLiteral]) -> [RequiredLiteral] {
      guard step.count > 1, let any = step.first,
        step.allSatisfy({ $0.startsSentence == any.startsSentence })
      else { return step }
      let sorted = step.sorted { a, b in
        a.bytes == b.bytes ? !a.endsWord && b.endsWord : a.bytes.lexicographicallyPrecedes(b.bytes)
      }
      var kept: [RequiredLiteral] = []
      // In this order all that begin with a literal stand right behind it.
      var open: [UInt8]?
      for literal in sorted {
        if let open, literal.bytes.starts(with: open) { continue }
        if let last = kept.last, last.bytes == literal.bytes { continue }
        kept.append(literal)
        if !literal.endsWord { open = literal.bytes }
      }
      return kept
    }

    /// All texts of a node, or nil where they are unknown or too many.
    private static func texts(of node: PatternNode) -> [[UInt8]]? {
      switch node {
      case .text(let text): return [text]
      case .nothing, .border: return [[]]
      case .sentenceStart, .unknown, .repeated, .gap: return nil
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
      case .text(let text): text.last.map { !isWordByte($0) } ?? false
      case .sequence(let nodes): nodes.last.map(endsOutsideWord) ?? false
      case .choice(let branches): branches.allSatisfy(endsOutsideWord)
      case .repeated(let inner): endsOutsideWord(inner)
      case .gap(let isOptional): !isOptional
      case .sentenceStart: true
      case .nothing, .border, .unknown, .optional: false
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
