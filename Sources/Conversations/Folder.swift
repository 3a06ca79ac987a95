/// Writes folded bytes and their origins. The buffers hold one byte per byte of text, one more per
/// stretch folded, and eight; no character folds to more bytes than it has.
struct Folder {
  let text: UnsafeBufferPointer<UInt8>
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let origins: UnsafeMutableBufferPointer<Int32>
  let splitsSentences: Bool
  let ascii = FoldingTables.ascii
  let twoBytes = FoldingTables.twoBytes
  var sentences: [Sentence] = []
  /// Bytes written.
  var count = 0
  private var start = 0
  private var turn = 0
  private var base = 0
  private var lineStart = 0
  private var isItalian = false

  init(
    text: UnsafeBufferPointer<UInt8>, bytes: UnsafeMutableBufferPointer<UInt8>,
    origins: UnsafeMutableBufferPointer<Int32>, splitsSentences: Bool
  ) {
    self.text = text
    self.bytes = bytes
    self.origins = origins
    self.splitsSentences = splitsSentences
  }

  mutating func fold(_ range: ByteRange, turn: Int, base: Int, isItalian: Bool) {
    self.turn = turn
    self.base = base
    self.isItalian = isItalian
    start = count
    lineStart = range.lowerBound
    let classes = isItalian ? FoldingTables.italianClasses : FoldingTables.classes
    classes.withUnsafeBufferPointer { classes in
      ascii.withUnsafeBufferPointer { ascii in
        walk(range, classes: classes, ascii: ascii)
      }
    }
    close(at: range.upperBound)
  }

  private mutating func walk(
    _ range: ByteRange, classes: UnsafeBufferPointer<UInt8>, ascii: UnsafeBufferPointer<UInt8>
  ) {
    var i = range.lowerBound
    let end = range.upperBound
    var w = count
    while i < end {
      let byte = text[i]
      let kind = classes[Int(byte)]
      if kind == FoldingTables.ByteClass.plain {
        bytes[w] = ascii[Int(byte)]
        origins[w] = Int32(truncatingIfNeeded: i - base)
        w += 1
        i += 1
        continue
      }
      count = w
      switch kind {
      case FoldingTables.ByteClass.space:
        space(at: i, next: i + 1, end: end)
        i += 1
      case FoldingTables.ByteClass.lineBreak:
        let next = byte == 0x0D && i + 1 < end && text[i + 1] == 0x0A ? i + 2 : i + 1
        lineBreak(at: i, next: next, end: end)
        i = next
      case FoldingTables.ByteClass.apostrophe:
        apostrophe(at: i, next: i + 1, end: end)
        i += 1
      case FoldingTables.ByteClass.lead2:
        i = two(at: i, end: end)
      case FoldingTables.ByteClass.lead3:
        i = three(at: i, end: end)
      case FoldingTables.ByteClass.lead4:
        i = four(at: i, end: end)
      default:
        emit(0x7F, at: i)
        i += 1
      }
      w = count
    }
    count = w
  }

  /// The zero bytes behind the last sentence.
  mutating func pad() {
    for _ in 0..<8 {
      bytes[count] = 0
      origins[count] = Int32(truncatingIfNeeded: 0)
      count += 1
    }
  }

  private mutating func emit(_ byte: UInt8, at i: Int) {
    bytes[count] = byte
    origins[count] = Int32(truncatingIfNeeded: i - base)
    count += 1
  }

  // MARK: Characters of several bytes

  private func continuation(_ i: Int, _ end: Int) -> UInt32? {
    guard i < end else { return nil }
    let byte = text[i]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }

  private mutating func two(at i: Int, end: Int) -> Int {
    guard let low = continuation(i + 1, end) else {
      emit(0x7F, at: i)
      return i + 1
    }
    let entry = twoBytes[Int(UInt32(text[i] & 0x1F) << 6 | low)]
    switch entry & FoldingTables.Action.mask {
    case FoldingTables.Action.two:
      emit(UInt8(truncatingIfNeeded: entry >> 8), at: i)
      emit(UInt8(truncatingIfNeeded: entry), at: i)
    case FoldingTables.Action.one: emit(UInt8(truncatingIfNeeded: entry), at: i)
    case FoldingTables.Action.space: space(at: i, next: i + 2, end: end)
    case FoldingTables.Action.apostrophe: apostrophe(at: i, next: i + 2, end: end)
    case FoldingTables.Action.article:
      emit(0x27, at: i)
      emit(0x6E, at: i)
    case FoldingTables.Action.lineBreak: lineBreak(at: i, next: i + 2, end: end)
    case FoldingTables.Action.mark:
      compose(mark: UInt32(text[i] & 0x1F) << 6 | low)
    default: break
    }
    return i + 2
  }

  /// A combining mark makes another letter of the one before it, or is dropped.
  private mutating func compose(mark: UInt32) {
    guard count - start >= 2 else { return }
    switch (bytes[count - 2], bytes[count - 1], mark) {
    case (0xD0, 0xB8, 0x306): bytes[count - 1] = 0xB9  // и → й
    case (0xD1, 0x83, 0x306): bytes[count - 1] = 0x9E  // у → ў
    case (0xD1, 0x96, 0x308): bytes[count - 1] = 0x97  // і → ї
    default: break
    }
  }

  private mutating func three(at i: Int, end: Int) -> Int {
    guard let middle = continuation(i + 1, end), let low = continuation(i + 2, end) else {
      emit(0x7F, at: i)
      return i + 1
    }
    let c = UInt32(text[i] & 0x0F) << 12 | middle << 6 | low
    let next = i + 3
    switch c {
    case 0..<0x800, 0xD800...0xDFFF:
      emit(0x7F, at: i)
      return i + 1
    case 0x2018, 0x2019, 0x201B, 0x2032: apostrophe(at: i, next: next, end: end)
    case 0x2010...0x2015, 0x2212: emit(0x2D, at: i)
    case 0x2026:
      for _ in 0..<3 { emit(0x2E, at: i) }
    case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: space(at: i, next: next, end: end)
    case 0x2028, 0x2029: lineBreak(at: i, next: next, end: end)
    case 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      break
    case 0xFF07, 0xFF40: apostrophe(at: i, next: next, end: end)
    case 0xFF01...0xFF5E: emit(ascii[Int(c - 0xFF01 + 0x21)], at: i)
    case 0xFB00...0xFB06: ligature(c, at: i)
    case 0x1E00...0x1EFF where FoldingTables.latinAdditional[Int(c - 0x1E00)] != 0x2E:
      emit(FoldingTables.latinAdditional[Int(c - 0x1E00)], at: i)
    default:
      emit(text[i], at: i)
      emit(text[i + 1], at: i)
      emit(text[i + 2], at: i)
    }
    return next
  }

  private mutating func ligature(_ c: UInt32, at i: Int) {
    let letters: StaticString =
      switch c {
      case 0xFB00: "ff"
      case 0xFB01: "fi"
      case 0xFB02: "fl"
      case 0xFB03: "ffi"
      case 0xFB04: "ffl"
      default: "st"
      }
    letters.withUTF8Buffer { buffer in
      for byte in buffer { emit(byte, at: i) }
    }
  }

  private mutating func four(at i: Int, end: Int) -> Int {
    guard let a = continuation(i + 1, end), let b = continuation(i + 2, end),
      let c = continuation(i + 3, end)
    else {
      emit(0x7F, at: i)
      return i + 1
    }
    let scalar = UInt32(text[i] & 0x07) << 18 | a << 12 | b << 6 | c
    guard scalar >= 0x1_0000, scalar <= 0x10_FFFF else {
      emit(0x7F, at: i)
      return i + 1
    }
    // Tags and further variation selectors are as invisible as zero-width characters.
    if scalar < 0xE_0000 || scalar > 0xE_0FFF {
      for k in 0..<4 { emit(text[i + k], at: i) }
    }
    return i + 4
  }

  // MARK: Apostrophes, white space and sentences

  private mutating func apostrophe(at i: Int, next: Int, end: Int) {
    if isItalian && count > start && isVowel(bytes[count - 1]) && !continuesWord(next, end) {
      return
    }
    emit(0x27, at: i)
  }

  private func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    default: false
    }
  }

  private func continuesWord(_ i: Int, _ end: Int) -> Bool {
    guard i < end else { return false }
    switch text[i] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
    case 0..<0x80, 0xC2, 0xE2: return false
    default: return true
    }
  }

  private mutating func space(at i: Int, next: Int, end: Int) {
    guard count > start else { return }
    let last = bytes[count - 1]
    if last == 0x20 { return }
    if splitsSentences && (last == 0x2E || last == 0x21 || last == 0x3F)
      && !(last == 0x2E && isAbbreviation(next: next, end: end))
    {
      close(at: i)
    } else {
      emit(0x20, at: i)
    }
  }

  private mutating func lineBreak(at i: Int, next: Int, end: Int) {
    let length = i - lineStart
    lineStart = next
    // A wrapped line never ends a sentence by itself, its punctuation does.
    if !splitsSentences || length >= 55 && length <= 90 && isSmall(next, end) {
      space(at: i, next: next, end: end)
    } else {
      close(at: i)
    }
  }

  private func isSmall(_ i: Int, _ end: Int) -> Bool {
    guard i < end else { return false }
    switch text[i] {
    case 0x61...0x7A: return true
    case 0xD0: return i + 1 < end && text[i + 1] >= 0xB0
    case 0xD1: return i + 1 < end && text[i + 1] <= 0x8F
    default: return false
    }
  }

  private func isAbbreviation(next: Int, end: Int) -> Bool {
    var first = count - 1
    while first > start && bytes[first - 1] != 0x20 && bytes[first - 1] != 0x28 { first -= 1 }
    let length = count - 1 - first
    guard length >= 1 && length <= 8 else { return false }
    var word: UInt64 = 0
    for k in first..<(count - 1) { word = word << 8 | UInt64(bytes[k]) }
    if Abbreviations.always.contains(word) { return true }
    guard Abbreviations.beforeSmall.contains(word) else { return false }
    var i = next
    while i < end && text[i] == 0x20 { i += 1 }
    return isSmall(i, end) || i < end && text[i] >= 0x30 && text[i] <= 0x39
  }

  /// Ends the sentence that began at `start`; `end` is the offset after its last character.
  private mutating func close(at end: Int) {
    var end = end - base
    if count > start && bytes[count - 1] == 0x20 {
      count -= 1
      end = Int(origins[count])
    }
    guard count > start else { return }
    if splitsSentences { cut(end: end) } else { append(start..<count, end: end) }
    if splitsSentences {
      bytes[count] = 0x0A
      origins[count] = Int32(truncatingIfNeeded: end)
      count += 1
    }
    start = count
  }

  private mutating func append(_ range: ByteRange, end: Int) {
    sentences.append(
      Sentence(turn: turn, span: Span(Int(origins[range.lowerBound]), end), folded: range))
  }

  /// Cuts what is too long at the last white space before the limit, or where there is none, at it.
  private mutating func cut(end: Int) {
    var first = start
    while count - first > Folding.longestSentence {
      var characters = 0
      var lastSpace: Int?
      var k = first
      while k < count {
        if bytes[k] & 0xC0 != 0x80 {
          if characters == Folding.longestSentence { break }
          characters += 1
          if bytes[k] == 0x20 { lastSpace = k }
        }
        k += 1
      }
      if k == count { break }
      if bytes[k] == 0x20 { lastSpace = k }
      if let space = lastSpace, space > first {
        append(first..<space, end: Int(origins[space]))
        first = space + 1
      } else {
        // Bytes of one character share their origin; a cut never parts them.
        while k > first + 1 && origins[k] == origins[k - 1] { k -= 1 }
        append(first..<k, end: Int(origins[k]))
        first = k
      }
    }
    append(first..<count, end: end)
  }
}
