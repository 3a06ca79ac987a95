import Glibc

/// The folder the program was started in.
enum CurrentFolder {
  static var path: String {
    guard let here = getcwd(nil, 0) else { return "." }
    defer { free(here) }
    return String(cString: here)
  }
}
