import Conversations

/// The version of each conversation that is kept in a run.
///
/// About 80 bytes a conversation, so that a file with a million of them needs no more than that: ids
/// are held as 128 bits of a hash. That two of ten million ids share them has a probability below
/// 10⁻²⁴.
struct VersionTable {
  private struct Digest: Hashable {
    var high: Int
    var low: Int

    init(_ key: ConversationKey) {
      // Seeded anew in every process: nobody can write ids that collide.
      var hasher = Hasher()
      hasher.combine(key)
      high = hasher.finalize()
      hasher = Hasher()
      hasher.combine(1)
      hasher.combine(key)
      low = hasher.finalize()
    }
  }

  private var numbers: [Digest: Int32] = [:]
  /// By number, in pieces: one long array would stand in memory twice whenever it grows.
  private var versions: [[Precedence]] = []
  private static let pieceLength = 4096

  /// What became of a version.
  enum Verdict {
    /// The first one of its conversation.
    case first(number: Int)
    /// Takes the place of the one given.
    case better(number: Int, than: Precedence)
    case worse
  }

  /// Keeps a version if it is the first or the best of its conversation. Numbers count conversations
  /// from 0 in order of their coming.
  mutating func offer(_ version: Precedence, of key: ConversationKey) -> Verdict {
    let next = numbers.count
    let number = Int(numbers[Digest(key), default: Int32(next)])
    guard number < next else {
      numbers[Digest(key)] = Int32(next)
      if next % Self.pieceLength == 0 {
        versions.append([])
        versions[versions.count - 1].reserveCapacity(Self.pieceLength)
      }
      versions[versions.count - 1].append(version)
      return .first(number: next)
    }
    let other = versions[number / Self.pieceLength][number % Self.pieceLength]
    if version < other { return .worse }
    versions[number / Self.pieceLength][number % Self.pieceLength] = version
    return .better(number: number, than: other)
  }
}
