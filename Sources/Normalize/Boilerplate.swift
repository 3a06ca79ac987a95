import Conversations

/// Finds the sentences that a system puts into everybody's mouth: notices of recording and privacy.
///
/// Only whole sentences are taken, and only where every part of one pattern occurs in the sentence.
/// The words are stems, matched at the beginnings of words.
enum Boilerplate {
  /// Lower case. The first word of each is the rare one that the scan looks for.
  private static let patterns: [[[UInt8]]] =
    [
      // English
      "recorded;may be,will be,are,is being,might be;quality,training,monitoring,security,compliance",
      "monitored;may be,will be,are,is being,might be;quality,training,recorded,security",
      "data;personal;processed,protection,handled,stored;privacy,policy,accordance,gdpr,regulation",
      "privacy;policy,notice,statement;by continuing,by using,please read,please see,available at,find",
      // Italian
      "registrat;conversazion,chiamat,chat,telefonat;qualità,qualita,formativ,formazione,sicurezza",
      "personali;dati;trattat,trattamento;gdpr,privacy,informativa,regolamento,normativa",
      "informativa;privacy;consult,legg,disponibil,proseguendo,continuando",
      // Russian
      "запис;разговор,звон,переписк,чат,диалог;качеств,обучен,контрол,безопасност",
      "персональн;данн;обработк,обрабатыва,политик;соглас,политик,соответстви",
      // Afrikaans
      "opgeneem;gesprek,oproep,klets,kan,word;gehalte,kwaliteit,opleiding,sekuriteit",
      "persoonlike;inligting,data,besonderhede;verwerk,hanteer,beskerm;popi,privaatheid,beleid,wet",
      "privaatheidsbeleid;lees,sien,deur voort te gaan,beskikbaar",
    ].map { pattern in pattern.split(separator: ";").map { LowerText.bytes(String($0)) } }

  /// The alternatives of each part of each pattern.
  private static let parts: [[[[UInt8]]]] = patterns.map { pattern in
    pattern.map { part in part.split(separator: UInt8(ascii: ",")).map(Array.init) }
  }

  /// The words that the scan looks for, at least three bytes each, for `TextSigns`.
  static var anchorBytes: [[UInt8]] { parts.flatMap { $0[0] } }

  /// Marks boilerplate sentences inside the authored spans.
  ///
  /// - Parameters:
  ///   - lower: the turn's text by `LowerText`.
  ///   - candidates: the word starts that are worth a look, in order.
  static func mark(
    _ lower: UnsafeBufferPointer<UInt8>, candidates: [TextSigns.Candidate],
    spans: inout [TextSpan]
  ) {
    let first = anchors(lower, candidates)
    if first.isEmpty { return }
    var found: [Span] = []
    var place = 0
    for (offset, pattern) in first where offset >= found.last?.end ?? 0 {
      while place < spans.count, spans[place].span.end <= offset { place += 1 }
      guard place < spans.count, spans[place].kind == .authored,
        let sentence = sentence(lower, around: offset, in: spans[place].span)
      else { continue }
      let holds = parts[pattern].dropFirst().allSatisfy { part in
        part.contains { occurs($0, lower, in: sentence) }
      }
      if holds { found.append(sentence) }
    }
    if !found.isEmpty { spans = cut(spans, by: found) }
  }

  private static func anchors(
    _ lower: UnsafeBufferPointer<UInt8>, _ candidates: [TextSigns.Candidate]
  ) -> [(offset: Int, pattern: Int)] {
    var out: [(Int, Int)] = []
    for candidate in candidates where candidate.interest.contains(.boilerplate) {
      for (index, pattern) in parts.enumerated()
      where pattern[0].contains(where: { starts(with: $0, lower, at: candidate.offset) }) {
        out.append((candidate.offset, index))
      }
    }
    return out
  }

  private static func starts(
    with word: [UInt8], _ lower: UnsafeBufferPointer<UInt8>, at i: Int
  ) -> Bool {
    guard i + word.count <= lower.count else { return false }
    var k = 0
    while k < word.count {
      if lower[i + k] != word[k] { return false }
      k += 1
    }
    return true
  }

  private static func occurs(
    _ word: [UInt8], _ lower: UnsafeBufferPointer<UInt8>, in span: Span
  ) -> Bool {
    var i = span.start
    while i + word.count <= span.end {
      if i == span.start || !lower[i - 1].isWordByte, starts(with: word, lower, at: i) {
        return true
      }
      i += 1
    }
    return false
  }

  /// Longer sentences are no notices: bytes before and behind the word found.
  private static let reach = 600

  /// The sentence around an offset, with the space behind it; nil if it is too long.
  private static func sentence(
    _ lower: UnsafeBufferPointer<UInt8>, around offset: Int, in limits: Span
  ) -> Span? {
    func ends(_ i: Int) -> Bool {
      switch lower[i] {
      case 0x0A: true
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        i + 1 >= limits.end || lower[i + 1] <= 0x20
      default: false
      }
    }
    let first = max(limits.start, offset - reach)
    let last = min(limits.end, offset + reach)
    var start = offset
    while start > first, !ends(start - 1) { start -= 1 }
    if start == first, first > limits.start { return nil }
    while start < offset, lower[start] <= 0x20 { start += 1 }
    var end = offset
    while end < last, !ends(end) { end += 1 }
    if end == last, last < limits.end { return nil }
    while end < last, ends(end) || lower[end] <= 0x20 { end += 1 }
    return Span(start, end)
  }

  private static func cut(_ spans: [TextSpan], by found: [Span]) -> [TextSpan] {
    var out: [TextSpan] = []
    var next = 0
    for part in spans {
      var start = part.span.start
      while next < found.count, part.span.contains(found[next]) {
        let sentence = found[next]
        if start < sentence.start {
          SpanMarker.append(TextSpan(part.kind, Span(start, sentence.start)), to: &out)
        }
        SpanMarker.append(TextSpan(.boilerplate, sentence), to: &out)
        start = sentence.end
        next += 1
      }
      if start < part.span.end {
        SpanMarker.append(TextSpan(part.kind, Span(start, part.span.end)), to: &out)
      }
    }
    return out
  }
}
