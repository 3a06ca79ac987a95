import Conversations
import Foundation
import Pipeline
import Testing

/// A folder of its own for a test, removed afterwards.
final class TemporaryFolder {
  let path: String
  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorecards-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// All files below, hidden ones too, sorted.
  var files: [String] {
    (FileManager.default.subpaths(atPath: path) ?? []).filter {
      var isFolder: ObjCBool = false
      let full = path + "/" + $0
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}

@Suite struct OutputTests {
  @Test func `files appear only with commit, and all of them`() throws {
    let temporary = try TemporaryFolder()
    let output = OutputFolder(temporary.path + "/out/2026-10")
    try output.append(Array("a".utf8), to: "agents/x.html")
    for number in 0..<200 { try output.append(Array("\(number)".utf8), to: "f\(number % 100)") }
    try output.append(Array("b".utf8), to: "agents/x.html")
    #expect(temporary.files.allSatisfy { $0.contains("/.") && $0.hasSuffix(".partial") })
    #expect(try output.commit().count == 101)
    #expect(temporary.files.count == 101)
    let text = try String(
      contentsOfFile: temporary.path + "/out/2026-10/agents/x.html", encoding: .utf8)
    #expect(text == "ab")
    let other = try String(contentsOfFile: temporary.path + "/out/2026-10/f7", encoding: .utf8)
    #expect(other == "7107")
  }

  @Test func `what is not committed leaves nothing behind and the old file alone`() throws {
    let temporary = try TemporaryFolder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: temporary.path + "/a.csv"))
    do {
      let output = OutputFolder(temporary.path)
      try output.append(Array("new".utf8), to: "a.csv")
    }
    #expect(temporary.files == ["a.csv"])
    #expect(try String(contentsOfFile: temporary.path + "/a.csv", encoding: .utf8) == "old")
  }

  @Test func `an output that cannot be written names its path`() throws {
    let temporary = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: temporary.path + "/file"))
    let output = OutputFolder(temporary.path + "/file/out")
    #expect {
      try output.append([1], to: "a")
    } throws: {
      "\($0)".contains(temporary.path + "/file")
    }
  }

  @Test("lines leave in input order, also those that waited on disk", arguments: [10, 1 << 20])
  func lines(memory: Int) throws {
    let lines = OrderedLines(memoryBytes: memory)
    func add(_ file: Int, _ place: Int, _ number: Int?, _ text: String) throws {
      try lines.add(at: InputPlace(file: file, place: place), number: number) {
        $0 += Array((text + "\n").utf8)
      }
    }
    try add(3, 0, 0, "third")
    try add(1, 1, 1, "second")
    try add(1, 0, 2, "first")
    try add(4, 0, 1, "second again, longer")
    try add(3, Int.max, nil, "rejected")
    var text = ""
    try lines.drain { text += String(decoding: $0, as: UTF8.self) }
    #expect(text == "first\nthird\nrejected\nsecond again, longer\n")
  }

  @Test(
    "lines that come in any order leave as a sorted list does", arguments: [1, 2, 3] as [UInt64])
  func anyOrder(seed: UInt64) throws {
    let corpus = FakeCorpus(files: 0, seed: seed)
    let lines = OrderedLines(memoryBytes: 300)
    var expected: [(place: InputPlace, number: Int?, text: String)] = []
    var numbers = 0
    for index in 0..<500 {
      // Mostly in order, some behind, some again.
      let dice = corpus.dice(index, 0)
      let place = InputPlace(
        file: dice % 5 == 0 ? Int(dice >> 8 % 500) : index, place: Int(dice >> 20 % 3))
      var number: Int?
      if dice % 7 == 0 && numbers > 0 {
        number = Int(dice >> 30) % numbers
        expected.removeAll { $0.number == number }
      } else if dice % 3 > 0 {
        number = numbers
        numbers += 1
      }
      let text = String(repeating: "\(index) ", count: Int(dice >> 40 % 40)) + "\n"
      expected.append((place, number, text))
      try lines.add(at: place, number: number) { $0 += Array(text.utf8) }
    }
    var text = ""
    try lines.drain { text += String(decoding: $0, as: UTF8.self) }
    // Sorting is stable: of one place the line that came first leaves first.
    #expect(text == expected.sorted { $0.place < $1.place }.map(\.text).joined())
  }

  @Test func `a second run is refused and told who holds the lock`() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/ledger.lock"
    let first = try RunLock(path: path, owner: "pid 7, started then")
    #expect {
      _ = try RunLock(path: path, owner: "pid 8")
    } throws: {
      "\($0)" == "another run holds \(path) (pid 7, started then)"
    }
    withExtendedLifetime(first) {}
  }

  @Test func `a lock that its run left behind is free`() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/ledger.lock"
    try Data("pid 999999, started long ago\n".utf8).write(to: URL(fileURLWithPath: path))
    _ = try RunLock(path: path, owner: "pid 8")
    _ = try RunLock(path: path, owner: "pid 9")
  }
}
