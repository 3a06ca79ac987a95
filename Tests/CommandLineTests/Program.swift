import Foundation
import Synchronization

/// Runs the built program as a person or cron would.
struct Program {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of standard error without empty ones.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  var outputLines: [String] { output.split(separator: "\n").map(String.init) }

  /// The top folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program beside the tests' own executable.
  static let binary: URL = {
    var folder = URL(fileURLWithPath: Swift.CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("scorecards")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return package.appendingPathComponent(".build/debug/scorecards")
  }()

  /// Runs it to its end in a folder.
  ///
  /// - Parameters:
  ///   - environment: added to a bare one, so that the machine's locale and zone do not matter.
  ///   - device: where standard output goes instead of here.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    to device: String? = nil
  ) throws -> Program {
    let process = try start(arguments, in: folder, environment: environment, to: device)
    // Both pipes are read at once: a full one would stop the program.
    let errors = ReadingThread(process.errors)
    let output =
      device == nil ? process.output.fileHandleForReading.readDataToEndOfFile() : Data()
    process.process.waitUntilExit()
    return Program(
      status: process.process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors.wait(), as: UTF8.self))
  }

  struct Running {
    var process: Process
    var output = Pipe()
    var errors = Pipe()
  }

  static func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    to device: String? = nil
  ) throws -> Running {
    let running = Running(process: Process())
    running.process.executableURL = binary
    running.process.arguments = arguments
    running.process.currentDirectoryURL = URL(fileURLWithPath: folder)
    running.process.environment = [
      "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C",
      "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
    ].merging(environment) { $1 }
    running.process.standardInput = FileHandle.nullDevice
    if let device {
      running.process.standardOutput = FileHandle(forWritingAtPath: device)
    } else {
      running.process.standardOutput = running.output
    }
    running.process.standardError = running.errors
    try running.process.run()
    return running
  }
}

/// Reads a pipe to its end beside the caller.
private final class ReadingThread: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let data = Mutex(Data())

  init(_ pipe: Pipe) {
    let file = pipe.fileHandleForReading
    Thread { [self] in
      let all = file.readDataToEndOfFile()
      data.withLock { $0 = all }
      done.signal()
    }.start()
  }

  func wait() -> Data {
    done.wait()
    return data.withLock { $0 }
  }
}
