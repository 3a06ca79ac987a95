import Conversations

extension ObjectReader {
  /// A zone's name by its shape; whether it exists is checked where zones are built.
  func timezone(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"),
        UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if !isName || text.utf8.count > 64 {
      problem(key, "must be an IANA zone such as \"Europe/Rome\" or \"UTC\"")
      return nil
    }
    return text
  }
}

extension SourceSettings {
  init?(_ object: ObjectReader) {
    let given = object.string("name")
    if let given, given.utf8.count > 100 {
      object.problem("name", "is longer than 100 bytes; shorten it")
    }
    let path = object.requiredString("path")
    let format = object.string("format")
    let encoding = object.string("encoding")
    let domains = object.strings("agent_domains").map { $0.lowercased() }
    for (index, domain) in domains.enumerated()
    where !domain.contains(".") || domain.contains("@") || domain.contains(" ") {
      object.list.add(
        "\(object.place("agent_domains"))[\(index)]",
        "must be a domain such as \"support.example.com\"")
    }
    let channel = object.choice("channel", Channel.self)
    let brand = object.string("brand")
    let region = object.string("region")
    let queue = object.string("queue")
    let timezone = object.timezone("timezone")
    guard let path else { return nil }
    self.init(name: given ?? SourceSettings.name(ofPath: path), path: path)
    self.format = format == "auto" ? nil : format
    self.encoding = encoding?.lowercased() == "auto" ? nil : encoding
    self.channel = channel
    self.brand = brand
    self.region = region
    self.queue = queue
    self.timezone = timezone
    agentDomains = domains
  }

  /// The name of a source that gives none: the last part of its path without wildcards, without an
  /// extension (`exports/chat/**/*.xml` is `chat`), or `source` where there is none.
  package static func name(ofPath path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    guard let last = parts.last(where: { part in !part.contains { "*?[]{}".contains($0) } }) else {
      return "source"
    }
    guard last == parts.last, let dot = last.lastIndex(of: "."), dot != last.startIndex else {
      return String(last)
    }
    return String(last[..<dot])
  }
}

extension FormatMapping {
  static func readAll(_ root: ObjectReader) -> [FormatMapping] {
    var out: [FormatMapping] = []
    for object in root.objects("formats", keys: SettingsKeys.format) {
      guard let mapping = FormatMapping(object) else { continue }
      if mapping.id == "auto" { object.problem("id", "\"auto\" has a meaning of its own") }
      if out.contains(where: { $0.id == mapping.id }) {
        object.problem("id", "another format has this id; give each its own")
      }
      out.append(mapping)
    }
    return out
  }

  init?(_ object: ObjectReader) {
    let id = object.requiredString("id")
    if object.value("kind") == nil {
      object.problem(
        "kind",
        "is required: " + Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "))
    }
    let kind = object.choice("kind", Kind.self)
    let conversation = object.requiredString("conversation")
    let turn = object.requiredString("turn")
    let text = object.requiredString("text")
    let optional = [
      "conversation_id", "agent", "customer", "subject", "queue", "opened", "closed", "speaker",
      "time", "detect",
    ].map { object.string($0) }
    let isHTML = object.bool("text_is_html")
    let isMail = object.bool("mail")
    let role = object.object("role", keys: SettingsKeys.role).map { RoleMapping($0) }
    guard let id, let kind, let conversation, let turn, let text else { return nil }
    self.init(id: id, kind: kind, conversation: conversation, turn: turn, text: text)
    conversationID = optional[0]
    agent = optional[1]
    customer = optional[2]
    subject = optional[3]
    queue = optional[4]
    opened = optional[5]
    closed = optional[6]
    speaker = optional[7]
    time = optional[8]
    detect = optional[9]
    textIsHTML = isHTML
    self.isMail = isMail ?? false
    self.role = role
  }
}

extension RoleMapping {
  init(_ object: ObjectReader) {
    self.init()
    attribute = object.string("attribute")
    element = object.string("element")
    agent = object.strings("agent")
    customer = object.strings("customer")
    bot = object.strings("bot")
    system = object.strings("system")
    internalNote = object.strings("internal")
    if object.value("attribute") == nil, object.value("element") == nil {
      object.list.add(object.path, "needs \"attribute\" or \"element\": where the role stands")
    } else if object.value("attribute") != nil, object.value("element") != nil {
      object.list.add(object.path, "has both \"attribute\" and \"element\"; keep one")
    }
    var owners: [String: String] = [:]
    let lists = [
      ("agent", agent), ("customer", customer), ("bot", bot), ("system", system),
      ("internal", internalNote),
    ]
    if lists.allSatisfy({ $0.1.isEmpty }) {
      object.list.add(object.path, "names no value; add at least \"agent\": [ ]")
    }
    for (key, values) in lists {
      for (index, value) in values.enumerated() {
        if let owner = owners.updateValue(key, forKey: value) {
          object.list.add(
            "\(object.place(key))[\(index)]", "also stands under \"\(owner)\"; keep one")
        }
      }
    }
  }
}

extension RatingsSettings {
  init?(_ object: ObjectReader, sources: [SourceSettings]) {
    let path = object.requiredString("path")
    let conversation = object.requiredString("conversation")
    let rating = object.requiredString("rating")
    let limit = 1_000_000.0
    for key in ["low", "high"] where object.value(key) == nil {
      object.problem(key, "is required: the \(key)est rating that can be given")
    }
    let low = object.number("low", in: -limit...limit)
    let high = object.number("high", in: -limit...limit)
    if let low, let high, low == high {
      object.problem("high", "must differ from \"low\"")
    }
    let comment = object.string("comment")
    let source = object.string("source")
    let names = sources.map(\.name)
    if let source, !names.contains(source) {
      object.problem("source", object.unknownValue(source, in: names))
    }
    guard let path, let conversation, let rating, let low, let high else { return nil }
    self.init(path: path, conversation: conversation, rating: rating, low: low, high: high)
    self.source = source
    self.comment = comment
  }
}

extension StageSettings {
  init(_ object: ObjectReader, _ key: String) {
    self.init()
    guard let stage = object.object(key, keys: SettingsKeys.stage) else { return }
    workers = stage.integer("workers", in: 1...64) ?? workers
    queue = stage.integer("queue", in: 1...1024) ?? queue
  }
}

extension ProfileSettings {
  init?(_ object: ObjectReader) {
    let name = object.requiredString("name")
    let reason = object.requiredString("reason")
    var when: [String: String] = [:]
    if let conditions = object.object("when", keys: SettingsKeys.when) {
      for key in SettingsKeys.when {
        if key == "channel" {
          when[key] = conditions.choice(key, Channel.self)?.rawValue
        } else {
          when[key] = conditions.string(key)
        }
      }
      if conditions.keys.isEmpty {
        object.problem("when", "names no condition; add \"brand\", \"queue\" or another")
      }
    } else if object.value("when") == nil {
      object.problem("when", "is required, such as {\"brand\": \"north\"}")
    }
    let expires = object.string("expires")
    if let expires, CivilTime(isoDate: expires) == nil {
      object.problem("expires", "must be a date written like 2027-06-30")
    }
    let disable = object.strings("disable")
    let weights = object.numbers("weights", in: 0...10)
    let thresholds = object.numbers("thresholds", in: 0...1)
    let isRoast = object.bool("roast") ?? false
    guard let name, let reason else { return nil }
    self.init(
      name: name, when: when, disable: disable, weights: weights, thresholds: thresholds,
      reason: reason, expires: expires, isRoast: isRoast)
  }
}

extension PrivacySettings {
  init(_ object: ObjectReader) {
    self.init()
    mask = Mask.read(object) ?? mask
    pseudonymizeCustomers = object.bool("pseudonymize_customers") ?? pseudonymizeCustomers
    keyFile = object.string("key_file")
    if pseudonymizeCustomers, keyFile == nil, object.value("key_file") == nil {
      object.problem("key_file", "is required with \"pseudonymize_customers\": true")
    }
  }
}

extension PrivacySettings.Mask {
  /// The list under `mask`; nil where there is none.
  static func read(_ object: ObjectReader) -> Set<PrivacySettings.Mask>? {
    guard object.value("mask") != nil else { return nil }
    var mask: Set<PrivacySettings.Mask> = []
    for (index, text) in object.strings("mask").enumerated() {
      if let kind = PrivacySettings.Mask(rawValue: text) {
        mask.insert(kind)
      } else {
        object.list.add(
          "\(object.place("mask"))[\(index)]",
          object.unknownValue(text, in: allCases.map(\.rawValue)))
      }
    }
    return mask
  }
}

extension ExportSettings.View {
  init(_ object: ObjectReader) {
    self.init()
    language = object.choice("language", ExportSettings.Language.self) ?? language
    isTeamOnly = object.bool("team_only") ?? isTeamOnly
    mask = PrivacySettings.Mask.read(object) ?? mask
    hidesNames = object.bool("hide_names") ?? hidesNames
  }
}

extension CalibrationSettings {
  init(_ object: ObjectReader) {
    self.init()
    isEnabled = object.bool("enabled") ?? isEnabled
    weights = object.string("weights")
    if !isEnabled, weights != nil {
      object.problem("weights", "stands beside \"enabled\": false; keep one")
    }
  }
}

extension CostSettings {
  private static let range = 0.0...1_000_000

  init(_ object: ObjectReader) {
    self.init(
      currency: object.requiredString("currency") ?? "",
      contact: object.number("contact", in: Self.range),
      repeatContact: object.number("repeat_contact", in: Self.range),
      refund: object.number("refund", in: Self.range),
      goodwill: object.number("goodwill", in: Self.range))
  }
}
