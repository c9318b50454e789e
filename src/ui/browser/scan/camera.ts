/** A code stays in front of the camera for many pictures; it is one scan until it has been away this long. */
const AWAY_MS = 3000
const BETWEEN_PICTURES_MS = 200
const WIDEST = 1280

export type Camera = { close: () => void }

/** Codes that were not in the last pictures; `seen` remembers when each was last there. */
export const newCodes = (seen: Map<string, number>, texts: readonly string[], now: number): readonly string[] =>
  [...new Set(texts)].filter((text) => {
    const last = seen.get(text)
    seen.set(text, now)
    return last === undefined || now - last > AWAY_MS
  })

type Read = { texts: readonly string[]; failed?: string }

const pictureOf = (video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null => {
  if (video.videoWidth === 0) return null
  const scale = Math.min(1, WIDEST / video.videoWidth)
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null
}

/**
 * Shows what the camera sees and takes every code in it, several in one picture too. The reader is loaded only now.
 * Rejects where there is no camera or the person says no to it.
 */
export const openCamera = async (o: {
  video: HTMLVideoElement
  reader: string
  wasm: string
  take: (code: string) => void
  failed: (why: string) => void
}): Promise<Camera> => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: 1280 } })
  const reader = new Worker(o.reader, { type: 'module' })
  const canvas = document.createElement('canvas')
  const seen = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const picture = pictureOf(o.video, canvas)
    if (picture) reader.postMessage({ picture }, [picture.data.buffer])
    else timer = setTimeout(look, BETWEEN_PICTURES_MS)
  }
  reader.addEventListener('message', ({ data }: MessageEvent<Read>) => {
    if (data.failed !== undefined) return o.failed(data.failed)
    for (const text of newCodes(seen, data.texts, performance.now())) o.take(text)
    timer = setTimeout(look, BETWEEN_PICTURES_MS)
  })
  reader.addEventListener('error', () => o.failed('reader'))
  reader.postMessage({ wasm: new URL(o.wasm, location.href).href }, [])
  o.video.srcObject = stream
  await o.video.play()
  look()
  return {
    close: () => {
      clearTimeout(timer)
      reader.terminate()
      for (const track of stream.getTracks()) track.stop()
      o.video.srcObject = null
    },
  }
}
