import Conversations
import Markup
import Settings

/// One mail as plain text, with or without a head. Never detected: only where the source or the
/// command line names it.
struct EmailText: Format {
  let id = "email-text"
  let readsProse = true

  func recognize(_ sample: Sample) -> Recognition? { nil }

  func read(_ reading: Reading) {
    guard let bytes = reading.wholeFile() else { return }
    var message = MailMessage()
    message.text = bytes.withUnsafeBufferPointer {
      CharsetDecoder.utf8($0, label: reading.input.source.encoding)
    }
    if message.text.starts(with: [0xEF, 0xBB, 0xBF]) { message.text.removeFirst(3) }
    message.line = 1
    message.takePrintedHead(title: nil, rowsMayBeApart: false)
    guard message.head.from != nil || message.text.contains(where: { $0 > 0x20 }) else {
      reading.reject(code: "no-text", reason: "the file holds no text", line: 1)
      return
    }
    var builder = ConversationBuilder()
    message.deliver(&builder, to: reading)
  }
}

extension Reading {
  /// The bytes of a file that is read as a whole: one mail. Nil, with a rejection, beyond 64 MiB.
  func wholeFile() -> [UInt8]? {
    guard source.size <= Reading.conversationBytes else {
      rejectConversation(
        code: "oversized-conversation", reason: "the mail is longer than 64 MiB", line: 1)
      return nil
    }
    var out: [UInt8] = []
    out.reserveCapacity(source.size)
    source.rewind()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    do throws(MarkupProblem) {
      while true {
        let count = try buffer.withUnsafeMutableBufferPointer {
          (piece) throws(MarkupProblem) -> Int in try source.read(into: piece)
        }
        if count == 0 { return out }
        out.append(contentsOf: buffer[..<count])
      }
    } catch {
      reject(code: error.code, reason: error.reason)
      return nil
    }
  }
}
