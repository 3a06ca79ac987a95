import CLibXML2
import Glibc

/// Reads documents of XML or HTML in pieces and delivers their events.
///
/// Memory does not depend on a document's size. Nothing is ever loaded from elsewhere; a document
/// that declares entities is refused. One reader for each worker: it is not `Sendable`, and one
/// document must be finished before the next begins.
package final class MarkupReader {
  private static let chunk = 64 << 10
  private let limits: MarkupLimits
  private let state: UnsafeMutablePointer<ParserState>
  private var raw = [UInt8](repeating: 0, count: MarkupReader.chunk + 64)
  private var decoded: [UInt8] = []
  private var xmlCallbacks = makeSAXHandler(isHTML: false)
  private var htmlCallbacks = makeSAXHandler(isHTML: true)

  package init(limits: MarkupLimits = MarkupLimits()) {
    Library.start
    self.limits = limits
    state = .allocate(capacity: 1)
    state.initialize(
      to: ParserState(
        handlerType: NoHandler.self, handler: UnsafeMutableRawPointer(state), context: nil,
        names: NameCache(), isHTML: false, limits: limits))
  }

  deinit {
    state.pointee.names.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Reads a document from its beginning to its end, or to the first fault that cannot be read over.
  ///
  /// - Parameters:
  ///   - encoding: the user's word on the charset; nil or `auto`: by BOM, declaration, bytes.
  ///   - handler: gets every event of what was complete.
  package func read<H: MarkupHandler>(
    _ source: ByteSource, as kind: MarkupKind, encoding: String? = nil, into handler: inout H
  ) -> MarkupReport {
    state.pointee.names.reset(vocabulary: handler.vocabulary)
    return withUnsafeMutablePointer(to: &handler) { pointer in
      state.pointee.handlerType = H.self
      state.pointee.handler = UnsafeMutableRawPointer(pointer)
      return read(source, kind, encoding)
    }
  }

  private func read(_ source: ByteSource, _ kind: MarkupKind, _ encoding: String?) -> MarkupReport {
    var report = MarkupReport()
    let charset = source.head.withUnsafeBufferPointer { Charset.detect($0, label: encoding) }
    report.charset = charset.name
    report.charsetReason = charset.reason
    guard !source.head.isEmpty else {
      report.problem = MarkupProblem(code: "empty", reason: "the file is empty")
      return report
    }
    begin(kind)
    defer { free(kind) }
    guard state.pointee.context != nil else {
      report.problem = .outOfMemory
      return report
    }
    var cleaner = UTF8Cleaner(
      references: kind == .xml ? .all : .numeric, allowsFallback: charset.allowsFallback)
    var decoder = CharsetDecoder(charset.name)
    do throws(MarkupProblem) {
      try pump(source, charset, kind, &cleaner, &decoder, &report)
    } catch {
      if state.pointee.problem == nil { state.pointee.problem = error }
    }
    report.problem = state.pointee.problem
    report.controls = cleaner.controls
    report.undecodable = cleaner.undecodable + decoder.undecodable
    report.repairs = state.pointee.repairs
    report.firstRepairLine = state.pointee.firstRepairLine
    if cleaner.isSingleByte {
      report.charset = "windows-1252"
      report.charsetReason = "it is not valid UTF-8"
    }
    return report
  }

  private func begin(_ kind: MarkupKind) {
    state.pointee.isHTML = kind == .html
    state.pointee.depth = 0
    state.pointee.isStopped = false
    state.pointee.isAtEnd = false
    state.pointee.problem = nil
    state.pointee.repairs = 0
    state.pointee.firstRepairLine = nil
    state.pointee.lineOffset = 0
    let user = UnsafeMutableRawPointer(state)
    switch kind {
    case .xml:
      let context = xmlCreatePushParserCtxt(&xmlCallbacks, user, nil, 0, nil)
      // Recovery lets `ParserState` decide what is fatal. NOENT decodes the five predefined
      // entities in attributes; there are never any others.
      let options =
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      if context != nil { xmlCtxtUseOptions(context, Int32(options)) }
      state.pointee.context = context
    case .html:
      let context = htmlCreatePushParserCtxt(
        &htmlCallbacks, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
      let options = HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      if context != nil { htmlCtxtUseOptions(context, Int32(options)) }
      state.pointee.context = context
    }
  }

  private func free(_ kind: MarkupKind) {
    guard let context = state.pointee.context else { return }
    switch kind {
    case .xml: xmlFreeParserCtxt(context)
    case .html: htmlFreeParserCtxt(context)
    }
    state.pointee.context = nil
  }

  /// Moves the document from the source through decoder and cleaner into the parser.
  private func pump(
    _ source: ByteSource, _ charset: Charset, _ kind: MarkupKind, _ cleaner: inout UTF8Cleaner,
    _ decoder: inout CharsetDecoder, _ report: inout MarkupReport
  ) throws(MarkupProblem) {
    source.rewind()
    let isUTF8 = charset.name == "utf-8"
    var prologue = Prologue(kind)
    var skip = charset.markLength
    var carried = 0
    decoded.removeAll(keepingCapacity: true)
    var isLast = false
    while !isLast, !state.pointee.isStopped {
      var failure: MarkupProblem?
      raw.withUnsafeMutableBufferPointer { buffer in
        let target = UnsafeMutableBufferPointer(
          rebasing: buffer[carried..<(carried + MarkupReader.chunk)])
        var n = 0
        do throws(MarkupProblem) {
          n = try source.read(into: target)
        } catch {
          failure = error
          return
        }
        report.bytesRead += n
        isLast = n == 0
        let dropped = min(skip, n)
        skip -= dropped
        let fresh = UnsafeBufferPointer(
          rebasing: buffer[(carried == 0 ? dropped : 0)..<(carried + n)])
        if isUTF8 {
          let piece = cleaner.clean(fresh, isLast: isLast)
          push(prologue.trim(piece.bytes, state, &report), kind)
          // What is cut off at the end of a piece is at most a few bytes.
          carried = fresh.count - piece.consumed
          if carried > 0, let base = buffer.baseAddress, let start = fresh.baseAddress {
            memmove(base, start + piece.consumed, carried)
          }
        } else {
          decoder.decode(fresh, isLast: isLast, into: &decoded)
          let consumed = decoded.withUnsafeBufferPointer { text in
            let piece = cleaner.clean(text, isLast: isLast)
            push(prologue.trim(piece.bytes, state, &report), kind)
            return piece.consumed
          }
          decoded.removeSubrange(0..<consumed)
        }
      }
      if let failure { throw failure }
      if isFinished(state.pointee.handlerType, state.pointee.handler) { return }
    }
    guard !state.pointee.isStopped else { return }
    state.pointee.isAtEnd = true
    switch kind {
    case .xml:
      if prologue.isInside {
        xmlParseChunk(state.pointee.context, nil, 0, 1)
      } else {
        state.pointee.problem = MarkupProblem(
          code: "empty", reason: "there is no element in the file")
      }
    case .html: htmlParseChunk(state.pointee.context, nil, 0, 1)
    }
  }

  private func push(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: MarkupKind) {
    guard let base = bytes.baseAddress, bytes.count > 0, !state.pointee.isStopped else { return }
    let start = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
    switch kind {
    case .xml: xmlParseChunk(state.pointee.context, start, Int32(bytes.count), 0)
    case .html: htmlParseChunk(state.pointee.context, start, Int32(bytes.count), 0)
    }
    // What the parser holds back is one unfinished tag, comment or declaration.
    if let input = state.pointee.context?.pointee.input, let cursor = input.pointee.cur,
      let end = input.pointee.end, end - cursor > limits.tokenBytes
    {
      state.pointee.stop(.oversizedToken(limits.tokenBytes, line: state.pointee.line))
    }
  }
}

/// Process-wide set-up of libxml2.
enum Library {
  static let start: Void = shim_xmlStart()
}

/// Stands in until the first document.
private struct NoHandler: MarkupHandler {
  var vocabulary: [String] { [] }
  func start(_ element: ElementEvent) {}
  func end(_ element: ElementEnd) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
