import Conversations

/// The line with which a client introduces a quotation: “On … wrote:” in any of its languages.
struct MailAttribution {
  var header: QuoteHeader
  /// Begins with a date or with a word that only stands before a date.
  var startsWithDate: Bool
  var hasDate: Bool
  var hasTime: Bool
  var hasAddress: Bool
  var hasVerb: Bool
  /// Whether it is so complete that what follows is history even without quote signs.
  var isStrong: Bool

  /// Longest attribution considered, in bytes and in lines.
  static let mostBytes = 600
  static let mostLines = 6

  /// Reads an attribution that fills `text`, lines joined by spaces.
  init?(_ text: [UInt8]) {
    guard text.count <= Self.mostBytes else { return nil }
    let fold = MailFold(text)
    var line = fold.bytes[...]
    while let b = line.first, b == 0x2D || b == 0x2A || b == 0x3D || b == 0x20 {
      line = line.dropFirst()
    }
    var dashes = 0
    while let b = line.last, b == 0x2D || b == 0x2A || b == 0x3D || b == 0x20 {
      if b == 0x2D { dashes += 1 }
      line = line.dropLast()
    }
    let endsInColon = line.last == 0x3A
    while let b = line.last, b == 0x3A || b == 0x20 { line = line.dropLast() }
    guard line.count >= 5 else { return nil }

    let verb = MailWords.wrote.find(in: MailAttribution.withoutBrackets(line))
    hasVerb = verb != nil
    guard endsInColon || (hasVerb && dashes >= 2) || !hasVerb else { return nil }
    let (address, outer) = MailAttribution.address(line)
    hasAddress = address != nil
    let date = MailDate.parse(line)
    hasDate = date != nil
    hasTime = date?.hasTime ?? false
    let start = line.startIndex
    startsWithDate = MailAttribution.beginsWithDate(line, date: date)

    // What remains when date and address are taken away must be as short as a name.
    var remaining = line.count
    if let date { remaining -= date.range.count }
    if let outer { remaining -= outer.count }
    guard remaining <= 140 else { return nil }

    if endsInColon || dashes >= 2 {
      let complete =
        (hasVerb && (hasDate || hasAddress))
        || (startsWithDate && hasDate && (hasAddress || hasTime) && remaining <= 80)
      guard complete else { return nil }
    } else {
      // "2013/7/20 Name <address>": no verb, no colon.
      guard startsWithDate, hasDate, let outer, outer.upperBound >= line.endIndex - 1,
        date?.range.lowerBound == start, remaining <= 60
      else { return nil }
    }
    if !startsWithDate {
      // "Name <address> wrote:" begins with its name or address.
      guard hasVerb || hasAddress else { return nil }
    }

    header = QuoteHeader()
    if let date {
      header.clock = date.clock
      header.rawClock = MailAttribution.original(date.range, fold, text)
    }
    header.address = address
    header.name = MailAttribution.name(
      line, date: date?.range, address: outer, verb: verb, fold: fold, text: text)
    if header.name?.lowercased() == header.address { header.name = nil }
    let isCapitalized = header.name.map(MailAttribution.looksLikeName) ?? false
    isStrong =
      (hasAddress && (hasDate || hasVerb)
        && (startsWithDate || isCapitalized || header.name == nil))
      || (hasVerb && hasDate && hasTime && startsWithDate && isCapitalized)
  }

  /// The address in a folded line, also as archives write it, and the stretch that it takes.
  private static func address(_ line: ArraySlice<UInt8>) -> (String?, Range<Int>?) {
    if let found = MailAddress.find(in: line) {
      return (String(decoding: line[found.address], as: UTF8.self), found.outer)
    }
    guard let found = MailAddress.findMunged(in: line) else { return (nil, nil) }
    let local = String(decoding: line[found.local], as: UTF8.self)
    return (local + "@" + String(decoding: line[found.domain], as: UTF8.self), found.outer)
  }

  /// An attribution of a name alone, "Jane Doe wrote:", which only counts before quoted lines.
  static func nameOnly(_ text: [UInt8]) -> QuoteHeader? {
    guard text.count <= 100 else { return nil }
    let fold = MailFold(text)
    var line = fold.bytes[...]
    guard line.last == 0x3A else { return nil }
    line = line.dropLast()
    while line.last == 0x20 { line = line.dropLast() }
    guard let verb = MailWords.wrote.find(in: line) else { return nil }
    var header = QuoteHeader()
    header.name = name(line, date: nil, address: nil, verb: verb, fold: fold, text: text)
    guard let name = header.name, looksLikeName(name) else { return nil }
    return header
  }

  /// The line without what stands in angle brackets, same length, so that `<a@wrote.example>`
  /// is no verb.
  private static func withoutBrackets(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.contains(0x3C) else { return line }
    var copy = line
    var depth = 0
    for i in copy.indices {
      if copy[i] == 0x3C { depth += 1 }
      let isInside = depth > 0
      if copy[i] == 0x3E && depth > 0 { depth -= 1 }
      if isInside && copy[i] < 0x80 { copy[i] = 0x20 }
    }
    return copy
  }

  private static func beginsWithDate(_ line: ArraySlice<UInt8>, date: MailDate.Reading?) -> Bool {
    guard let date else { return false }
    let gap = line[
      line.startIndex..<min(max(date.range.lowerBound, line.startIndex), line.endIndex)]
    if gap.isEmpty { return true }
    // Only little words, weekdays and marks before the date.
    var words = 0
    var i = gap.startIndex
    while i < gap.endIndex {
      guard isWord(gap[i]) else {
        i += 1
        continue
      }
      let wordStart = i
      while i < gap.endIndex && isWord(gap[i]) { i += 1 }
      let word = Array(gap[wordStart..<i])
      words += 1
      if MailWords.introductions.contains(word) || MailWords.isWeekday(word) { continue }
      if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { continue }
      return false
    }
    return words <= 7
  }

  private static func original(_ range: Range<Int>, _ fold: MailFold, _ text: [UInt8]) -> String {
    let start = Int(fold.origins[range.lowerBound])
    let end =
      range.upperBound < fold.origins.count ? Int(fold.origins[range.upperBound]) : text.count
    return MailAddress.clean(text[start..<max(start, end)])
  }

  // The longest run of words that belong to no other part; the run before the address wins.
  private static func name(
    _ line: ArraySlice<UInt8>, date: Range<Int>?, address: Range<Int>?, verb: Range<Int>?,
    fold: MailFold, text: [UInt8]
  ) -> String? {
    var used = [Bool](repeating: false, count: line.endIndex)
    func use(_ r: Range<Int>?) {
      guard let r else { return }
      for i in r where i >= line.startIndex && i < line.endIndex { used[i] = true }
    }
    use(date)
    use(address)
    use(verb)
    var i = line.startIndex
    // Words in angle brackets are addresses or links even when no address was found in them.
    var depth = 0
    for k in line.indices {
      if line[k] == 0x3C { depth += 1 }
      if depth > 0 { used[k] = true }
      if line[k] == 0x3E && depth > 0 { depth -= 1 }
    }
    var runs: [Range<Int>] = []
    var runStart: Int?
    func close(_ end: Int) {
      if let s = runStart { runs.append(s..<end) }
      runStart = nil
    }
    while i < line.endIndex {
      if used[i] || line[i] == 0x2C || line[i] == 0x3A || line[i] == 0x28 || line[i] == 0x29 {
        close(i)
        i += 1
        continue
      }
      guard isWord(line[i]) else {
        i += 1
        continue
      }
      let start = i
      while i < line.endIndex && !used[i] && (isWord(line[i]) || line[i] == 0x27) { i += 1 }
      let word = Array(line[start..<i])
      let isNumber = word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      let isLittle =
        MailWords.introductions.contains(word) || MailWords.isWeekday(word)
        || MailWords.fillers.contains(word)
      // "Client 7": a number behind a word belongs to the name.
      if (isNumber || isLittle) && runStart == nil {
        close(start)
      } else if isLittle && MailWords.fillers.contains(word) {
        close(start)
      } else if runStart == nil {
        runStart = start
      }
    }
    close(line.endIndex)
    var best: Range<Int>?
    for run in runs {
      let clean = original(run, fold, text)
      guard !clean.isEmpty else { continue }
      if let address, run.upperBound <= address.lowerBound + 1,
        line[min(run.upperBound, address.lowerBound)..<address.lowerBound].allSatisfy({
          !isWord($0)
        })
      {
        best = run
        break
      }
      if best.map({ $0.count < run.count }) ?? true { best = run }
    }
    guard let best else { return nil }
    let clean = original(best, fold, text)
    return clean.isEmpty ? nil : clean
  }

  /// At most six words, each beginning with a capital or with a letter of a script without case.
  static func looksLikeName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard !words.isEmpty, words.count <= 6, name.utf8.count <= 80 else { return false }
    var capitals = 0
    for word in words {
      guard let first = word.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else {
        continue
      }
      if first.properties.isLowercase {
        // Particles (van, de, bin) stand inside a name, never first.
        if capitals == 0 || word.utf8.count > 4 { return false }
      } else {
        capitals += 1
      }
    }
    return capitals > 0
  }
}
