/// What stands before a document's first tag: XML allows nothing there, but browsers and tools leave
/// blank lines and whole sentences.
struct Prologue {
  private let kind: MarkupKind
  /// Whether the first tag was reached.
  private(set) var isInside = false

  init(_ kind: MarkupKind) { self.kind = kind }

  /// The piece from the first tag on. Also refuses HTML that declares entities.
  mutating func trim(
    _ piece: UnsafeBufferPointer<UInt8>, _ state: UnsafeMutablePointer<ParserState>,
    _ report: inout MarkupReport
  ) -> UnsafeBufferPointer<UInt8> {
    guard !isInside, !piece.isEmpty else { return piece }
    if kind == .html {
      isInside = true
      if declaresEntities(piece) { state.pointee.stop(.entityDeclaration(line: nil)) }
      return piece
    }
    var lines = 0
    var others = 0
    for i in piece.indices {
      if piece[i] == UInt8(ascii: "<"), i + 1 == piece.count || opensTag(piece[i + 1]) {
        isInside = true
        state.pointee.lineOffset += lines
        if others > 0 { report.skippedPrefix += i }
        return UnsafeBufferPointer(rebasing: piece[i...])
      }
      if piece[i] == 0x0A { lines += 1 } else if piece[i] > 0x20 { others += 1 }
    }
    state.pointee.lineOffset += lines
    report.skippedPrefix += piece.count
    return UnsafeBufferPointer(start: nil, count: 0)
  }

  private func opensTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "_")
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
  }

  /// An `<!ENTITY` inside the brackets of a document type.
  private func declaresEntities(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
    // A document type stands before everything but comments.
    var at = piece.firstByte(UInt8(ascii: "<"))
    while let tag = at, tag < 4096, !piece.matchesIgnoringCase("<!doctype", at: tag) {
      at = piece.firstByte(UInt8(ascii: "<"), from: tag + 1)
    }
    guard let type = at, piece.matchesIgnoringCase("<!doctype", at: type),
      let open = piece.firstByte(UInt8(ascii: "["), from: type),
      !piece[type..<open].contains(UInt8(ascii: ">"))
    else { return false }
    let entity = piece.firstOffset(of: "<!ENTITY", from: open)
    let end = piece.firstOffset(of: "]>", from: open) ?? piece.count
    return entity.map { $0 < end } ?? false
  }
}
