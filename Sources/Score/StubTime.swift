package import Conversations

package struct BusinessCalendar: Sendable {
  package var open: [[Range<Int>]]
  package var holidays: Set<Int>
  package var zone: ZoneRules
  package init(open: [[Range<Int>]], holidays: Set<Int>, zone: ZoneRules) {
    self.open = open
    self.holidays = holidays
    self.zone = zone
  }
  package func businessSeconds(from: Int64, to: Int64) -> Int64 { to - from }
}
package struct Deadline: Hashable, Sendable {
  var range: ByteRange
  var dueAt: Int64?
  var graceUntil: Int64?
  var spanSeconds: Int64?
  var isVague: Bool
}
enum DeadlineGrammar {
  static func deadlines(
    in bytes: ArraySlice<UInt8>, language: Language, said: Int64?, calendar: BusinessCalendar,
    channel: Channel
  ) -> [Deadline] { [] }
}
