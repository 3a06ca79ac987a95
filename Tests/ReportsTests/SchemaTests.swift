import Foundation
import Settings
import Testing

@testable import Reports

/// The JSON Schemas in `docs/` must describe what is really written.
@Suite struct SchemaTests {
  /// As much of JSON Schema as the two documents use; anything else is a failure.
  struct Validator {
    let root: [String: Any]

    init(_ name: String) throws {
      let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs")
      let data = try Data(contentsOf: docs.appendingPathComponent(name))
      root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    func problems(_ text: some StringProtocol) throws -> [String] {
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      return problems(value, root, "$")
    }

    private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
      if let reference = schema["$ref"] as? String {
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
        return target.map { problems(value, $0, path) } ?? ["\(path): no \(reference)"]
      }
      if let choices = schema["oneOf"] as? [[String: Any]] {
        let matching = choices.filter { problems(value, $0, path).isEmpty }
        return matching.count == 1 ? [] : ["\(path): matches \(matching.count) of oneOf"]
      }
      if let constant = schema["const"] as? NSNumber {
        return constant == value as? NSNumber ? [] : ["\(path): not \(constant)"]
      }
      if let choices = schema["enum"] as? [String] {
        return choices.contains(value as? String ?? "") ? [] : ["\(path): \(value)"]
      }
      let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
      guard types.contains(where: { isType($0, value) }) else { return ["\(path): \(types)"] }
      if let number = value as? NSNumber, !(value is NSNull) {
        if let low = schema["minimum"] as? NSNumber, number.doubleValue < low.doubleValue {
          return ["\(path): \(number)"]
        }
        if let high = schema["maximum"] as? NSNumber, number.doubleValue > high.doubleValue {
          return ["\(path): \(number)"]
        }
      }
      if let items = value as? [Any], let schema = schema["items"] as? [String: Any] {
        return items.enumerated().flatMap { problems($1, schema, "\(path)[\($0)]") }
      }
      guard let object = value as? [String: Any] else { return [] }
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      var result = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        .map { "\(path): no \($0)" }
      for (key, item) in object {
        if let known = properties[key] {
          result += problems(item, known, "\(path).\(key)")
        } else if let others = schema["additionalProperties"] as? [String: Any] {
          result += problems(item, others, "\(path).\(key)")
        } else {
          result.append("\(path): unknown \(key)")
        }
      }
      return result
    }

    private func isType(_ name: String, _ value: Any) -> Bool {
      switch name {
      case "null": value is NSNull
      case "string": value is String
      case "array": value is [Any]
      case "object": value is [String: Any]
      case "integer":
        (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
      case "number": value is NSNumber
      default: false
      }
    }
  }

  @Test func documentFollowsItsSchema() throws {
    let validator = try Validator("scorecards.schema.json")
    for source in [
      SyntheticPeriod(agents: 4, conversations: 300), SyntheticPeriod(agents: 2, conversations: 0),
    ] {
      let (sink, _) = try ExportTests.export([.json], source)
      #expect(try validator.problems(sink.text("scorecards.json")) == [])
    }
    #expect(try !validator.problems("{}").isEmpty)
  }

  @Test func linesFollowTheirSchema() throws {
    let validator = try Validator("evaluation.schema.json")
    let (sink, _) = try ExportTests.export([.json])
    for line in sink.text("evaluations.jsonl").split(separator: "\n") {
      #expect(try validator.problems(line) == [])
    }
    var out: [UInt8] = []
    JSONLines.score(JSONLinesTests.evaluation(), into: &out)
    #expect(try validator.problems(String(decoding: out, as: UTF8.self)) == [])
    #expect(try !validator.problems(#"{"conversation":1}"#).isEmpty)
  }
}
