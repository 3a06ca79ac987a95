import Conversations
import Settings

/// The resource file: JSON, every number rounded to six places, names sorted.
extension LearnedModel {
  static let schema = "scorecards-learned/1"

  /// Why a file could not be used.
  package struct Problem: Error, Hashable, CustomStringConvertible {
    /// The member, with the fault.
    package var description: String
  }

  package init(json bytes: [UInt8]) throws(Problem) {
    let root: JSONValue
    do throws(JSONSyntaxError) {
      root = try JSONReader.parse(bytes).root
    } catch {
      throw Problem(description: error.description)
    }
    guard case .string(Self.schema) = root["schema"] else {
      throw Problem(description: "schema: unknown")
    }
    for member in try Self.members(root, "signals") {
      guard let signal = LearnedSignal(name: member.key) else {
        throw Problem(description: "signals.\(member.key): unknown")
      }
      let pair = try Self.numbers(member.value, "signals." + member.key, count: 2)
      means[signal.rawValue] = pair[0]
      deviations[signal.rawValue] = pair[1]
    }
    for member in try Self.members(root, "replies") {
      let path = "replies." + member.key
      var weights = [Double](repeating: 0, count: LearnedSignal.count)
      for weight in try Self.members(member.value, "weights") {
        guard let signal = LearnedSignal(name: weight.key) else {
          throw Problem(description: path + ".weights.\(weight.key): unknown")
        }
        weights[signal.rawValue] = try Self.number(weight.value, path)
      }
      replies[CriterionID(member.key)] = Linear(
        bias: try Self.number(member.value["bias"], path + ".bias"), weights: weights)
    }
    for member in try Self.members(root, "stacks") {
      stacks[CriterionID(member.key)] = try Self.stack(member.value, "stacks." + member.key)
    }
    try readService(root)
  }

  private static func stack(_ value: JSONValue, _ path: String) throws(Problem) -> Stack {
    var stack = Stack()
    stack.bias = try number(value["bias"], path + ".bias")
    stack.replies = try number(value["replies"], path + ".replies")
    for member in try members(value, "conditions") {
      guard let condition = RuleCondition(rawValue: member.key) else {
        throw Problem(description: path + ".conditions.\(member.key): unknown")
      }
      stack.conditions[condition] = try number(member.value, path)
    }
    for member in try members(value, "rules") {
      stack.rules[member.key] = try number(member.value, path)
    }
    return stack
  }

  private mutating func readService(_ root: JSONValue) throws(Problem) {
    guard let value = root["service"], value != .null else { return }
    var weights = [Double](repeating: 0, count: ServiceInputs.count)
    serviceMeans = [Double](repeating: 0, count: ServiceInputs.count)
    serviceDeviations = [Double](repeating: 1, count: ServiceInputs.count)
    for member in try Self.members(value, "inputs") {
      guard let place = ServiceInputs.names.firstIndex(of: member.key) else {
        throw Problem(description: "service.inputs.\(member.key): unknown")
      }
      let three = try Self.numbers(member.value, "service.inputs." + member.key, count: 3)
      serviceMeans[place] = three[0]
      serviceDeviations[place] = three[1]
      weights[place] = three[2]
    }
    service = Linear(bias: try Self.number(value["bias"], "service.bias"), weights: weights)
  }

  private static func members(
    _ value: JSONValue, _ key: String
  ) throws(Problem) -> [JSONValue.Member] {
    guard case .object(let members) = value[key] else {
      throw Problem(description: key + ": no object")
    }
    return members
  }

  private static func number(_ value: JSONValue?, _ path: String) throws(Problem) -> Double {
    guard case .number(let number) = value else { throw Problem(description: path + ": no number") }
    return number
  }

  private static func numbers(
    _ value: JSONValue, _ path: String, count: Int
  ) throws(Problem) -> [Double] {
    guard case .array(let items) = value, items.count == count else {
      throw Problem(description: path + ": needs \(count) numbers")
    }
    var numbers: [Double] = []
    for item in items { numbers.append(try number(item, path)) }
    return numbers
  }

  // MARK: Writing

  /// The file's text; the same model gives the same bytes.
  package var json: String {
    var parts = ["\"schema\": \"\(Self.schema)\""]
    parts.append(
      Self.object(
        "signals",
        LearnedSignal.allCases.map {
          ($0.name, Self.list([means[$0.rawValue], deviations[$0.rawValue]]))
        }))
    parts.append(
      Self.object(
        "replies",
        replies.keys.sorted().compactMap { id in
          replies[id].map { (id.rawValue, Self.linear($0)) }
        }))
    parts.append(
      Self.object(
        "stacks",
        stacks.keys.sorted().compactMap { id in
          stacks[id].map { (id.rawValue, Self.text($0)) }
        }))
    if let service {
      let inputs = ServiceInputs.names.enumerated().map { place, name in
        (
          name,
          Self.list([serviceMeans[place], serviceDeviations[place], service.weights[place]])
        )
      }
      parts.append(
        "\"service\": {\"bias\": \(Self.text(service.bias)), \(Self.object("inputs", inputs))}")
    }
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  private static func object(_ name: String, _ members: [(String, String)]) -> String {
    let lines = members.map { " \"\($0.0)\": \($0.1)" }
    return "\"\(name)\": {\n" + lines.joined(separator: ",\n") + "}"
  }

  private static func list(_ numbers: [Double]) -> String {
    "[" + numbers.map(text).joined(separator: ", ") + "]"
  }

  private static func linear(_ form: Linear) -> String {
    let weights = LearnedSignal.allCases.filter { form.weights[$0.rawValue] != 0 }
      .map { "\"\($0.name)\": \(text(form.weights[$0.rawValue]))" }
    return "{\"bias\": \(text(form.bias)), \"weights\": {" + weights.joined(separator: ", ") + "}}"
  }

  private static func text(_ stack: Stack) -> String {
    let conditions = RuleCondition.allCases.compactMap { condition in
      stack.conditions[condition].map { "\"\(condition.rawValue)\": \(text($0))" }
    }
    let rules = stack.rules.keys.sorted().compactMap { rule in
      stack.rules[rule].map { "\"\(rule)\": \(text($0))" }
    }
    return "{\"bias\": \(text(stack.bias)), \"replies\": \(text(stack.replies)), "
      + "\"conditions\": {\(conditions.joined(separator: ", "))}, "
      + "\"rules\": {\(rules.joined(separator: ", "))}}"
  }

  /// Six places, as every machine writes them.
  static func text(_ number: Double) -> String {
    let scaled = (number * 1_000_000).rounded()
    guard abs(scaled) < 1e15 else { return "\(number)" }
    let whole = Int64(abs(scaled))
    let fraction = String(whole % 1_000_000)
    var digits = String(repeating: "0", count: 6 - fraction.count) + fraction
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = scaled < 0 && whole > 0 ? "-" : ""
    return sign + "\(whole / 1_000_000)" + (digits.isEmpty ? "" : "." + digits)
  }
}
