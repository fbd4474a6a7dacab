import CLibFuzzer
import Diagnostics
import Records

/// The target of this process, named on its command line by `--target=NAME`.
private let chosen: FuzzTarget = {
  let flag = "--target="
  let name = CommandLine.arguments.first { $0.hasPrefix(flag) }?.dropFirst(flag.count)
  guard let target = FuzzTarget.all.first(where: { $0.name == name ?? "" }) else {
    fatalError("name a target: \(FuzzTarget.all.map { flag + $0.name }.joined(separator: " "))")
  }
  return target
}()

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenLaw) {
    try chosen.check(input)
  } catch {
    let sentence = PrintableText.of(String(error.description.prefix(1000)))
    fatalError("the law of \(chosen.name) is broken: \(sentence)")
  }
  return 0
}

/// What libFuzzer calls to change an input in place; gives the new size.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>?,
  _ size: Int,
  _ sizeMax: Int,
  _ seed: CUnsignedInt
) -> Int {
  guard let data = unsafe data else { return 0 }
  var mutation = TreeMutation(seed: UInt64(seed), words: chosen.words)
  // Now and then the bytes themselves, so that what is no JSON is met too.
  if chosen.grammar == .json, !mutation.random.chance(8),
    let json = unsafe document(data, size)
  {
    let bytes = mutation.mutated(json).bytes()
    if let count = unsafe put(bytes, data, sizeMax) { return count }
  }
  return unsafe clibfuzzer_mutate(data, size, sizeMax)
}

/// What libFuzzer calls to make one input of two; gives its size, 0 for none.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func crossOver(
  _ left: UnsafePointer<UInt8>?,
  _ leftSize: Int,
  _ right: UnsafePointer<UInt8>?,
  _ rightSize: Int,
  _ output: UnsafeMutablePointer<UInt8>?,
  _ sizeMax: Int,
  _ seed: CUnsignedInt
) -> Int {
  guard let left = unsafe left, let right = unsafe right, let output = unsafe output else {
    return 0
  }
  var mutation = TreeMutation(seed: UInt64(seed), words: chosen.words)
  if chosen.grammar == .json, let first = unsafe document(left, leftSize),
    let second = unsafe document(right, rightSize)
  {
    return unsafe put(mutation.crossed(first, with: second).bytes(), output, sizeMax) ?? 0
  }
  let head = unsafe UnsafeBufferPointer(start: left, count: leftSize)
  let tail = unsafe UnsafeBufferPointer(start: right, count: rightSize)
  let kept = unsafe head.prefix(mutation.random.below(leftSize + 1))
  let added = unsafe tail.suffix(mutation.random.below(rightSize + 1))
  return unsafe put(Array((Array(kept) + added).prefix(sizeMax)), output, sizeMax) ?? 0
}

private func document(_ start: UnsafePointer<UInt8>, _ count: Int) -> JSON? {
  try? JSON(parsing: unsafe Array(UnsafeBufferPointer(start: start, count: count)))
}

/// Writes the bytes where there is room for them; gives their number.
private func put(
  _ bytes: [UInt8],
  _ output: UnsafeMutablePointer<UInt8>,
  _ sizeMax: Int
) -> Int? {
  guard bytes.count <= sizeMax else { return nil }
  for (index, byte) in bytes.enumerated() { unsafe output[index] = byte }
  return bytes.count
}
