import Glibc

/// Standard output and standard error, as bytes.
enum Console {
  /// One line or more to standard output; a closed output is not an error here, a full disk is.
  static func print(_ text: String) throws {
    do {
      try writeAll(Array((text + "\n").utf8), to: STDOUT_FILENO)
    } catch is OutputClosed {}
  }

  /// One problem to standard error, with the program's name in front.
  static func problem(_ text: String) { problem(plain: "scorecards: " + text) }

  static func problem(plain text: String) {
    try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { try writeAll($0, to: descriptor) }
  }

  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count {
      let count = write(descriptor, base + start, bytes.count - start)
      if count >= 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EPIPE: throw OutputClosed()
      default: throw Failure.unfinished("cannot write the output (error \(errno))")
      }
    }
  }
}

/// The reader of our output has gone.
struct OutputClosed: Error {}

/// Standard output in larger pieces.
struct OutputBuffer {
  private var bytes: [UInt8] = []
  private static let size = 64 << 10

  mutating func append(_ more: UnsafeRawBufferPointer) throws {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.size { try flush() }
  }

  mutating func append(_ text: String) throws {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.size { try flush() }
  }

  mutating func flush() throws {
    defer { bytes.removeAll(keepingCapacity: true) }
    try Console.writeAll(bytes, to: STDOUT_FILENO)
  }
}

/// A line on the terminal that tells how far the run is; nothing anywhere else.
struct ProgressLine {
  private let isShown: Bool
  private var last = timespec()
  private var isVisible = false

  init(isQuiet: Bool) { isShown = !isQuiet && Console.isTerminal }

  /// Shows the line, at most ten times a second.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let elapsed = (now.tv_sec - last.tv_sec) * 1000 + (now.tv_nsec - last.tv_nsec) / 1_000_000
    guard elapsed >= 100 else { return }
    last = now
    isVisible = true
    try? Console.writeAll(Array("\r\u{1B}[K\(text())".utf8), to: STDERR_FILENO)
  }

  mutating func clear() {
    guard isVisible else { return }
    isVisible = false
    try? Console.writeAll(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }
}
