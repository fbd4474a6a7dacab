/// Identifiers of the shape of a UUID, the same for the same seed and arrival.
enum CorrelationID {
  static func make(seed: UInt64, sequence: Int) -> String {
    var random = SeededRandom(seed: seed, stream: 0x1D_0000_0000 &+ UInt64(sequence))
    // Version 4, variant 1, as any UUID of chance.
    let high = (random.next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
    let low = (random.next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
