/// The mails of a mailbox file (mbox): each begins with a line `From …` that stands at the beginning
/// of the file or behind a blank line, and has a header field below it.
enum Mailbox {
  /// The pieces, each with its separator line; all of `bytes` as one if it is no mailbox.
  static func mails(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard bytes.starts(with: separator) else { return [bytes] }
    var mails: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var i = start
    var isBehindBlank = false
    while i < bytes.endIndex {
      let line = MIMEPart.lineEnd(bytes, i)
      if isBehindBlank, bytes[i..<line.end].starts(with: separator),
        beginsWithField(bytes, line.next)
      {
        mails.append(bytes[start..<i])
        start = i
      }
      isBehindBlank = line.end == i
      i = line.next
    }
    mails.append(bytes[start...])
    return mails
  }

  private static let separator = Array("From ".utf8)

  /// A name of letters and dashes with a colon behind it.
  private static func beginsWithField(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
    var i = at
    while i < bytes.endIndex, i - at < 80 {
      switch bytes[i] {
      case 0x41...0x5A, 0x61...0x7A, 0x2D: i += 1
      case 0x3A: return i > at
      default: return false
      }
    }
    return false
  }
}
