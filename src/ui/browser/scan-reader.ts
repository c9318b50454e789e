import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/**
 * Reads all codes in one picture, in a thread of its own: pages may not run WebAssembly, and a worker obeys the policy it
 * is itself delivered with. The first message names the address of the reader's own file.
 */
type Asked = { wasm: string } | { picture: ImageData }

const FORMATS = ['QRCode', 'MicroQRCode', 'DataMatrix', 'Code128', 'Code39', 'Codabar', 'EAN13', 'ITF'] as const

const read = async (picture: ImageData): Promise<readonly string[]> => {
  const found = await readBarcodes(picture, { formats: [...FORMATS], maxNumberOfSymbols: 30, tryHarder: true })
  return found.filter((code) => code.isValid).map((code) => code.text)
}

addEventListener('message', (event: MessageEvent<Asked>) => {
  const asked = event.data
  if ('wasm' in asked) {
    prepareZXingModule({ overrides: { locateFile: () => asked.wasm } })
    return
  }
  void read(asked.picture).then(
    (texts) => postMessage({ texts }),
    (error: unknown) => postMessage({ texts: [], failed: String(error) }),
  )
})
