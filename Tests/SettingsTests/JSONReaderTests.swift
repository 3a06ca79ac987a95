import Settings
import Testing

@Suite struct JSONReaderTests {
  private func parse(_ text: String) throws -> JSONDocument {
    try JSONReader.parse(Array(text.utf8))
  }

  @Test func valuesKeepTheirKindAndKeysTheirOrder() throws {
    let document = try parse(
      #" {"b": [1, -2.5e1, true, null], "a": "x\u00e9\n\ud83d\ude00", "": {}} "#)
    #expect(
      document.root
        == .object([
          .init(key: "b", value: .array([.number(1), .number(-25), .bool(true), .null])),
          .init(key: "a", value: .string("xé\n😀")), .init(key: "", value: .object([])),
        ]))
    #expect(document.duplicates.isEmpty)
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(try JSONReader.parse([0xEF, 0xBB, 0xBF, 0x31]).root == .number(1))
  }

  @Test func repeatedKeysAreReportedWithTheirPathAndTheFirstStays() throws {
    let document = try parse("{\"a\": {\"x\": 1,\n\"x\": 2}, \"b c\": 1, \"b c\": 3}")
    #expect(document.root["a"]?["x"] == .number(1))
    #expect(document.duplicates.map(\.path) == ["$.a.x", "$[\"b c\"]"])
    #expect(document.duplicates[0].message.contains("line 2"))
  }

  @Test(arguments: [
    ("", 1, 1), ("{\n  \"a\": 1,\n}", 3, 1), ("[1, 2,]", 1, 7), ("{\"a\" 1}", 1, 6),
    ("[01]", 1, 2), ("[1.]", 1, 4), ("[-]", 1, 3), ("[1e]", 1, 4), ("tru", 1, 1),
    ("{'a': 1}", 1, 2), ("\"abc", 1, 1), ("\"a\nb\"", 1, 3), ("[1] x", 1, 5),
    ("\"\\x\"", 1, 2), ("\"\\ud800\"", 1, 8), ("// no\n{}", 1, 1), ("[1e999]", 1, 2),
  ])
  func mistakesAreToldWithLineAndColumn(text: String, line: Int, column: Int) throws {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.line == line, "\(text): \(String(describing: error))")
    #expect(error?.column == column, "\(text): \(String(describing: error))")
  }

  @Test func invalidUTF8InAStringIsRefused() {
    #expect(throws: JSONSyntaxError.self) { try JSONReader.parse([0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test func nestingIsBounded() throws {
    let deep = JSONReader.deepest
    _ = try parse(String(repeating: "[", count: deep) + String(repeating: "]", count: deep))
    #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: "[", count: 100_000)) }
  }
}
