import Conversations

/// HMAC-SHA-256 (RFC 2104 over FIPS 180-4): codes that nobody can make, or test guesses against,
/// without the key.
package enum KeyedHash {
  /// - Returns: 32 bytes.
  package static func code(of message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? SHA256.digest(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    let inner = SHA256.digest(block.map { $0 ^ 0x36 } + Array(message))
    return SHA256.digest(block.map { $0 ^ 0x5C } + inner)
  }

  /// The first bytes of a code as lower-case hexadecimal digits.
  package static func text(_ code: [UInt8], bytes: Int) -> String {
    code.prefix(bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
