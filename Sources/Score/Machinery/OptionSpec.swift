import Conversations
package import Settings

/// An option of a criterion: its place under the criterion's id in `pipeline.json`.
package struct OptionSpec: Sendable, Hashable {
  /// `threshold`, or with a channel in front `chat.first_reply_late_seconds`.
  package var key: String
  package var defaultValue: Double
  package var range: ClosedRange<Double>
  /// Meaning and unit, for `scorecards errors`.
  package var meaning: String

  package init(
    _ key: String, _ defaultValue: Double, _ range: ClosedRange<Double>, _ meaning: String
  ) {
    self.key = key
    self.defaultValue = defaultValue
    self.range = range
    self.meaning = meaning
  }
}

/// A criterion's options with their defaults filled in.
package struct OptionValues: Sendable, Hashable {
  private var values: [String: Double]
  /// Switched off with `"enabled": false`.
  package var isEnabled = true
  /// 1 ... 10; nil: the error list's.
  package var weight: Double?
  /// The least confidence with which it is scored; default 0.60.
  package var threshold = Finding.scoredFrom

  package init(_ specs: [OptionSpec]) {
    values = Dictionary(uniqueKeysWithValues: specs.map { ($0.key, $0.defaultValue) })
  }

  /// - Parameter key: one of the criterion's specs.
  package subscript(key: String) -> Double {
    values[key] ?? 0
  }

  /// Reads the object that stands under a criterion's id.
  ///
  /// - Parameters:
  ///   - json: the object in `pipeline.json`.
  ///   - path: its JSON path, for problems.
  /// - Returns: every problem found; values with a problem keep their default.
  package mutating func read(
    _ json: JSONValue, path: String, specs: [OptionSpec]
  ) -> [SettingsProblem] {
    guard case .object(let members) = json else {
      return [SettingsProblem(path: path, message: "expected an object with options")]
    }
    var problems: [SettingsProblem] = []
    for member in members {
      let place = path + "." + member.key
      switch (member.key, member.value) {
      case ("enabled", .bool(let on)):
        isEnabled = on
      case ("enabled", _):
        problems.append(SettingsProblem(path: place, message: "expected true or false"))
      case ("weight", _):
        if let number = number(member.value, 0...10, place, &problems) { weight = number }
      case ("threshold", _):
        if let number = number(member.value, 0.4...1, place, &problems) { threshold = number }
      case (let channel, .object(let nested)) where Channel(rawValue: channel) != nil:
        for inner in nested {
          set(channel + "." + inner.key, inner.value, place + "." + inner.key, specs, &problems)
        }
      default:
        set(member.key, member.value, place, specs, &problems)
      }
    }
    return problems
  }

  /// Sets what a ruleset's description tells of a criterion.
  ///
  /// - Parameters:
  ///   - property: `enabled`, `weight`, `threshold` or the key of an option.
  ///   - told: its value as the description has it.
  /// - Returns: false if it is something else, or no value.
  mutating func set(_ property: String, told: String, specs: [OptionSpec]) -> Bool {
    if property == "enabled" {
      guard let on = Bool(told) else { return false }
      isEnabled = on
      return true
    }
    guard let number = Double(told) else { return false }
    switch property {
    case "weight": weight = number
    case "threshold": threshold = number
    default:
      guard specs.contains(where: { $0.key == property }) else { return false }
      values[property] = number
    }
    return true
  }

  private mutating func set(
    _ key: String, _ value: JSONValue, _ place: String, _ specs: [OptionSpec],
    _ problems: inout [SettingsProblem]
  ) {
    guard let spec = specs.first(where: { $0.key == key }) else {
      let known = specs.map(\.key) + ["enabled", "weight", "threshold"]
      let near = Suggestion.nearest(to: key, in: known)
      let hint =
        near.map { "; did you mean \"\($0)\"?" } ?? "; known: " + known.joined(separator: ", ")
      problems.append(SettingsProblem(path: place, message: "unknown option" + hint))
      return
    }
    if let number = number(value, spec.range, place, &problems) { values[key] = number }
  }

  private func number(
    _ value: JSONValue, _ range: ClosedRange<Double>, _ place: String,
    _ problems: inout [SettingsProblem]
  ) -> Double? {
    guard case .number(let number) = value, range.contains(number) else {
      problems.append(
        SettingsProblem(
          path: place, message: "expected a number from \(range.lowerBound) to \(range.upperBound)")
      )
      return nil
    }
    return number
  }
}
