#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Random numbers that depend on nothing but an agent and a period (xoshiro256**), so that a report
/// made twice is the same report.
struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private let layers = NormalLayers.shared

  init(seed text: String) {
    var seed: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { seed = (seed ^ UInt64(byte)) &* 0x100_0000_01b3 }
    func split() -> UInt64 {
      seed &+= 0x9e37_79b9_7f4a_7c15
      var z = seed
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    state = (split(), split(), split(), split())
  }

  mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotated(state.3, 45)
    return result
  }

  /// Above 0, below 1.
  mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// Standard normal, by the ziggurat method in Doornik's form (2005), 128 layers.
  mutating func normal() -> Double {
    while true {
      let bits = next()
      let layer = Int(bits & 127)
      let u = 2 * ((Double(bits >> 11) + 0.5) * 0x1p-53) - 1
      let edge = layers.edges[layer]
      let inner = layers.edges[layer + 1]
      let x = u * edge
      if abs(x) < inner { return x }
      if layer == 0 {
        var tail: Double
        repeat {
          tail = log(uniform()) / NormalLayers.start
        } while -2 * log(uniform()) < tail * tail
        return u < 0 ? tail - NormalLayers.start : NormalLayers.start - tail
      }
      let low = exp(-0.5 * (edge * edge - x * x))
      let high = exp(-0.5 * (inner * inner - x * x))
      if high + uniform() * (low - high) < 1 { return x }
    }
  }
}

/// The ziggurat's layers, of equal area.
private struct NormalLayers: Sendable {
  static let shared = NormalLayers()
  /// Where the tail begins, and the area of a layer, for 128 layers.
  static let start = 3.442619855899
  private static let area = 9.91256303526217e-3

  /// Half widths of the layers, from the base up; the last is 0.
  let edges: [Double]

  init() {
    var edges = Array(repeating: 0.0, count: 129)
    var height = exp(-0.5 * NormalLayers.start * NormalLayers.start)
    edges[0] = NormalLayers.area / height
    edges[1] = NormalLayers.start
    for i in 2..<128 {
      edges[i] = (-2 * log(NormalLayers.area / edges[i - 1] + height)).squareRoot()
      height = exp(-0.5 * edges[i] * edges[i])
    }
    self.edges = edges
  }
}

/// Draws from one Beta distribution: the share of one Gamma draw in two.
struct BetaSampler: Sendable {
  private let first: GammaSampler
  private let second: GammaSampler

  init(_ beta: BetaDistribution) {
    first = GammaSampler(shape: beta.alpha)
    second = GammaSampler(shape: beta.beta)
  }

  func draw(_ random: inout SeededGenerator) -> Double {
    let x = first.draw(&random)
    let y = second.draw(&random)
    return x + y > 0 ? x / (x + y) : 0
  }
}

/// Draws from one Gamma distribution of scale 1 (Marsaglia and Tsang 2000).
private struct GammaSampler: Sendable {
  /// Below 1 the draw is taken from shape + 1 and scaled down.
  private let boost: Double?
  private let d: Double
  private let c: Double

  init(shape: Double) {
    boost = shape < 1 ? 1 / shape : nil
    d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
  }

  func draw(_ random: inout SeededGenerator) -> Double {
    while true {
      let x = random.normal()
      let v = 1 + c * x
      if v <= 0 { continue }
      let cube = v * v * v
      let u = random.uniform()
      let square = x * x
      if u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - cube + log(cube)) {
        return boost.map { d * cube * pow(random.uniform(), $0) } ?? d * cube
      }
    }
  }
}
