/// A path pattern: `*` and `?` within a name, `[a-z]`, `{a,b}`, and `**` for any number of folders.
package struct Glob: Sendable {
  /// Without braces: one pattern for each combination.
  private let alternatives: [[Segment]]
  /// The path up to the first name with a pattern in it: where a search begins.
  package let root: String
  /// Whether there is any pattern in it at all.
  package let isPattern: Bool

  private enum Segment: Sendable {
    case anyFolders
    case name([UInt8])
  }

  package init(_ pattern: String) {
    let expanded = Glob.expand(Array(pattern.utf8), limit: 256)
    alternatives = expanded.map { path in
      path.split(separator: UInt8(ascii: "/")).map { part in
        part.elementsEqual("**".utf8) ? .anyFolders : .name(Array(part))
      }
    }
    let special = pattern.utf8.firstIndex { "*?[{".utf8.contains($0) }
    isPattern = special != nil
    if let special {
      let before = pattern.utf8[..<special]
      let slash = before.lastIndex(of: UInt8(ascii: "/"))
      root = slash.map { String(pattern[...$0]) } ?? ""
    } else {
      root = pattern
    }
  }

  /// A path whose signs stand for themselves.
  init(literal path: String) {
    alternatives = [path.utf8.split(separator: UInt8(ascii: "/")).map { .name(Array($0)) }]
    root = path
    isPattern = false
  }

  /// Whether a whole path fits. Hidden names (`.x`) only fit where the pattern names the dot.
  package func matches(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    return alternatives.contains { Glob.matches($0[...], names[...]) }
  }

  /// Whether something in this folder could still fit.
  package func mayMatch(below folder: String) -> Bool {
    let names = folder.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    return alternatives.contains { segments in
      for (i, name) in names.enumerated() {
        guard i < segments.count else { return false }
        switch segments[i] {
        case .anyFolders: return true
        case .name(let pattern):
          guard Glob.matchesName(pattern, name) else { return false }
        }
      }
      return segments.count > names.count
    }
  }

  private static func matches(
    _ segments: ArraySlice<Segment>, _ names: ArraySlice<[UInt8]>
  ) -> Bool {
    // One state for each segment; the names are read once, so that `**/**/**` costs no more.
    var states = Set([segments.startIndex])
    func closed(_ states: Set<Int>) -> Set<Int> {
      var all = states
      for state in states {
        var i = state
        while i < segments.endIndex, case .anyFolders = segments[i] {
          i += 1
          all.insert(i)
        }
      }
      return all
    }
    states = closed(states)
    for name in names {
      var next: Set<Int> = []
      for state in states where state < segments.endIndex {
        switch segments[state] {
        case .anyFolders: if name.first != UInt8(ascii: ".") { next.insert(state) }
        case .name(let pattern): if matchesName(pattern, name) { next.insert(state + 1) }
        }
      }
      states = closed(next)
      if states.isEmpty { return false }
    }
    return states.contains(segments.endIndex)
  }

  private static func matchesName(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: "."), pattern.first != UInt8(ascii: ".") { return false }
    var p = 0
    var n = 0
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, n)
        p += 1
      } else if p < pattern.count, let width = matchesOne(pattern, p, name[n]) {
        p += width
        // `?` stands for a character, however many bytes it has.
        let isAny = pattern[p - width] == UInt8(ascii: "?") && width == 1
        n += 1
        while isAny, n < name.count, name[n] & 0xC0 == 0x80 { n += 1 }
      } else if let (from, at) = star {
        p = from + 1
        n = at + 1
        star = (from, at + 1)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }

  /// The pattern's bytes that a byte of the name uses up; nil if it does not fit.
  private static func matchesOne(_ pattern: [UInt8], _ at: Int, _ byte: UInt8) -> Int? {
    switch pattern[at] {
    case UInt8(ascii: "?"): return 1
    case UInt8(ascii: "["):
      guard let close = pattern[(at + 1)...].firstIndex(of: UInt8(ascii: "]")), close > at + 1
      else { return byte == pattern[at] ? 1 : nil }
      var i = at + 1
      let isNegated = pattern[i] == UInt8(ascii: "!") || pattern[i] == UInt8(ascii: "^")
      if isNegated { i += 1 }
      var found = false
      while i < close {
        if i + 2 < close, pattern[i + 1] == UInt8(ascii: "-") {
          if pattern[i] <= byte, byte <= pattern[i + 2] { found = true }
          i += 3
        } else {
          if pattern[i] == byte { found = true }
          i += 1
        }
      }
      return found != isNegated ? close + 1 - at : nil
    default: return pattern[at] == byte ? 1 : nil
    }
  }

  /// The patterns without braces.
  private static func expand(_ pattern: [UInt8], limit: Int) -> [[UInt8]] {
    guard let open = pattern.firstIndex(of: UInt8(ascii: "{")) else { return [pattern] }
    var depth = 0
    var parts: [[UInt8]] = [[]]
    var i = open
    while i < pattern.count {
      let c = pattern[i]
      if c == UInt8(ascii: "{") {
        depth += 1
        if depth > 1 { parts[parts.count - 1].append(c) }
      } else if c == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
        parts[parts.count - 1].append(c)
      } else if c == UInt8(ascii: ","), depth == 1 {
        parts.append([])
      } else {
        parts[parts.count - 1].append(c)
      }
      i += 1
    }
    // A brace that is never closed is a character like others.
    guard i < pattern.count else { return [pattern] }
    var out: [[UInt8]] = []
    for part in parts {
      let joined = pattern[..<open] + part + pattern[(i + 1)...]
      out += expand(Array(joined), limit: limit / parts.count)
      if out.count > limit { break }
    }
    return out
  }
}
