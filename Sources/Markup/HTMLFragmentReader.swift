import CLibXML2
import Glibc

/// Reads short pieces of HTML in memory: escaped HTML inside XML, one part of a mail.
///
/// The parser is kept from one fragment to the next. Not `Sendable`: one for each worker. It may be
/// used while a `MarkupReader` is reading.
package final class HTMLFragmentReader {
  private let state: UnsafeMutablePointer<ParserState>
  private var context: htmlParserCtxtPtr?
  private var vocabulary: [String] = []
  private var callbacks = makeSAXHandler(isHTML: true)

  package init(limits: MarkupLimits = MarkupLimits()) {
    Library.start
    state = .allocate(capacity: 1)
    state.initialize(
      to: ParserState(
        handlerType: Ignore.self, handler: UnsafeMutableRawPointer(state), context: nil,
        names: NameCache(), isHTML: true, limits: limits))
  }

  deinit {
    if let context { htmlFreeParserCtxt(context) }
    state.pointee.names.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Delivers the events of one fragment.
  ///
  /// - Parameter bytes: UTF-8 without invalid sequences or control characters, as another reader or
  ///   `CharsetDecoder.utf8` delivers it; 2 GB at most.
  /// - Returns: why it could not be read to its end, or nil.
  @discardableResult
  package func read<H: MarkupHandler>(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout H
  ) -> MarkupProblem? {
    guard bytes.count > 0, bytes.count < Int(Int32.max) else { return nil }
    // The parser keeps its names, and so they need not be forgotten between fragments.
    let words = handler.vocabulary
    if words != vocabulary {
      vocabulary = words
      state.pointee.names.reset(vocabulary: words)
    }
    return withUnsafeMutablePointer(to: &handler) { pointer in
      state.pointee.handlerType = H.self
      state.pointee.handler = UnsafeMutableRawPointer(pointer)
      return read(bytes)
    }
  }

  private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> MarkupProblem? {
    // The names of all fragments stay in the parser: start anew before they become many.
    if let old = context, xmlDictSize(old.pointee.dict) > 4096 {
      htmlFreeParserCtxt(old)
      context = nil
      state.pointee.names.forget()
    }
    if context == nil {
      context = htmlNewParserCtxt()
      if let context, let sax = context.pointee.sax {
        sax.pointee = callbacks
        context.pointee.userData = UnsafeMutableRawPointer(state)
      }
    }
    guard let context else { return .outOfMemory }
    state.pointee.context = context
    state.pointee.depth = 0
    state.pointee.isStopped = false
    state.pointee.problem = nil
    var cleaner = UTF8Cleaner(references: .numeric, allowsFallback: true)
    let piece = cleaner.clean(bytes, isLast: true)
    let start = piece.bytes.baseAddress.map {
      UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)
    }
    guard piece.bytes.count > 0 else { return nil }
    _ = htmlCtxtReadMemory(
      context, start, Int32(piece.bytes.count), nil, "UTF-8",
      Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
    return state.pointee.problem
  }
}

/// Stands in until the first fragment.
private struct Ignore: MarkupHandler {
  var vocabulary: [String] { [] }
  func start(_ element: ElementEvent) {}
  func end(_ element: ElementEnd) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
