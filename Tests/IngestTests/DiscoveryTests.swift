import Conversations
import Glibc
import Ingest
import Settings
import Testing

@Suite struct DiscoveryTests {
  private func found(_ pattern: String, in sandbox: Sandbox) -> [String] {
    walk(pattern, in: sandbox.path).inputs.map(\.path)
  }

  private func walk(
    _ pattern: String, in folder: String
  ) -> (inputs: [IngestInput], rejections: [Rejection]) {
    var walk = Discovery(sources: [SourceSettings(name: "s", path: pattern)], folder: folder)
    var inputs: [IngestInput] = []
    while let found = walk.next() { inputs.append(found.input) }
    return (inputs, walk.rejections)
  }

  private func filled() -> Sandbox {
    let sandbox = Sandbox()
    for name in ["b.xml", "a.xml", "c.html", "x/d.xml", "x/y/e.xml", "x/y/f.txt", ".hidden/g.xml"] {
      sandbox.write("<r/>", to: name)
    }
    return sandbox
  }

  @Test(arguments: [
    ("*.xml", ["a.xml", "b.xml"]),
    ("**/*.xml", ["a.xml", "b.xml", "x/d.xml", "x/y/e.xml"]),
    ("x/**", ["x/d.xml", "x/y/e.xml", "x/y/f.txt"]),
    ("{a,c}.{xml,html}", ["a.xml", "c.html"]),
    ("[a-b].xml", ["a.xml", "b.xml"]),
    ("[!a].xml", ["b.xml"]),
    ("x/?/e.xml", ["x/y/e.xml"]),
    ("x", ["x/d.xml", "x/y/e.xml", "x/y/f.txt"]),
    ("a.xml", ["a.xml"]),
  ])
  func patterns(_ pattern: String, _ expected: [String]) {
    let sandbox = filled()
    #expect(found(pattern, in: sandbox) == expected)
  }

  @Test func filesNamedByTheUserAreExplicit() {
    let sandbox = filled()
    let explicit = walk(sandbox.path + "/x/y/f.txt", in: "")
    #expect(explicit.inputs.map(\.isExplicit) == [true])
    #expect(walk("x", in: sandbox.path).inputs.allSatisfy { !$0.isExplicit })
  }

  @Test func whatIsNotThereIsReported() {
    let sandbox = filled()
    let missing = walk("no/such.xml", in: sandbox.path)
    #expect(missing.rejections.map(\.code) == ["not-found"])
    #expect(missing.inputs.isEmpty)
  }

  @Test func namesThatAreNoUTF8AreReported() {
    let sandbox = filled()
    func path(_ name: [UInt8]) -> [CChar] {
      (Array(sandbox.path.utf8) + [0x2F] + name + [0]).map(CChar.init(bitPattern:))
    }
    // Münster in Latin-1.
    let odd: [UInt8] = [0x4D, 0xFC, 0x6E]
    for suffix in [".xml", ".txt"] {
      let file = open(path(odd + Array(suffix.utf8)), O_CREAT | O_WRONLY, 0o600)
      #expect(file >= 0)
      close(file)
    }
    #expect(mkdir(path(odd), 0o700) == 0)
    defer {
      for suffix in [".xml", ".txt"] { unlink(path(odd + Array(suffix.utf8))) }
      rmdir(path(odd))
    }
    let folder = walk("", in: sandbox.path)
    #expect(folder.inputs.count == 6)
    #expect(folder.rejections.map(\.code) == [Rejection.badName, Rejection.badName])
    #expect(folder.rejections.map(\.origin.path) == [#"M\xFCn"#, #"M\xFCn.xml"#])
    #expect(walk("*.txt", in: sandbox.path).rejections.map(\.origin.path) == [#"M\xFCn.txt"#])
    #expect(walk("*.html", in: sandbox.path).rejections.isEmpty)
  }

  @Test func severalWalksAreOne() {
    let sandbox = filled()
    for name in ["x.xml", "x/y.xml", "x/y-1.xml"] { sandbox.write("<r/>", to: name) }
    let root = sandbox.path + "/"
    let places = ["x", "**/*.xml", "x/d.xml", "c.html", "gone.xml", "x/y"]
    for order in [places, places.reversed()] {
      var walks = MergedWalks(order.map { SourceSettings(name: "s", path: root + $0) })
      var paths: [String] = []
      while let found = walks.next() {
        paths.append(String(found.input.path.dropFirst(root.count)))
      }
      // Names are compared one by one: what lies in x/y comes before x/y-1.xml.
      #expect(
        paths == [
          "a.xml", "b.xml", "c.html", "x/d.xml", "x/y/e.xml", "x/y/f.txt", "x/y-1.xml", "x/y.xml",
          "x.xml",
        ])
      #expect(walks.rejections.map(\.origin.path) == [root + "gone.xml"])
    }
  }

  @Test func loopsOfLinksEnd() {
    let sandbox = filled()
    #expect(symlink(sandbox.path, sandbox.path + "/x/loop") == 0)
    #expect(found("**/*.html", in: sandbox) == ["c.html"])
    #expect(symlink(sandbox.path + "/gone", sandbox.path + "/dead.xml") == 0)
    let dead = walk("*.xml", in: sandbox.path)
    #expect(dead.inputs.count == 2)
    #expect(dead.rejections.map(\.origin.path) == ["dead.xml"])
  }

  @Test func pipesAreNotOpened() {
    let sandbox = filled()
    #expect(mkfifo(sandbox.path + "/pipe.xml", 0o600) == 0)
    #expect(found("*.xml", in: sandbox) == ["a.xml", "b.xml"])
  }

  @Test func sizeAndAgeComeWithTheFile() throws {
    let sandbox = filled()
    var late = [timespec(tv_sec: 1, tv_nsec: 5), timespec(tv_sec: 2_000_000_000, tv_nsec: 7)]
    utimensat(AT_FDCWD, sandbox.path + "/a.xml", &late, 0)
    var walk = Discovery(
      sources: [SourceSettings(name: "s", path: "*.xml")], folder: sandbox.path)
    let first = walk.next()
    let found = try #require(first)
    #expect(found.input.path == "a.xml")
    #expect(found.size == 4)
    #expect(found.modified == 2_000_000_000_000_000_007)
  }

  // More names than a walk holds at a time: the folder is read once more for the rest.
  @Test func largeFoldersComeInOrder() {
    let sandbox = Sandbox()
    sandbox.write("<r/>", to: "first/0.xml")
    let names = (0..<70_000).map { "\(($0 &* 7919) % 70_000).xml" }
    for name in names {
      close(open(sandbox.path + "/" + name, O_CREAT | O_WRONLY, 0o600))
    }
    let expected = (names + ["first/0.xml"]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(found("**/*.xml", in: sandbox) == expected)
  }

  @Test func namesWithBracketsAreFound() {
    let sandbox = filled()
    sandbox.write("<r/>", to: "chat [1].xml")
    #expect(found("chat [1].xml", in: sandbox) == ["chat [1].xml"])
  }

  @Test func globsMatchWholePaths() {
    #expect(Glob("/a/**/*.xml").matches("/a/b/c/d.xml"))
    #expect(Glob("/a/**/*.xml").matches("/a/d.xml"))
    #expect(!Glob("/a/**/*.xml").matches("/b/d.xml"))
    #expect(!Glob("/a/*.xml").matches("/a/b/d.xml"))
    #expect(Glob("**/**/**/x").matches("a/a/a/a/a/a/a/a/a/x"))
    #expect(Glob("?.xml").matches("è.xml"))
  }
}
