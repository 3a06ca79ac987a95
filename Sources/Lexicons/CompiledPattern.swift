internal import CPCRE2

/// A pattern as PCRE2 compiled it, with just-in-time code where the machine has it.
///
/// Owned by one matcher; never shared between threads.
final class CompiledPattern {
  struct Problem: Error {
    /// PCRE2's words for what is wrong.
    var message: String
    /// Byte offset in the expanded pattern.
    var offset: Int
  }

  private let code: OpaquePointer
  private var uses = 0

  /// After how many searches just-in-time code pays: it takes several times longer to make than
  /// the pattern itself, and a small night uses most patterns a few times only.
  private static let usesBeforeJIT = 40

  init(_ pattern: String) throws(Problem) {
    var number: Int32 = 0
    var offset = 0
    var source = pattern
    let compiled = source.withUTF8 { utf8 in
      pcre2_compile_8(
        utf8.baseAddress, utf8.count, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &number,
        &offset, nil)
    }
    guard let compiled else {
      throw Problem(message: CompiledPattern.text(of: number), offset: offset)
    }
    code = compiled
  }

  deinit { pcre2_code_free_8(code) }

  private static func text(of number: Int32) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      let count = pcre2_get_error_message_8(number, base, buffer.count)
      return count > 0 ? String(decoding: buffer[0..<Int(count)], as: UTF8.self) : "error \(number)"
    }
  }

  /// Whether a search of a text is given up because it takes too many steps.
  func exceedsSteps(_ subject: UnsafeBufferPointer<UInt8>, scratch: MatchScratch) -> Bool {
    let result = pcre2_match_8(
      code, subject.baseAddress, subject.count, 0, PCRE2_NO_UTF_CHECK, scratch.data,
      scratch.context)
    return [PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT].contains(result)
  }

  /// The first match at or after `offset`, as offsets in the subject; nil also where the search
  /// reached its limit of work.
  func match(
    _ subject: UnsafeBufferPointer<UInt8>, from offset: Int, scratch: MatchScratch
  ) -> Range<Int>? {
    uses += 1
    // Where the machine has none, matching is slower and gives the same.
    if uses == CompiledPattern.usesBeforeJIT { pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) }
    let result = pcre2_match_8(
      code, subject.baseAddress, subject.count, offset, PCRE2_NO_UTF_CHECK, scratch.data,
      scratch.context)
    guard result >= 0, let vector = pcre2_get_ovector_pointer_8(scratch.data) else { return nil }
    let start = Int(vector[0])
    let end = Int(vector[1])
    // `\K` in a look-ahead can give a start after the end.
    return start <= end ? start..<end : nil
  }
}

/// What a match needs besides the pattern; one for each matcher.
final class MatchScratch {
  fileprivate let data: OpaquePointer
  fileprivate let context: OpaquePointer

  /// Steps of one search: bounds the time of patterns that backtrack without end. Sentences have
  /// 600 characters at most, and the lexicons' patterns stay far below it.
  static let matchLimit: UInt32 = 200_000

  /// - Parameter steps: the most that one search may take from one place.
  init(steps: UInt32 = matchLimit) {
    guard let data = pcre2_match_data_create_8(1, nil),
      let context = pcre2_match_context_create_8(nil)
    else { preconditionFailure("out of memory") }
    self.data = data
    self.context = context
    pcre2_set_match_limit_8(context, steps)
    pcre2_set_depth_limit_8(context, 10_000)
    pcre2_set_heap_limit_8(context, 4096)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }
}
