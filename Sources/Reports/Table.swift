/// A CSV table (RFC 4180, UTF-8 without a byte order mark, CRLF), written in pieces.
///
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection).
struct Table {
  let path: String
  private var bytes: [UInt8] = []
  private var isFirst = true
  /// How much is gathered before it goes to the sink.
  private static let piece = 1 << 16

  init(_ path: String, columns: [String]) {
    self.path = path
    for column in columns { text(column) }
    endRow()
  }

  /// Text from people and transcripts.
  mutating func text(_ text: String?) {
    separate()
    guard let text, !text.isEmpty else { return }
    let start = bytes.count
    var needsQuotes = false
    var isStart = true
    for scalar in text.utf8 {
      if isStart {
        isStart = false
        if Table.needsGuard(text) {
          bytes.append(0x27)
        }
      }
      switch scalar {
      case 0x22:
        needsQuotes = true
        bytes.append(0x22)
        bytes.append(0x22)
      case 0:
        // No reader of CSV agrees with another on NUL; U+FFFD stands in for it.
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      default:
        if scalar == 0x2C || scalar == 0x0A || scalar == 0x0D { needsQuotes = true }
        bytes.append(scalar)
      }
    }
    // Leading and trailing blanks are lost by some readers unless quoted.
    if bytes[start] == 0x20 || bytes[bytes.count - 1] == 0x20 { needsQuotes = true }
    if needsQuotes {
      bytes.insert(0x22, at: start)
      bytes.append(0x22)
    }
  }

  mutating func number(_ value: Int?) {
    separate()
    if let value { bytes.append(number: value) }
  }

  mutating func number(_ value: Double?, places: Int, keep: Int? = nil) {
    separate()
    if let value, value.isFinite { bytes.append(number: value, places: places, keep: keep) }
  }

  mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isFirst = true
  }

  /// Sends what has gathered, if it is enough for a piece or `isLast`.
  mutating func send(to sink: some ReportSink, isLast: Bool = false) throws {
    guard isLast || bytes.count >= Table.piece else { return }
    try sink.append(bytes, to: path)
    bytes.removeAll(keepingCapacity: true)
  }

  /// What is written, all at once.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// A cell's text without the apostrophe that `text` put in front.
  static func withoutGuard(_ cell: String) -> String {
    guard cell.utf8.first == 0x27 else { return cell }
    let rest = String(cell.dropFirst())
    return needsGuard(rest) ? rest : cell
  }

  /// A formula, or one behind apostrophes of the text's own, which one more keeps apart from ours.
  private static func needsGuard(_ text: String) -> Bool {
    startsFormula(text)
      || text.utf8.first == 0x27 && startsFormula(String(text.drop { $0 == "'" }))
  }

  /// Whether a spreadsheet may take this text for a formula: `=`, `+`, `-`, `@`, tab, carriage
  /// return, line feed, their full-width forms, also behind blanks and invisible marks.
  static func startsFormula(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0x2212:
        return true
      case 0x20, 0xA0, 0x3000, 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069:
        continue
      default:
        return false
      }
    }
    return false
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }
}
