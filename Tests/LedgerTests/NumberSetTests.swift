import Testing

@testable import Ledger

@Suite struct NumberSetTests {
  @Test func holdsWhatWasInserted() {
    var set = NumberSet()
    let numbers: [Int64] = [1, 2, 63, 64, 65, 4095, 1 << 40, .max]
    for number in numbers { set.insert(number) }
    for number in numbers { #expect(set.contains(number)) }
    for number: Int64 in [0, 3, 62, 66, 4094, 1 << 40 + 1] { #expect(!set.contains(number)) }
  }
}
