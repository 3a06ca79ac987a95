import CLibXML2
import Glibc

/// What the callbacks of one parse share, reached through libxml2's user data pointer.
///
/// A struct behind a raw pointer: no reference counting and no exclusivity checks for each event.
struct ParserState {
  var handlerType: any MarkupHandler.Type
  var handler: UnsafeMutableRawPointer
  var context: xmlParserCtxtPtr?
  var names: NameCache
  var isHTML: Bool
  var limits: MarkupLimits
  var depth = 0
  /// After this no event is delivered.
  var isStopped = false
  /// All input was handed over: an error now means that the file is cut off.
  var isAtEnd = false
  var problem: MarkupProblem?
  var repairs = 0
  var firstRepairLine: Int?
  /// Lines before what the parser saw.
  var lineOffset = 0

  var line: Int {
    guard let input = context?.pointee.input else { return lineOffset + 1 }
    return Int(input.pointee.line) + lineOffset
  }

  mutating func stop(_ reason: MarkupProblem) {
    if problem == nil { problem = reason }
    isStopped = true
    context?.pointee.disableSAX = 1
  }
}

// The existential metatype is opened here, so that a handler's methods are called directly on the
// caller's variable, without a box.

@inline(__always)
private func deliverStart<H: MarkupHandler>(
  _: H.Type, _ handler: UnsafeMutableRawPointer, _ element: ElementEvent
) {
  handler.assumingMemoryBound(to: H.self).pointee.start(element)
}

@inline(__always)
private func deliverEnd<H: MarkupHandler>(
  _: H.Type, _ handler: UnsafeMutableRawPointer, _ element: ElementEnd
) {
  handler.assumingMemoryBound(to: H.self).pointee.end(element)
}

@inline(__always)
private func deliverText<H: MarkupHandler>(
  _: H.Type, _ handler: UnsafeMutableRawPointer, _ bytes: UnsafeBufferPointer<UInt8>
) {
  handler.assumingMemoryBound(to: H.self).pointee.text(bytes)
}

private func deliverComment<H: MarkupHandler>(
  _: H.Type, _ handler: UnsafeMutableRawPointer, _ bytes: UnsafeBufferPointer<UInt8>
) {
  handler.assumingMemoryBound(to: H.self).pointee.comment(bytes)
}

func isFinished<H: MarkupHandler>(_: H.Type, _ handler: UnsafeMutableRawPointer) -> Bool {
  handler.assumingMemoryBound(to: H.self).pointee.isFinished
}

@inline(__always)
private func state(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserState>? {
  user?.assumingMemoryBound(to: ParserState.self)
}

/// libxml2's table of callbacks for one of the two parsers.
func makeSAXHandler(isHTML: Bool) -> xmlSAXHandler {
  var sax = xmlSAXHandler()
  sax.initialized = UInt32(XML_SAX2_MAGIC)
  if isHTML {
    sax.startElement = htmlElementStarted
    sax.endElement = htmlElementEnded
  } else {
    sax.startElementNs = xmlElementStarted
    sax.endElementNs = xmlElementEnded
    sax.entityDecl = entityDeclared
    sax.unparsedEntityDecl = unparsedEntityDeclared
  }
  sax.characters = charactersFound
  sax.ignorableWhitespace = charactersFound
  sax.cdataBlock = charactersFound
  sax.comment = commentFound
  sax.serror = errorFound
  return sax
}

private func started(
  _ s: UnsafeMutablePointer<ParserState>, _ name: UnsafePointer<UInt8>,
  _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
) {
  guard !s.pointee.isStopped else { return }
  s.pointee.depth += 1
  let deepest = s.pointee.isHTML ? s.pointee.limits.htmlDepth : s.pointee.limits.xmlDepth
  if s.pointee.depth > deepest {
    s.pointee.stop(.tooDeep(deepest, line: s.pointee.line))
    return
  }
  let known = s.pointee.names.lookUp(
    name, isHTML: s.pointee.isHTML, context: s.pointee.context)
  let event = ElementEvent(
    code: Int(known.code), depth: s.pointee.depth, kind: known.kind, isHTML: s.pointee.isHTML,
    namePointer: name, prefixPointer: prefix, uri: uri, attributes: attributes, xmlCount: count,
    state: s)
  deliverStart(s.pointee.handlerType, s.pointee.handler, event)
}

private func ended(_ s: UnsafeMutablePointer<ParserState>, _ name: UnsafePointer<UInt8>) {
  guard !s.pointee.isStopped else { return }
  let known = s.pointee.names.lookUp(
    name, isHTML: s.pointee.isHTML, context: s.pointee.context)
  let event = ElementEnd(
    code: Int(known.code), depth: s.pointee.depth, kind: known.kind, namePointer: name, state: s)
  deliverEnd(s.pointee.handlerType, s.pointee.handler, event)
  s.pointee.depth -= 1
}

private func xmlElementStarted(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
  _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let s = state(user), let name else { return }
  started(s, name, prefix, uri, attributes, Int(attributeCount))
}

private func xmlElementEnded(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
) {
  guard let s = state(user), let name else { return }
  ended(s, name)
}

private func htmlElementStarted(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let s = state(user), let name else { return }
  started(s, name, nil, nil, attributes, 0)
}

private func htmlElementEnded(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?
) {
  guard let s = state(user), let name else { return }
  ended(s, name)
}

private func charactersFound(
  _ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32
) {
  guard let s = state(user), !s.pointee.isStopped, let bytes, count > 0 else { return }
  deliverText(
    s.pointee.handlerType, s.pointee.handler,
    UnsafeBufferPointer(start: bytes, count: Int(count)))
}

private func commentFound(_ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?) {
  guard let s = state(user), !s.pointee.isStopped else { return }
  deliverComment(s.pointee.handlerType, s.pointee.handler, zeroTerminated(bytes))
}

private func entityDeclared(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ type: Int32,
  _ publicID: UnsafePointer<xmlChar>?, _ systemID: UnsafePointer<xmlChar>?,
  _ content: UnsafeMutablePointer<xmlChar>?
) {
  guard let s = state(user) else { return }
  s.pointee.stop(.entityDeclaration(line: s.pointee.line))
}

private func unparsedEntityDeclared(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ publicID: UnsafePointer<xmlChar>?, _ systemID: UnsafePointer<xmlChar>?,
  _ notation: UnsafePointer<xmlChar>?
) {
  guard let s = state(user) else { return }
  s.pointee.stop(.entityDeclaration(line: s.pointee.line))
}

private func errorFound(_ user: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let s = state(user), let error, !s.pointee.isStopped else { return }
  let code = Int(error.pointee.code)
  let line = error.pointee.line > 0 ? Int(error.pointee.line) + s.pointee.lineOffset : nil
  if code == Int(XML_ERR_NO_MEMORY.rawValue) {
    s.pointee.stop(.outOfMemory)
  } else if s.pointee.isHTML {
    // The HTML parser reads over everything; only a comment that is never closed hides text.
    if code == Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue), s.pointee.problem == nil {
      s.pointee.problem = MarkupProblem(
        code: "unfinished-comment", line: line, reason: "a comment is not closed")
    }
  } else if error.pointee.level == XML_ERR_FATAL, !readOver(s, code) {
    s.pointee.stop(fatal(s, code, line))
  } else if error.pointee.level != XML_ERR_WARNING {
    s.pointee.repairs += 1
    if s.pointee.firstRepairLine == nil { s.pointee.firstRepairLine = line }
  }
}

private func fatal(
  _ s: UnsafeMutablePointer<ParserState>, _ code: Int, _ line: Int?
) -> MarkupProblem {
  // libxml2's own bound for one token (10 MB) has no code of its own.
  if code == Int(XML_ERR_INTERNAL_ERROR.rawValue) {
    return .oversizedToken(s.pointee.limits.tokenBytes, line: line)
  }
  return .xml(code: code, line: line, isAtEnd: s.pointee.isAtEnd)
}

/// Whether reading may go on after an error that XML calls fatal. What the parser would lose, a bare
/// ampersand with what follows it, is delivered as text.
private func readOver(_ s: UnsafeMutablePointer<ParserState>, _ code: Int) -> Bool {
  switch code {
  case Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue), Int(XML_ERR_MISPLACED_CDATA_END.rawValue),
    Int(XML_ERR_HYPHEN_IN_COMMENT.rawValue), Int(XML_ERR_INVALID_CHARREF.rawValue),
    Int(XML_ERR_INVALID_DEC_CHARREF.rawValue), Int(XML_ERR_INVALID_HEX_CHARREF.rawValue):
    return true
  case Int(XML_ERR_NAME_REQUIRED.rawValue), Int(XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue),
    Int(XML_ERR_UNDECLARED_ENTITY.rawValue), Int(XML_WAR_UNDECLARED_ENTITY.rawValue):
    break
  default:
    return false
  }
  guard let context = s.pointee.context, let input = context.pointee.input,
    let cursor = input.pointee.cur, let base = input.pointee.base
  else { return false }
  var start = cursor
  while start > base, cursor - start < 200 {
    start -= 1
    if start.pointee == UInt8(ascii: "&") {
      if context.pointee.instate == XML_PARSER_CONTENT {
        deliverText(
          s.pointee.handlerType, s.pointee.handler,
          UnsafeBufferPointer(start: start, count: cursor - start))
      }
      return true
    }
    if start.pointee == UInt8(ascii: "<") { return false }
  }
  return false
}
