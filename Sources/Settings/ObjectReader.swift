/// Collects what is wrong while a configuration is read.
final class ProblemList {
  private(set) var problems: [SettingsProblem] = []

  func add(_ path: String, _ message: String) {
    problems.append(SettingsProblem(path: path, message: message))
  }
}

/// Reads one JSON object strictly: unknown keys, wrong types and values out of range all become
/// problems, and reading goes on.
struct ObjectReader {
  /// Longest string that is accepted, in bytes.
  static let longestString = 4096

  let path: String
  let list: ProblemList
  private let members: [JSONValue.Member]

  /// - Parameter keys: the keys this object may have; nil accepts any.
  /// - Returns: nil, with a problem noted, if `value` is no object.
  init?(_ value: JSONValue, path: String, keys: [String]?, list: ProblemList) {
    guard case .object(let members) = value else {
      list.add(path, "must be an object { }, not \(value.kind)")
      return nil
    }
    self.path = path
    self.list = list
    self.members = members
    guard let keys else { return }
    for member in members where !keys.contains(member.key) {
      list.add(
        JSONReader.path(path, key: member.key),
        "unknown key" + Suggestion.hint(for: member.key, in: keys))
    }
  }

  var keys: [String] { members.map(\.key) }

  func place(_ key: String) -> String { JSONReader.path(path, key: key) }

  func value(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  func problem(_ key: String, _ message: String) { list.add(place(key), message) }

  private func wrong(_ key: String, _ value: JSONValue, _ wanted: String) {
    problem(
      key,
      value == .null
        ? "must be \(wanted), not null; leave the key out instead"
        : "must be \(wanted), not \(value.kind)")
  }

  /// A string that is not empty and holds no control characters.
  func string(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    return check(value, key)
  }

  /// As `string`, with a problem where the key is missing.
  func requiredString(_ key: String) -> String? {
    guard value(key) != nil else {
      problem(key, "is required")
      return nil
    }
    return string(key)
  }

  private func check(_ value: JSONValue, _ key: String, at place: String? = nil) -> String? {
    let place = place ?? self.place(key)
    guard case .string(let text) = value else {
      list.add(place, "must be a string, not \(value.kind)")
      return nil
    }
    if text.utf8.allSatisfy({ $0 == 0x20 }) {
      list.add(place, "must not be empty")
      return nil
    }
    if text.utf8.count > ObjectReader.longestString {
      list.add(place, "is longer than \(ObjectReader.longestString) bytes")
      return nil
    }
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      list.add(place, "must not hold control characters")
      return nil
    }
    return text
  }

  func bool(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .bool(let flag) = value else {
      wrong(key, value, "true or false")
      return nil
    }
    return flag
  }

  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .number(let number) = value else {
      wrong(key, value, "a number")
      return nil
    }
    guard range.contains(number) else {
      problem(key, "must be from \(text(range.lowerBound)) to \(text(range.upperBound))")
      return nil
    }
    return number
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .number(let number) = value, let whole = Int(exactly: number) else {
      wrong(key, value, "a whole number")
      return nil
    }
    guard range.contains(whole) else {
      problem(key, "must be from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return whole
  }

  private func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// One of an enumeration's raw values.
  func choice<T: RawRepresentable & CaseIterable>(_ key: String, _: T.Type) -> T?
  where T.RawValue == String {
    guard let text = string(key) else { return nil }
    if let found = T(rawValue: text) { return found }
    problem(key, unknownValue(text, in: T.allCases.map(\.rawValue)))
    return nil
  }

  func unknownValue(_ text: String, in allowed: [String]) -> String {
    "unknown value \"\(text.prefix(60))\"" + Suggestion.hint(for: text, in: allowed)
  }

  /// A list of strings, each once.
  func strings(_ key: String) -> [String] {
    guard let value = value(key) else { return [] }
    guard case .array(let items) = value else {
      wrong(key, value, "a list [ ] of strings")
      return []
    }
    var out: [String] = []
    for (index, item) in items.enumerated() {
      let place = "\(place(key))[\(index)]"
      guard let text = check(item, key, at: place) else { continue }
      if out.contains(text) {
        list.add(place, "stands twice in the list; remove one")
      } else {
        out.append(text)
      }
    }
    return out
  }

  /// A list of values that are checked elsewhere.
  func array(_ key: String) -> [JSONValue]? {
    guard let value = value(key) else { return nil }
    guard case .array(let items) = value else {
      wrong(key, value, "a list [ ]")
      return nil
    }
    return items
  }

  /// A list of objects.
  func objects(_ key: String, keys: [String]) -> [ObjectReader] {
    guard let items = array(key) else { return [] }
    return items.enumerated().compactMap { index, item in
      ObjectReader(item, path: "\(place(key))[\(index)]", keys: keys, list: list)
    }
  }

  func object(_ key: String, keys: [String]?) -> ObjectReader? {
    guard let value = value(key) else { return nil }
    return ObjectReader(value, path: place(key), keys: keys, list: list)
  }

  /// An object of numbers under free keys.
  func numbers(_ key: String, in range: ClosedRange<Double>) -> [String: Double] {
    guard let object = object(key, keys: nil) else { return [:] }
    var out: [String: Double] = [:]
    for name in object.keys {
      if let number = object.number(name, in: range) { out[name] = number }
    }
    return out
  }
}

extension JSONValue {
  /// What it is, for messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
