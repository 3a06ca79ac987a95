import Conversations
import Markup
import Settings

/// Finds the format of a file by its content.
struct Detector: Sendable {
  let formats: [any Format]

  /// What detection came to: the file's sample with the format that reads it, or why none does.
  struct Outcome {
    var format: (any Format)?
    var detection: Detection
    var sample: Sample
    /// Why the file is rejected; nil if it is skipped or read.
    var rejection: (code: String, reason: String)?
    var isSkipped = false
  }

  func detect(_ source: ByteSource, _ input: IngestInput) -> Outcome {
    let name = String(input.path.split(separator: "/").last ?? "")
    let isGiven = input.source.format != nil && input.source.format != "auto"
    // Where the format is given, only the first tags are of interest.
    let head = Detector.decodedHead(
      source, encoding: input.source.encoding,
      limit: isGiven ? Sample.shortReach : Sample.fullReach)
    let short = Sample(
      bytes: head, fileName: name,
      reach: isGiven ? Sample.shortReach / 4 : Sample.shortReach)
    if source.head.isEmpty {
      return refused(short, input, code: "empty", reason: "the file is empty")
    }
    if let kind = Detector.binaryKind(source.head) {
      return refused(
        short, input, code: "not-markup",
        reason: "it is \(kind), whatever its name says")
    }
    if isGiven, let wanted = input.source.format {
      let outcome = given(wanted, short)
      // A note that lies in the folder of a source is none of its exports.
      if outcome.format?.readsProse == false, !short.beginsWithTag,
        !Detector.isNamed(name, by: input)
      {
        return refused(short, input, code: "not-markup", reason: "it does not begin with a tag")
      }
      return outcome
    }
    // The beginning usually shows it; only if not, all of the head is looked at.
    if let (format, found) = best(short), found.strength == .certain {
      return Outcome(
        format: format, detection: Detection(format: format.id, reason: found.reason),
        sample: short)
    }
    let full = Sample(bytes: head, fileName: name)
    if let (format, found) = best(full) {
      return Outcome(
        format: format, detection: Detection(format: format.id, reason: found.reason),
        sample: full)
    }
    if let format = formats.first(where: { $0.isBareRoot(full) }) {
      let reason = "root element \(full.root) with nothing in it"
      return Outcome(
        format: format, detection: Detection(format: format.id, reason: reason), sample: full)
    }
    // Notes and programs that mention tags are not meant for this program.
    let isProse = !full.beginsWithTag && !Detector.hasMarkupName(full.fileName)
    if !full.isMarkup || isProse {
      return refused(
        full, input, code: "not-markup",
        reason: source.isWhole ? "there are no tags in it" : "there are no tags at its beginning")
    }
    let seen = Detector.describe(full)
    return Outcome(
      format: nil, detection: Detection(format: nil, reason: seen), sample: full,
      rejection: ("unknown-format", seen))
  }

  private func given(_ wanted: String, _ sample: Sample) -> Outcome {
    if let format = formats.first(where: { $0.id == wanted }) {
      return Outcome(
        format: format, detection: Detection(format: wanted, reason: "given by the configuration"),
        sample: sample)
    }
    let reason = "there is no format \"\(wanted)\""
    return Outcome(
      format: nil, detection: Detection(format: nil, reason: reason), sample: sample,
      rejection: ("unknown-format", reason))
  }

  private func best(_ sample: Sample) -> ((any Format), Recognition)? {
    var best: ((any Format), Recognition)?
    for format in formats {
      guard let found = format.recognize(sample) else { continue }
      if let earlier = best, earlier.1.strength >= found.strength { continue }
      best = (format, found)
      if found.strength == .certain { break }
    }
    return best
  }

  private func refused(
    _ sample: Sample, _ input: IngestInput, code: String, reason: String
  ) -> Outcome {
    let isMeant = Detector.hasMarkupName(sample.fileName) || input.isExplicit
    var outcome = Outcome(
      format: nil, detection: Detection(format: nil, reason: reason), sample: sample)
    if isMeant { outcome.rejection = (code, reason) } else { outcome.isSkipped = true }
    return outcome
  }

  /// Whether a file was meant by its name: by the user, by a pattern that gives its ending, or by an
  /// ending of markup.
  private static func isNamed(_ name: String, by input: IngestInput) -> Bool {
    if input.isExplicit || hasMarkupName(name) { return true }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    return input.source.path.hasSuffix(name[dot...])
  }

  /// Names of files that are meant for this program whatever they hold.
  static func hasMarkupName(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return [".html", ".htm", ".xml", ".eml", ".mht", ".mhtml", ".xhtml", ".chatlog"].contains {
      lowered.hasSuffix($0)
    }
  }

  /// The head as UTF-8; unchanged if it is that already.
  private static func decodedHead(
    _ source: ByteSource, encoding: String?, limit: Int
  ) -> [UInt8] {
    source.head.withUnsafeBufferPointer { all in
      let head = UnsafeBufferPointer(rebasing: all.prefix(limit))
      let charset = Charset.detect(head, label: encoding)
      let body = UnsafeBufferPointer(rebasing: head.dropFirst(charset.markLength))
      if charset.name == "utf-8" || charset.name == "windows-1252" { return Array(body) }
      var out: [UInt8] = []
      var decoder = CharsetDecoder(charset.name)
      decoder.decode(body, isLast: false, into: &out)
      return out
    }
  }

  private static let magic: [(bytes: [UInt8], kind: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"), ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or office document; unpack it first"),
    ([0x1F, 0x8B], "a gzip file; unpack it first"), ([0x42, 0x5A, 0x68], "a bzip2 file"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file; unpack it first"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document or Outlook message"),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite database"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  private static func binaryKind(_ head: [UInt8]) -> String? {
    if let known = magic.first(where: { head.starts(with: $0.bytes) }) { return known.kind }
    let mark = head.prefix(2)
    if mark.elementsEqual([0xFF, 0xFE]) || mark.elementsEqual([0xFE, 0xFF]) { return nil }
    // UTF-16 without a mark has its zeros beside the first character.
    let zeros = head.prefix(4096).reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    if zeros > 0, !(head.count >= 2 && (head[0] == 0x3C || head[1] == 0x3C)) {
      return "a binary file"
    }
    return nil
  }

  /// What was seen in markup that no format knows, and what to do.
  private static func describe(_ sample: Sample) -> String {
    let kind = sample.isHTML ? "HTML" : "XML"
    let names = sample.elements.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
    let mapping = sample.isHTML ? "generic-chat-html" : "generic-xml"
    return "\(kind) of no known format (elements: \(names)); describe it under \"formats\" of "
      + "pipeline.json with the kind \(mapping), or name its format in the source"
  }
}
