/// A parsed JSON value. Objects keep the order of their keys.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue
    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of an object's key; nil for other values and missing keys.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// One mistake in a configuration, with its place and a way out.
package struct SettingsProblem: Sendable, Hashable, Error {
  /// JSON path such as `$.sources[0].channel`.
  package var path: String
  /// What is wrong and what to do, such as `unknown key; did you mean "channel"?`.
  package var message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}
