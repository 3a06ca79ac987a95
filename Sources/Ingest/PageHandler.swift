import Markup

/// Reads one whole HTML page: made for a reading, fed the page's events, asked to finish.
protocol PageHandler: MarkupHandler {
  init(reading: Reading)
  /// Delivers what the page held.
  mutating func finish()
}

extension Reading {
  /// Reads the file as one page.
  func readPage<Page: PageHandler>(_ type: Page.Type) {
    var page = type.init(reading: self)
    parse(as: .html, into: &page)
    page.finish()
  }
}
