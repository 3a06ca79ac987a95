import Ingest

/// Lines that come nearly in input order and leave exactly in it.
///
/// Mails come after the other files of their source, and a longer version of a conversation takes the
/// place of a shorter one, so nothing can be printed before the end. Lines wait in a scratch file.
/// Held in memory is only where they did not come in order, and which conversations came again.
package final class OrderedLines {
  private let waiting: ScratchFile
  /// Stretches that came in order: offsets of each one's records.
  private var runs: [Range<Int>] = []
  private var last: Head?
  /// Conversations' numbers that have come are below this.
  private var numbers = 0
  /// Where the line lies that counts, for conversations that came again.
  private var latest: [Int: Int] = [:]

  /// - Parameter memoryBytes: what may wait in memory, default 1 MiB.
  package init(memoryBytes: Int = 1 << 20) { waiting = ScratchFile(memoryBytes: memoryBytes) }

  /// Takes one or more whole lines for a place.
  ///
  /// - Parameter number: of the conversation in this run, counted from 0 in the order in which they
  ///   come first; a line of the same one that came before is dropped. Nil: no conversation.
  package func add(
    at place: InputPlace, number: Int?, _ write: (inout [UInt8]) throws -> Void
  ) throws {
    let offset = waiting.count
    var head = Head(
      file: Int32(clamping: place.file), place: Int32(clamping: place.place),
      number: Int32(clamping: number ?? -1), count: 0)
    try waiting.append { buffer in
      let start = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: Head.size))
      try write(&buffer)
      head.count = Int32(clamping: buffer.count - start - Head.size)
      head.store(in: &buffer, at: start)
    }
    if let last, !head.precedes(last) {
      runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<waiting.count
    } else {
      runs.append(offset..<waiting.count)
    }
    last = head
    if let number {
      if number < numbers { latest[number] = offset }
      numbers = max(numbers, number + 1)
    }
  }

  /// Gives all lines in input order, in stretches of any size.
  package func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var scratch: [UInt8] = []
    var readers = try runs.map { run in
      try waiting.read(run.lowerBound..<(run.lowerBound + Head.size), into: &scratch)
      return (run: run, head: Head(scratch, at: 0))
    }
    // Of lines of one place the one that came first leaves first: its stretch began before.
    while let next = readers.indices.min(by: { readers[$0].head.precedes(readers[$1].head) }) {
      let (run, head) = readers[next]
      let count = Int(head.count)
      let text = run.lowerBound + Head.size
      try waiting.read(text..<(text + count), into: &scratch)
      if latest[Int(head.number)] ?? run.lowerBound == run.lowerBound {
        try scratch.withUnsafeBytes { try body(.init(rebasing: $0[0..<count])) }
      }
      let following = text + count
      if following < run.upperBound {
        try waiting.read(following..<(following + Head.size), into: &scratch)
        readers[next] = (following..<run.upperBound, Head(scratch, at: 0))
      } else {
        readers.remove(at: next)
      }
    }
  }

  /// What stands before a line's bytes in the scratch file.
  private struct Head {
    static let size = 16

    var file: Int32
    var place: Int32
    /// Of the conversation; −1: none.
    var number: Int32
    /// Bytes of the line.
    var count: Int32

    init(file: Int32, place: Int32, number: Int32, count: Int32) {
      self.file = file
      self.place = place
      self.number = number
      self.count = count
    }

    init(_ bytes: [UInt8], at start: Int) {
      (file, place, number, count) = bytes.withUnsafeBytes {
        (
          $0.loadUnaligned(fromByteOffset: start, as: Int32.self),
          $0.loadUnaligned(fromByteOffset: start + 4, as: Int32.self),
          $0.loadUnaligned(fromByteOffset: start + 8, as: Int32.self),
          $0.loadUnaligned(fromByteOffset: start + 12, as: Int32.self)
        )
      }
    }

    func store(in bytes: inout [UInt8], at start: Int) {
      bytes.withUnsafeMutableBytes {
        $0.storeBytes(of: file, toByteOffset: start, as: Int32.self)
        $0.storeBytes(of: place, toByteOffset: start + 4, as: Int32.self)
        $0.storeBytes(of: number, toByteOffset: start + 8, as: Int32.self)
        $0.storeBytes(of: count, toByteOffset: start + 12, as: Int32.self)
      }
    }

    func precedes(_ other: Head) -> Bool { (file, place) < (other.file, other.place) }
  }
}
