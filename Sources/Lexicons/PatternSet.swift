package import Conversations

/// Whose turns a pattern is for.
package struct Sides: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let agent = Sides(rawValue: 1)
  package static let customer = Sides(rawValue: 2)
  package static let both: Sides = [.agent, .customer]
}

/// What is wrong with a pattern.
package struct PatternProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pattern's id, as given.
  package var id: String
  package var message: String

  package var description: String { "\(id): \(message)" }
}

/// Patterns that are looked for together: one pass over a sentence finds those whose literals
/// occur, and only these are tried.
///
/// Immutable; each worker makes its own `PatternMatcher` of it.
package struct PatternSet: Sendable {
  /// A pattern in compact form and the sides it is for.
  package struct Pattern: Sendable {
    package var id: String
    /// Compact form, see `PatternSyntax`.
    package var source: String
    package var sides: Sides

    package init(id: String, source: String, sides: Sides = .both) {
      self.id = id
      self.source = source
      self.sides = sides
    }
  }

  package let ids: [String]
  private let syntax: PatternSyntax
  private let isRegular: Bool
  /// The patterns with their macros replaced; nil where one is unknown.
  private let resolved: [String?]
  /// For each pattern, how many steps its literals take.
  let steps: [UInt8]
  let sides: [Sides]
  /// Patterns without a literal: tried on every sentence.
  let alwaysTried: [Int32]
  let agentTrie: LiteralTrie
  let customerTrie: LiteralTrie

  package var count: Int { ids.count }

  /// A pattern in compact form without its macros.
  func resolvedSource(_ index: Int) -> String? { resolved[index] }

  /// A pattern as PCRE2 reads it.
  func expanded(_ index: Int) -> String? {
    isRegular ? resolved[index] : resolved[index].map(syntax.pattern)
  }

  /// Checks every pattern and reports all problems: unknown macros, syntax errors, patterns that
  /// match an empty text or take too long. Meant for patterns that users write; they are folded here, so that
  /// accents and capitals in them do no harm.
  ///
  /// - Parameters:
  ///   - patterns: in compact form.
  ///   - language: decides how they are folded.
  ///   - syntax: macros and the length of gaps.
  package static func checked(
    _ patterns: [Pattern], language: Language, syntax: PatternSyntax = PatternSyntax()
  ) -> Result<PatternSet, PatternProblems> {
    var problems: [PatternProblem] = []
    var folded: [Pattern] = []
    let scratch = MatchScratch()
    let bounds = PatternBounds()
    for pattern in patterns {
      var pattern = pattern
      pattern.source = PatternSyntax.folding(pattern.source, language: language)
      guard let resolved = syntax.resolvingMacros(pattern.source) else {
        problems.append(
          PatternProblem(
            id: pattern.id,
            message: "unknown or circular macro, or far too long; macros of this language: "
              + syntax.macros.keys.sorted().map { "<\($0)>" }.joined(separator: " ")))
        continue
      }
      do throws(CompiledPattern.Problem) {
        let code = try CompiledPattern(syntax.pattern(resolved))
        let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        if code.match(empty, from: 0, scratch: scratch) != nil {
          problems.append(
            PatternProblem(
              id: pattern.id, message: "matches an empty text; name a word that has to occur"))
        } else if let fault = bounds.fault(resolved, code) {
          problems.append(PatternProblem(id: pattern.id, message: fault))
        }
        folded.append(pattern)
      } catch {
        problems.append(PatternProblem(id: pattern.id, message: "is no pattern: \(error.message)"))
      }
    }
    guard problems.isEmpty else { return .failure(PatternProblems(problems: problems)) }
    return .success(PatternSet(folded, syntax: syntax))
  }

  /// Patterns known to be right: folded already, with macros that exist. One that is not matches
  /// nothing.
  ///
  /// - Parameter isRegular: they are regular expressions as they stand and not in compact form.
  package init(
    _ patterns: [Pattern], syntax: PatternSyntax = PatternSyntax(), isRegular: Bool = false
  ) {
    var resolvedSources: [String?] = []
    var steps: [UInt8] = []
    var always: [Int32] = []
    // Most patterns are for one side: each side walks only its own literals.
    var agentPool = LiteralPool()
    var customerPool = LiteralPool()
    resolvedSources.reserveCapacity(patterns.count)
    for (index, pattern) in patterns.enumerated() {
      let resolved = isRegular ? pattern.source : syntax.resolvingMacros(pattern.source)
      resolvedSources.append(resolved)
      guard let resolved else {
        steps.append(0)
        continue
      }
      let required = RequiredLiterals(
        PatternParser.parse(resolved), isBordered: !isRegular
      ).steps
      steps.append(UInt8(required.count))
      if required.isEmpty { always.append(Int32(index)) }
      for (step, literals) in required.enumerated() {
        for literal in literals {
          if pattern.sides.contains(.agent) {
            agentPool.add(literal, pattern: index, step: step)
          }
          if pattern.sides.contains(.customer) {
            customerPool.add(literal, pattern: index, step: step)
          }
        }
      }
    }
    ids = patterns.map(\.id)
    sides = patterns.map(\.sides)
    self.syntax = syntax
    self.isRegular = isRegular
    resolved = resolvedSources
    self.steps = steps
    alwaysTried = always
    agentTrie = LiteralTrie(agentPool)
    customerTrie = LiteralTrie(customerPool)
  }
}

/// All problems of a list of patterns, in its order.
package struct PatternProblems: Error, Sendable {
  package var problems: [PatternProblem]
}

extension PatternSyntax {
  /// A pattern with its own letters folded; what stands behind a backslash keeps its meaning.
  package static func folding(_ source: String, language: Language) -> String {
    var result = ""
    var isEscaped = false
    var isMacro = false
    for scalar in source.unicodeScalars {
      if isEscaped || scalar == "\\" || scalar == " " || isMacro {
        result.unicodeScalars.append(scalar)
        isEscaped = !isEscaped && scalar == "\\"
        if scalar == ">" { isMacro = false }
      } else if scalar == "<" {
        result.unicodeScalars.append(scalar)
        // Look-behinds (`(?<!`) hold ordinary text, macros hold capitals.
        isMacro = !result.hasSuffix("(?<")
      } else {
        result += String(decoding: Folding.fold(String(scalar), language: language), as: UTF8.self)
      }
    }
    return result
  }
}
