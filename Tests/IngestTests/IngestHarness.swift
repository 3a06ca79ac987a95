import Conversations
import Glibc
import Ingest
import Settings

/// A temporary folder with files in it, removed at the end of the test.
final class Sandbox {
  let path: String

  init() {
    var template = Array("/tmp/ingest-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { Sandbox.remove(path) }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      if let folder = opendir(path) {
        while let entry = readdir(folder) {
          let name = withUnsafePointer(to: &entry.pointee.d_name) {
            String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
          }
          if name != ".", name != ".." { remove(path + "/" + name) }
        }
        closedir(folder)
      }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) -> String {
    let full = path + "/" + name
    let parts = name.split(separator: "/").dropLast()
    var folder = path
    for part in parts {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    precondition(descriptor >= 0)
    var done = 0
    while done < bytes.count {
      let n = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress!, $0.count) }
      precondition(n > 0)
      done += n
    }
    close(descriptor)
    return full
  }

  @discardableResult
  func write(_ text: String, to name: String) -> String { write(Array(text.utf8), to: name) }
}

/// What came out of one file.
struct Ingested {
  var conversations: [RawConversation] = []
  var result: IngestResult

  var rejectionCodes: [String] { result.rejections.map(\.code) }
}

func ingest(
  file: String, mappings: [FormatMapping] = [], format: String? = nil,
  change: (inout SourceSettings) -> Void = { _ in }
) -> Ingested {
  var source = SourceSettings(name: "test", path: file)
  source.format = format
  change(&source)
  var found: [RawConversation] = []
  let name = String(file.split(separator: "/").last!)
  let result = Ingester(mappings: mappings).read(
    IngestInput(source: source, path: name, fileSystemPath: file)
  ) {
    found.append($0)
    return true
  }
  return Ingested(conversations: found, result: result)
}

func ingest(
  _ bytes: [UInt8], name: String, mappings: [FormatMapping] = [], format: String? = nil,
  change: (inout SourceSettings) -> Void = { _ in }
) -> Ingested {
  let sandbox = Sandbox()
  return withExtendedLifetime(sandbox) {
    ingest(
      file: sandbox.write(bytes, to: name), mappings: mappings, format: format, change: change)
  }
}

func ingest(
  _ text: String, name: String = "export.xml", mappings: [FormatMapping] = [],
  format: String? = nil, change: (inout SourceSettings) -> Void = { _ in }
) -> Ingested {
  ingest(Array(text.utf8), name: name, mappings: mappings, format: format, change: change)
}

extension RawConversation {
  func text(_ turn: Int) -> String { String(decoding: bytes[turns[turn].text], as: UTF8.self) }

  var texts: [String] { turns.indices.map(text) }

  func role(_ turn: Int) -> Role? {
    turns[turn].role ?? turns[turn].participant.flatMap { participants[$0].role }
  }

  var roles: [Role?] { turns.indices.map(role) }

  /// `agent: Hello`, for comparisons at a glance.
  var lines: [String] { turns.indices.map { "\(role($0)?.name ?? "?"): \(text($0))" } }

  func name(_ turn: Int) -> String? { turns[turn].participant.map { participants[$0].name } }

  var names: [String?] { turns.indices.map(name) }

  func rawTime(_ turn: Int) -> String? {
    turns[turn].rawClock.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// `2026-10-03T08:15:00Z`, without the Z for a wall clock, `-` for none.
  func time(_ turn: Int) -> String { turns[turn].clock.shown }

  var times: [String] { turns.indices.map(time) }
}

extension RawClock {
  var shown: String {
    switch self {
    case .none: "-"
    case .utc(let seconds): CivilTime(secondsUTC: seconds).description + "Z"
    case .local(let seconds): CivilTime(secondsUTC: seconds).description
    }
  }
}
