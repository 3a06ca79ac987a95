import Conversations

/// Gives every conversation an id that stays the same when it comes again, longer.
enum ConversationIdentity {
  /// Longest id kept as it is, in bytes.
  static let longestID = 200

  /// The id in the export; where there is none, one made of the file's name and the first message
  /// with its clock, or, without a clock, the folder's and file's names and the place in the file.
  static func id(of raw: RawConversation) -> String {
    if let id = raw.exportID {
      let line = TextCleaner.line(id, limit: longestID + 1)
      if !line.isEmpty {
        if line.utf8.count <= longestID { return line }
        var hash = FNV1a()
        hash.add(id.utf8)
        return TextCleaner.line(id, limit: longestID - 20) + "~" + hash.text
      }
    }
    let parts = raw.origin.path.split(separator: "/")
    let file = TextCleaner.line(String(parts.last ?? ""), limit: longestID - 40)
    guard let turn = raw.turns.first(where: { !$0.text.isEmpty }), turn.clock != .none else {
      let folder = parts.dropLast().last.map { $0 == "." ? "" : $0 + "/" } ?? ""
      return TextCleaner.line(folder, limit: 40) + file + "#\(raw.place + 1)"
    }
    var hash = FNV1a()
    switch turn.clock {
    case .none: break
    case .utc(let seconds), .local(let seconds): hash.add("\(seconds)".utf8)
    }
    hash.add(raw.bytes[turn.text.clamped(to: 0..<raw.bytes.count)].prefix(256))
    return file + "#" + hash.text
  }
}

/// The 64-bit hash of Fowler, Noll and Vo: the same on every machine and in every run.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for b in bytes { value = (value ^ UInt64(b)) &* 0x100_0000_01B3 }
    // A separator, so that fields do not run into each other.
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  /// Twelve hexadecimal digits.
  var text: String {
    let digits = String(value >> 16, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}
