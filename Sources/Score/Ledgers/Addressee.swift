import Conversations

/// Whom a reply in a public thread is for, and from where on he waits.
///
/// Threads are opened by one and joined by others: who comments under somebody's post waits from his
/// own comment on, not from the post. The `@name` at the beginning of a message tells whom it is for.
enum Addressee {
  /// - Parameters:
  ///   - block: turns of customers without an agent's between them, ascending; not empty.
  ///   - reply: the agent's turn behind them.
  /// - Returns: the place in `block` where the customer who is answered begins to wait; 0 where
  ///   nothing tells of anybody else.
  static func start(of block: ArraySlice<Int>, answeredBy reply: Int, _ reading: Reading) -> Int {
    let first = block.startIndex
    guard reading.channel == .social, block.count > 1, let addressee = mention(reply, reading)
    else { return first }
    var start = first
    for place in block.indices.dropFirst() {
      // A comment on the opener's post names him; the opener's own second message names the company.
      guard let name = mention(block[place], reading), name != addressee,
        !names(block[first], name, reading)
      else { continue }
      start = place
    }
    return start
  }

  /// The name that a turn begins with after `@`, lower case; nil where it begins otherwise.
  private static func mention(_ turn: Int, _ reading: Reading) -> [UInt8]? {
    let text = reading.conversation.text[reading.turns[turn].range]
    guard let at = text.firstIndex(of: UInt8(ascii: "@")),
      !text[..<at].contains(where: isNameByte)
    else { return nil }
    var first = at + 1
    if first < text.endIndex, text[first] == 0x20 { first += 1 }
    let name = text[first...].prefix(while: isNameByte)
    return name.isEmpty ? nil : name.map(lower)
  }

  /// Whether a turn has a name with an `@` before it.
  private static func names(_ turn: Int, _ name: [UInt8], _ reading: Reading) -> Bool {
    let text = reading.conversation.text[reading.turns[turn].range].map(lower)
    let wanted = [UInt8(ascii: "@")] + name
    return text.indices.contains { text[$0...].starts(with: wanted) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }
}
