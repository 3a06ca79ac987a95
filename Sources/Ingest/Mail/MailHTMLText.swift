package import Conversations
import Markup

/// The text of an HTML body in memory, with its marks.
package enum MailHTMLText {
  /// - Parameter bytes: valid UTF-8.
  package static func read(_ bytes: [UInt8]) -> (text: [UInt8], marks: [Mark]) {
    var body = MailHTMLBody()
    let reader = HTMLFragmentReader()
    bytes.withUnsafeBufferPointer { _ = reader.read($0, into: &body) }
    body.builder.finish()
    return (body.builder.text, body.builder.marks)
  }
}
