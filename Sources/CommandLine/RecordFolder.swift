import Conversations
import Glibc
import Pipeline

/// Where the record of a rescoring lies: never where anything else does.
struct RecordFolder {
  let path: String
  /// Made here, and not by whoever named it.
  private let isOwn: Bool

  /// A folder that was named. One that holds files is refused: they may be a month's scorecards, or
  /// another record.
  init(named path: String) throws {
    guard Self.isFree(path) else {
      throw Failure.usage(
        "--out: \(path) holds files already; a record never takes the place of an export or of "
          + "another record, so name a folder that is empty or not there yet")
    }
    self.path = path
    isOwn = false
  }

  /// A folder of its own, made here, so that a second program at the same moment takes another one.
  ///
  /// - Parameters:
  ///   - parent: the folder of the exports.
  ///   - parts: what was chosen, in words: a period, a team, an agent, a file of rules.
  ///   - moment: "now", UTC seconds.
  init(in parent: String, parts: [String], moment: Int64) throws {
    try OutputFolder.makeFolder(parent)
    let time = Timestamp(seconds: moment).iso8601.filter { $0 != "-" && $0 != ":" }
    let name = (["rescore"] + parts.map(Self.plain) + [time]).joined(separator: "-")
    var path = "\(parent)/\(name)"
    var number = 1
    while mkdir(path, 0o700) != 0 {
      guard errno == EEXIST else {
        throw Failure.unfinished("cannot make \(path): \(systemReason(errno))")
      }
      number += 1
      path = "\(parent)/\(name)-\(number)"
    }
    self.path = path
    isOwn = true
  }

  /// Takes a folder that was made here away if nothing was put into it.
  func removeIfEmpty() { if isOwn { rmdir(path) } }

  /// Bytes of one part of a name; three of them and the rest stay below the 255 of a file name.
  private static let partBytes = 48

  /// A name as part of a file's name: letters and digits of any script, the rest dashes.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars.prefix(partBytes) {
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let next = isKept ? scalar : "-"
      guard plain.utf8.count + UTF8.width(next) <= partBytes else { break }
      plain.unicodeScalars.append(next)
    }
    return plain
  }

  /// Nothing lies there, beside hidden files such as those of an export that was killed.
  private static func isFree(_ path: String) -> Bool {
    guard let directory = opendir(path) else { return true }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { return false }
    }
    return true
  }
}
