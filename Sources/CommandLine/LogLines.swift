import ArgumentParser
import Conversations
import Foundation
import Logging

/// How messages on standard error look.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Sends log messages to standard error: one line each, plain or as JSON.
struct LogLines: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  let format: LogFormat

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    switch format {
    case .text:
      var place = all["file"].map { "\($0)" } ?? ""
      if let line = all["line"] { place += ":\(line)" }
      let message = place.isEmpty ? "\(event.message)" : "\(place): \(event.message)"
      let line = Self.oneLine(message)
      Console.problem(event.level >= .warning ? line : "\(event.level): \(line)")
    case .json:
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      var line = "{\"time\":\(JSONText.quote(Timestamp(seconds: Int64(time.tv_sec)).iso8601))"
      line += ",\"level\":\(JSONText.quote(event.level.rawValue))"
      line += ",\"message\":\(JSONText.quote("\(event.message)"))"
      for (key, value) in all.sorted(by: { $0.key < $1.key }) {
        line += ",\(JSONText.quote(key)):\(JSONText.quote("\(value)"))"
      }
      Console.problem(plain: line + "}")
    }
  }
}

extension LogLines {
  /// Line breaks and other control characters, which names of files may hold, as blanks.
  static func oneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control || scalar == "\u{2028}"
        || scalar == "\u{2029}"
      line.unicodeScalars.append(isControl ? " " : scalar)
    }
    return line
  }
}

/// Strings as JSON.
enum JSONText {
  static func quote(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 32 {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}

/// What a command says of its input, on standard error.
struct Diagnostics {
  private let logger: Logger
  /// Lines for single rejections; the rest is only counted, so that a broken night stays readable.
  private static let mostLines = 10_000
  private var shown = 0
  private(set) var rejections = 0

  init(format: LogFormat, level: Logger.Level) {
    logger = Logger(label: "scorecards") { _ in
      LogLines(logLevel: level, format: format)
    }
  }

  mutating func rejected(_ rejection: Rejection) {
    rejections += 1
    guard shown < Self.mostLines else { return }
    shown += 1
    var metadata: Logger.Metadata = [
      "file": "\(rejection.origin.path)", "code": "\(rejection.code)",
      "stage": "\(rejection.stage.rawValue)",
    ]
    if let line = rejection.origin.line { metadata["line"] = "\(line)" }
    if let id = rejection.conversation { metadata["conversation"] = "\(id)" }
    let name = rejection.conversation.map { "conversation \($0.prefix(80)): " } ?? ""
    logger.warning("\(name)\(rejection.reason)", metadata: metadata)
    if shown == Self.mostLines {
      logger.warning("further rejections are counted, not shown; see scorecards status")
    }
  }

  func info(_ text: String) { logger.info("\(text)") }
  func notice(_ text: String) { logger.notice("\(text)") }
  func debug(_ text: String) { logger.debug("\(text)") }
  func warning(_ text: String) { logger.warning("\(text)") }
}
