import Conversations
import Glibc
import Ingest
import Settings
import Testing

@Suite struct DiscoveryTests {
  private func found(_ pattern: String, in sandbox: Sandbox) -> [String] {
    Discovery(sources: [SourceSettings(name: "s", path: pattern)], folder: sandbox.path)
      .inputs.map(\.path)
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
    let explicit = Discovery(
      sources: [SourceSettings(name: "s", path: sandbox.path + "/x/y/f.txt")], folder: "")
    #expect(explicit.inputs.map(\.isExplicit) == [true])
    let walked = Discovery(sources: [SourceSettings(name: "s", path: "x")], folder: sandbox.path)
    #expect(walked.inputs.allSatisfy { !$0.isExplicit })
  }

  @Test func whatIsNotThereIsReported() {
    let sandbox = filled()
    let missing = Discovery(
      sources: [SourceSettings(name: "s", path: "no/such.xml")], folder: sandbox.path)
    #expect(missing.rejections.map(\.code) == ["not-found"])
    #expect(missing.inputs.isEmpty)
  }

  @Test func loopsOfLinksEnd() {
    let sandbox = filled()
    #expect(symlink(sandbox.path, sandbox.path + "/x/loop") == 0)
    #expect(found("**/*.html", in: sandbox) == ["c.html"])
    #expect(symlink(sandbox.path + "/gone", sandbox.path + "/dead.xml") == 0)
    let dead = Discovery(sources: [SourceSettings(name: "s", path: "*.xml")], folder: sandbox.path)
    #expect(dead.inputs.count == 2)
    #expect(dead.rejections.map(\.origin.path) == ["dead.xml"])
  }

  @Test func pipesAreNotOpened() {
    let sandbox = filled()
    #expect(mkfifo(sandbox.path + "/pipe.xml", 0o600) == 0)
    #expect(found("*.xml", in: sandbox) == ["a.xml", "b.xml"])
  }

  @Test func youngFilesAreLeft() {
    let sandbox = filled()
    var late = [
      timespec(tv_sec: 2_000_000_000, tv_nsec: 0), timespec(tv_sec: 2_000_000_000, tv_nsec: 0),
    ]
    utimensat(AT_FDCWD, sandbox.path + "/a.xml", &late, 0)
    var settled: [String] = []
    var waiting: [String] = []
    let discovery = Discovery(
      sources: [SourceSettings(name: "s", path: "*.xml")], folder: sandbox.path)
    let wait: (String) -> Void = { waiting.append($0) }
    _ = discovery.forEach(settledBefore: 1_999_999_999, unsettled: wait) {
      settled.append($0.path)
      return true
    }
    #expect(settled == ["b.xml"])
    #expect(waiting == ["a.xml"])
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
