import CLibXML2

/// Why a document, or the rest of it, could not be read. Never holds its content.
package struct MarkupProblem: Error, Hashable, Sendable {
  /// Stable word: `unreadable`, `empty`, `entity-declaration`, `truncated`, `not-well-formed`,
  /// `too-deep`, `oversized-token`, `out-of-memory`, `unfinished-comment`.
  package var code: String
  /// Line in the file, from 1, where known.
  package var line: Int?
  /// What is wrong and what to do, for a reader. Lower case, no full stop.
  package var reason: String

  package init(code: String, line: Int? = nil, reason: String) {
    self.code = code
    self.line = line
    self.reason = reason
  }
}

extension MarkupProblem {
  static func entityDeclaration(line: Int?) -> MarkupProblem {
    MarkupProblem(
      code: "entity-declaration", line: line,
      reason: "the file declares entities, which can hide other files or grow without bound; "
        + "export it again without a DTD")
  }

  static func tooDeep(_ limit: Int, line: Int?) -> MarkupProblem {
    MarkupProblem(
      code: "too-deep", line: line, reason: "more than \(limit) elements within each other")
  }

  static func oversizedToken(_ limit: Int, line: Int?) -> MarkupProblem {
    MarkupProblem(
      code: "oversized-token", line: line,
      reason: "one tag, comment or declaration is longer than \(limit >> 20) MiB")
  }

  static let outOfMemory = MarkupProblem(
    code: "out-of-memory", reason: "the parser could not be started")

  /// From one of libxml2's codes; its own message may hold content, so it is never used.
  static func xml(code: Int, line: Int?, isAtEnd: Bool) -> MarkupProblem {
    if code == Int(XML_ERR_DOCUMENT_EMPTY.rawValue) {
      return MarkupProblem(code: "empty", line: line, reason: "there is no element in the file")
    }
    if isAtEnd {
      return MarkupProblem(
        code: "truncated", line: line,
        reason: "the file ends in the middle of a document (parser code \(code)); "
          + "what is complete before it was read")
    }
    return MarkupProblem(
      code: "not-well-formed", line: line,
      reason: "\(explanation(code)) (parser code \(code)); what is complete before it was read")
  }

  private static func explanation(_ code: Int) -> String {
    switch code {
    case Int(XML_ERR_TAG_NAME_MISMATCH.rawValue): "an end tag does not match the open element"
    case Int(XML_ERR_TAG_NOT_FINISHED.rawValue): "an element is not closed"
    case Int(XML_ERR_GT_REQUIRED.rawValue): "a tag has no closing bracket"
    case Int(XML_ERR_LT_IN_ATTRIBUTE.rawValue): "an unescaped < in an attribute"
    case Int(XML_ERR_NAME_REQUIRED.rawValue): "an unescaped < or & where a name must follow"
    case Int(XML_ERR_DOCUMENT_END.rawValue): "something follows the end of the document"
    case Int(XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue),
      Int(XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue),
      Int(XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue):
      "an attribute without a quoted value"
    case Int(XML_ERR_SPACE_REQUIRED.rawValue): "attributes without a space between them"
    case Int(XML_ERR_INVALID_CHAR.rawValue), Int(XML_ERR_INVALID_ENCODING.rawValue):
      "a character that XML does not allow"
    case Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue): "a comment is not closed"
    case Int(XML_ERR_CDATA_NOT_FINISHED.rawValue): "a CDATA section is not closed"
    case Int(XML_ERR_RESERVED_XML_NAME.rawValue): "an XML declaration inside the document"
    default: "it is not well-formed XML"
    }
  }
}
