/// What the program's exit status says. Thrown to leave early after everything has been said.
enum ExitStatus: Int32, Error {
  case done = 0
  /// Done, but some input was rejected.
  case rejectedInput = 1
  /// Usage or configuration.
  case usage = 2
  /// Another run holds the lock.
  case locked = 3
  /// The run could not finish; what was recorded stays.
  case unfinished = 4
}

/// Something that ends the program with one message.
struct Failure: Error {
  var status: ExitStatus
  /// Lower case, no full stop; may have several lines.
  var message: String

  static func usage(_ message: String) -> Failure { Failure(status: .usage, message: message) }
  static func unfinished(_ message: String) -> Failure {
    Failure(status: .unfinished, message: message)
  }
}
