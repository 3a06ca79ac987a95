import GRDB

/// Why the ledger could not be used. Never holds stored text.
package enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or its folder may not be written.
  case readOnly(path: String)
  /// The disk is full.
  case full(path: String)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// The file is a database of another program, or none.
  case notALedger(path: String)
  /// A newer version of this program has changed the file.
  case newerSchema(path: String)
  /// An older version of this program made the file, and it may not be changed now.
  case olderSchema(path: String)
  /// Another program holds the file.
  case busy(path: String)
  /// The file cannot be opened or made.
  case cannotOpen(path: String, detail: String)
  /// Reading or writing failed below SQLite: the device, a quota, a limit on the size of files.
  case unreliable(path: String, detail: String)
  /// A call at the wrong time; a mistake of the calling code.
  case misuse(String)
  /// Anything else SQLite says.
  case failed(path: String, detail: String)

  /// The reason alone, without what else was or was not done.
  package var reason: String {
    switch self {
    case .full: "the disk is full"
    case .unreliable(_, let detail): detail
    default: description
    }
  }

  package var description: String {
    switch self {
    case .readOnly(let path):
      "\(path): the ledger cannot be written; check the permissions of the file and its folder"
    case .full(let path):
      "\(path): the disk is full; nothing was lost, free some space and run again"
    case .corrupt(let path, let detail):
      "\(path): the ledger is damaged (\(detail)); restore it from a backup"
    case .notALedger(let path):
      "\(path): not a ledger of this program; name another file under \"ledger\""
    case .newerSchema(let path):
      "\(path): the ledger was written by a newer version of this program; use that version"
    case .olderSchema(let path):
      "\(path): the ledger was made by an older version of this program; "
        + "`scorecards run` brings it up to date and keeps a copy of it"
    case .busy(let path):
      "\(path): another program holds the ledger; wait for it to end"
    case .cannotOpen(let path, let detail):
      "\(path): the ledger cannot be opened (\(detail))"
    case .unreliable(let path, let detail):
      "\(path): the ledger cannot be read or written (\(detail)); "
        + "check the disk, quotas and limits on the size of files, then run again"
    case .misuse(let detail):
      "the ledger was used wrongly (\(detail)); this is a mistake in the program"
    case .failed(let path, let detail):
      "\(path): the ledger failed (\(detail))"
    }
  }

  /// Translates what GRDB threw. SQLite's own messages name tables and columns, never values; GRDB
  /// adds statements and arguments only to its descriptions, which are not used.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as LedgerError:
      self = error
    case is CodingProblem:
      self = .corrupt(path: path, detail: "a stored conversation cannot be read")
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(path: path)
      case .SQLITE_FULL: self = .full(path: path)
      case .SQLITE_IOERR: self = .unreliable(path: path, detail: error.message ?? "disk error")
      case .SQLITE_CORRUPT:
        self = .corrupt(path: path, detail: error.message ?? "malformed")
      case .SQLITE_NOTADB: self = .notALedger(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
      case .SQLITE_CANTOPEN:
        self = .cannotOpen(path: path, detail: error.message ?? "unable to open")
      default:
        self = .failed(
          path: path, detail: "\(error.message ?? "error") (\(error.resultCode.rawValue))")
      }
    default:
      self = .failed(path: path, detail: "unexpected error")
    }
  }
}
