/** Pieces of any size as parts of one size, the last one shorter: neither many small rows nor one huge one is written. */
export async function* partsOf(pieces: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    size += piece.length
    if (size < bytes) continue
    const whole = Buffer.concat(waiting)
    let at = 0
    for (; whole.length - at >= bytes; at += bytes) yield whole.subarray(at, at + bytes)
    waiting = [whole.subarray(at)]
    size = whole.length - at
  }
  if (size > 0) yield Buffer.concat(waiting)
}
