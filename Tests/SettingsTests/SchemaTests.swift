import Conversations
import Foundation
import Settings
import Testing

@Suite struct SchemaTests {
  private let schema: JSONValue

  init() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/pipeline.schema.json").path
    schema = try JSONReader.parse(FileReader.bytes(of: path, limit: 1 << 20)).root
  }

  private func keys(_ value: JSONValue?) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.key)
  }

  private func texts(_ value: JSONValue?) -> [String] {
    guard case .array(let items) = value else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  @Test func schemaAndReaderAcceptTheSameKeys() {
    for (definition, accepted) in SettingsKeys.all {
      let node = definition.isEmpty ? schema : schema["$defs"]?[definition]
      #expect(keys(node?["properties"]) == accepted, "\(definition)")
      #expect(node?["additionalProperties"] == .bool(false), "\(definition)")
    }
    #expect(
      keys(schema["$defs"]).sorted() == SettingsKeys.all.dropFirst().map(\.definition).sorted())
  }

  @Test func schemaAndReaderAcceptTheSameWords() {
    func words(_ definition: String, _ key: String) -> [String] {
      texts(schema["$defs"]?[definition]?["properties"]?[key]?["enum"])
    }
    #expect(texts(schema["properties"]?["store"]?["enum"]) == StoreMode.allCases.map(\.rawValue))
    #expect(words("source", "channel") == Channel.allCases.map(\.rawValue))
    #expect(words("when", "channel") == Channel.allCases.map(\.rawValue))
    #expect(words("format", "kind") == FormatMapping.Kind.allCases.map(\.rawValue))
    #expect(words("export", "format") == ExportSettings.Format.allCases.map(\.rawValue))
    #expect(
      texts(schema["$defs"]?["privacy"]?["properties"]?["mask"]?["items"]?["enum"])
        == PrivacySettings.Mask.allCases.map(\.rawValue))
  }

  @Test func everyKeyIsDescribed() {
    for (definition, accepted) in SettingsKeys.all {
      let node = definition.isEmpty ? schema : schema["$defs"]?[definition]
      for key in accepted {
        let property = node?["properties"]?[key]
        #expect(property?["description"] != nil || property?["$ref"] != nil, "\(definition).\(key)")
      }
    }
  }
}
