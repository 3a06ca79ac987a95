/// The compact form in which phrase patterns are written, and its expansion to a PCRE2 pattern.
///
/// A pattern is a regular expression over folded sentences in which a space means white space
/// (`\s+`), ` ?` an optional space, `~` a gap of up to `gapWords` words (after
/// a comma or not), `~?` the same gap or
/// nothing, `<NAME>` a macro; `^` and `$` are the sentence's ends. It has to begin and end at word
/// borders. What stands in a character class or behind a backslash keeps its meaning, but `\d` means
/// the ten ASCII digits (folding makes full-width digits ASCII).
package struct PatternSyntax: Sendable {
  /// Longest expansion of one pattern in bytes; more is an error.
  package static let longestExpansion = 65_536

  /// Macro texts by name, in compact form themselves; they may use other macros.
  package var macros: [String: String]
  /// How many words a gap may hold, 0 ... 20.
  package var gapWords: Int

  package init(macros: [String: String] = [:], gapWords: Int = 5) {
    self.macros = macros
    self.gapWords = gapWords
  }

  /// The pattern with its macros replaced, still compact; nil where a macro is unknown, refers to
  /// itself, or the text grows too long.
  package func resolvingMacros(_ compact: String) -> String? {
    guard compact.utf8.contains(UInt8(ascii: "<")) else { return compact }
    return resolve(Array(compact.utf8), depth: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private func resolve(_ source: [UInt8], depth: Int) -> [UInt8]? {
    guard depth < 8 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(source.count * 2)
    var i = 0
    while i < source.count {
      let byte = source[i]
      if byte == UInt8(ascii: "\\"), i + 1 < source.count {
        result.append(byte)
        result.append(source[i + 1])
        i += 2
        continue
      }
      guard byte == UInt8(ascii: "<"), let end = macroEnd(source, i) else {
        result.append(byte)
        i += 1
        continue
      }
      let name = String(decoding: source[(i + 1)..<end], as: UTF8.self)
      guard let macro = macros[name], let text = resolve(Array(macro.utf8), depth: depth + 1),
        result.count + text.count <= PatternSyntax.longestExpansion
      else { return nil }
      result += text
      i = end + 1
    }
    return result
  }

  /// The place of the `>` if a macro's name begins after `start`: capital letters and digits only,
  /// so that look-behinds and named groups are no macros.
  private func macroEnd(_ source: [UInt8], _ start: Int) -> Int? {
    var i = start + 1
    while i < source.count, source[i] >= 0x41 && source[i] <= 0x5A || source[i] == 0x5F {
      i += 1
    }
    return i > start + 1 && i < source.count && source[i] == UInt8(ascii: ">") ? i : nil
  }

  /// A pattern without macros as PCRE2 reads it, without the borders around it.
  package func expand(_ resolved: String) -> String {
    let source = Array(resolved.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(source.count * 2)
    var inClass = false
    var i = 0
    while i < source.count {
      let byte = source[i]
      let isOptional = i + 1 < source.count && source[i + 1] == UInt8(ascii: "?")
      switch byte {
      case UInt8(ascii: "\\") where i + 1 < source.count:
        if source[i + 1] == UInt8(ascii: "d") {
          result += (inClass ? "0-9" : "[0-9]").utf8
        } else {
          result.append(byte)
          result.append(source[i + 1])
        }
        i += 1
      case UInt8(ascii: "["):
        inClass = true
        result.append(byte)
      case UInt8(ascii: "]"):
        inClass = false
        result.append(byte)
      case UInt8(ascii: " ") where !inClass:
        result += (isOptional ? "\\s?" : "\\s+").utf8
        if isOptional { i += 1 }
      case UInt8(ascii: "~") where !inClass:
        result += gap(isOptional: isOptional).utf8
        if isOptional { i += 1 }
      default: result.append(byte)
      }
      i += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the gap is nothing, what follows stands at a word's start, or is a glued `n't`.
  private func gap(isOptional: Bool) -> String {
    let gap = ",?(?:\\s+\\S+){0,\(gapWords)}?\\s+"
    return isOptional ? "(?:\(gap)|\\s*(?:(?=n'?t)|(?!(?<=\\w)\\w)))" : gap
  }

  /// A whole pattern, with word borders at both ends.
  package func pattern(_ resolved: String) -> String {
    let left = resolved.hasPrefix("^") ? "" : "(?<!\\w)"
    return "\(left)(?:\(expand(resolved)))(?!(?<=\\w)\\w)"
  }

  /// A guard that is looked for in the words before a match.
  package func guardBefore(_ resolved: String) -> String {
    "(?:^|\\s|\\w)(?:\(expand(resolved)))(?=\\s|$)"
  }
}
