import Conversations

/// One export format: how to know it and how to read it. One file each in `Formats`, one line each
/// in `Formats.all`.
package protocol Format: Sendable {
  /// Stable id, such as `liveperson-xml`.
  var id: String { get }
  /// Whether its files may begin with something else than a tag, whatever their names.
  var readsProse: Bool { get }
  /// The root element of an export that holds nothing; nil: such a file does not tell its format.
  var emptyRoot: String? { get }
  /// Whether a file is of this format, by its beginning; nil: it is not.
  func recognize(_ sample: Sample) -> Recognition?
  /// Reads the file of `reading` and delivers its conversations to it, in order.
  func read(_ reading: Reading)
}

extension Format {
  package var readsProse: Bool { false }
  package var emptyRoot: String? { nil }

  /// Whether a file is nothing but the root element of an export of this format.
  func isBareRoot(_ sample: Sample) -> Bool {
    !sample.isHTML && sample.elements.count == 1 && sample.root == emptyRoot
  }
}

/// That a file is of a format, and why.
package struct Recognition: Sendable, Hashable {
  /// How much a sign says. The strongest recognition wins, then the order of `Formats.all`.
  package enum Strength: Int, Sendable, Comparable {
    /// Only if nothing better is found.
    case weak
    case likely
    /// No other format has this sign.
    case certain

    package static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  package var strength: Strength
  /// What was seen, such as `root element Sessions with Session and line`.
  package var reason: String

  package init(_ strength: Strength, _ reason: String) {
    self.strength = strength
    self.reason = reason
  }

  package static func certain(_ reason: String) -> Recognition { Recognition(.certain, reason) }
  package static func likely(_ reason: String) -> Recognition { Recognition(.likely, reason) }
  package static func weak(_ reason: String) -> Recognition { Recognition(.weak, reason) }
}
