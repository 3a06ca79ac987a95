import CXLSXWriter
import Glibc

/// A spreadsheet file in the making, by libxlsxwriter. Rows are written from the top down and leave
/// memory at once.
///
/// Text is only ever written as text: no function that makes a formula of a cell is called.
final class Workbook {
  enum Style: CaseIterable {
    case text, wrapped, header, whole, decimal, percent, link
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false

  /// - Parameter created: instant to put into the file's properties, so that the same data give the
  ///   same bytes.
  init(created: Int64) throws {
    // libxlsxwriter 1.1 can only write to a file: a private one, gone as soon as it is read.
    var name = Array((Workbook.temporaryFolder + "/scorecards-XXXXXX").utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw WorkbookError(String(cString: strerror(errno))) }
    close(file)
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let book = workbook_new_opt(path, &options) else {
      unlink(path)
      throw WorkbookError("out of memory")
    }
    self.book = book
    var properties = lxw_doc_properties()
    properties.created = time_t(max(1, created))
    workbook_set_properties(book, &properties)
    for style in Style.allCases { formats[style] = Workbook.format(style, of: book) }
  }

  deinit {
    if !isClosed { workbook_close(book) }
    unlink(path)
  }

  func sheet(_ name: String) throws -> Sheet {
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw WorkbookError("a sheet could not be added")
    }
    return Sheet(sheet, formats: formats)
  }

  /// Ends the file and gives its bytes in pieces.
  func finish(_ body: ([UInt8]) throws -> Void) throws {
    isClosed = true
    let error = workbook_close(book)
    guard error == LXW_NO_ERROR else {
      throw WorkbookError(String(cString: lxw_strerror(error)))
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw WorkbookError(String(cString: strerror(errno))) }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw WorkbookError(String(cString: strerror(errno))) }
      if count == 0 { return }
      try body(Array(buffer[..<count]))
    }
  }

  /// A format for cells whose row meets a condition.
  func highlight(ink: UInt32, fill: UInt32) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(book)
    format_set_font_color(format, lxw_color_t(ink))
    format_set_bg_color(format, lxw_color_t(fill))
    return format
  }

  private static var temporaryFolder: String {
    guard let folder = getenv("TMPDIR"), folder.pointee != 0 else { return "/tmp" }
    return String(cString: folder)
  }

  private static func format(
    _ style: Style, of book: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(book)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style {
    case .text: break
    case .wrapped: format_set_text_wrap(format)
    case .header:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, lxw_color_t(0xEEEEEA))
    case .whole: format_set_num_format(format, "#,##0")
    case .decimal: format_set_num_format(format, "0.0")
    case .percent: format_set_num_format(format, "0.0%")
    case .link:
      format_set_font_color(format, lxw_color_t(0x245A8D))
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    return format
  }
}

/// Why a spreadsheet could not be written.
struct WorkbookError: Error, CustomStringConvertible {
  let detail: String

  init(_ detail: String) { self.detail = detail }

  var description: String {
    "the spreadsheet could not be written (\(detail)); check the space in the temporary folder"
  }
}

/// A sheet that is filled row by row.
struct Sheet {
  /// What a sheet may hold, less the header.
  static let mostRows = 1_048_575
  /// Links that one sheet may hold.
  private static let mostLinks = 65_000
  /// Longer texts are cut; a cell may hold 32,767 characters.
  private static let longest = 4_000

  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: [Workbook.Style: UnsafeMutablePointer<lxw_format>]
  /// The row being written; 0 is the header.
  private(set) var row: UInt32 = 0
  private var column: UInt16 = 0
  private var columns: UInt16 = 0
  private var links = 0

  init(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>,
    formats: [Workbook.Style: UnsafeMutablePointer<lxw_format>]
  ) {
    self.sheet = sheet
    self.formats = formats
  }

  /// Writes the header, keeps it in sight, and sets the columns' widths (characters).
  mutating func header(_ titles: [(title: String, width: Double)], frozenColumns: UInt16 = 1) {
    for (i, title) in titles.enumerated() {
      worksheet_set_column(sheet, UInt16(i), UInt16(i), title.width, nil)
      text(title.title, .header)
    }
    columns = column
    worksheet_freeze_panes(sheet, 1, frozenColumns)
    // As many lines as the longest title needs, of 15 points each.
    let lines = titles.map { Sheet.lines($0.title, width: $0.width) }.max() ?? 1
    worksheet_set_row(sheet, 0, 15 * Double(min(8, max(2, lines))), nil)
    // On paper: A4 across, all columns on a page, the header on each.
    worksheet_set_paper(sheet, 9)
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    endRow()
  }

  /// How many lines a title takes in bold in a column, words kept whole where they fit. The last two
  /// characters of a line are the filter's button.
  static func lines(_ title: String, width: Double) -> Int {
    let room = max(1, Int(width * 0.9) - 2)
    var lines = 1
    var used = 0
    for word in title.split(separator: " ") {
      let length = word.count
      if used > 0, used + 1 + length > room {
        lines += 1
        used = 0
      }
      used += (used > 0 ? 1 : 0) + length
      while used > room {
        lines += 1
        used -= room
      }
    }
    return lines
  }

  mutating func text(_ text: String?, _ style: Workbook.Style = .text) {
    if let text, !text.isEmpty {
      worksheet_write_string(sheet, row, column, text.beginning(Sheet.longest), formats[style])
    }
    column += 1
  }

  mutating func number(_ value: Int?) { number(value.map { Double($0) }, .whole) }

  mutating func number(_ value: Double?, _ style: Workbook.Style) {
    if let value, value.isFinite {
      worksheet_write_number(sheet, row, column, value, formats[style])
    }
    column += 1
  }

  /// A link to a cell of another sheet. Both names are the program's own.
  mutating func link(to sheetName: String, row target: UInt32?, text: String) {
    if let target, links < Sheet.mostLinks {
      links += 1
      worksheet_write_url_opt(
        sheet, row, column, "internal:'\(sheetName)'!A\(target + 1)", formats[.link], text, nil)
    }
    column += 1
  }

  mutating func endRow() {
    row += 1
    column = 0
  }

  /// Puts a filter on the header once all rows are there.
  func filter() {
    if row > 1 { worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1) }
  }

  /// Colours cells of some columns in rows where another column has a word.
  ///
  /// - Parameter word: the program's own, without quotation marks.
  func colour(
    columns: ClosedRange<UInt16>, where letter: String, is word: String,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    guard row > 1 else { return }
    "=$\(letter)2=\"\(word)\"".withCString { formula in
      var condition = lxw_conditional_format()
      condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      condition.value_string = UnsafeMutablePointer(mutating: formula)
      condition.format = format
      worksheet_conditional_format_range(
        sheet, 1, columns.lowerBound, row - 1, columns.upperBound, &condition)
    }
  }
}
