import Conversations

/// For the content security policy of the pages: their style and script are allowed by hash, and
/// nothing else is.
extension SHA256 {
  /// As a policy writes it: `sha256-` and base64.
  static func policySource(_ text: StaticString) -> String {
    let bytes = Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    return "sha256-" + base64(digest(bytes))
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = 0
      for i in 0..<3 { word = word << 8 | (i < group.count ? Int(group[start + i]) : 0) }
      for i in 0..<4 {
        result.append(i <= group.count ? letters[(word >> (18 - 6 * i)) & 63] : 0x3D)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
