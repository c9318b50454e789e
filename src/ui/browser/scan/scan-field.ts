import type { Answer } from './answer.ts'
import { openCamera, type Camera } from './camera.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { rowsIn, type Rows } from './rows.ts'
import { cleanCode, newScanId, wayOf, type Scan, type Way } from './scan.ts'
import { startSender, type Sender, type SendState } from './sender.ts'
import { play, setSound, soundIsOn } from './sound.ts'
import { takingOut } from './taking-out.ts'

const ANSWER_WITHIN_MS = 20_000
/** The server's part of the page is fetched anew this long after the last answer that asked for it. */
const REFRESH_AFTER_MS = 250

const WHY = {
  'no-answer': '通信が切れています。読取りはこの端末に残っています。つながると自動で送ります。',
  'signed-out':
    'サインインが切れています。読取りはこの端末に残っています。この画面を開き直してサインインすると送ります。',
  fault: 'サーバーが受け付けられませんでした。読取りはこの端末に残っています。自動で送り直します。',
} as const

const stateText = (state: SendState): string => {
  switch (state.kind) {
    case 'sent':
      return '送信待ちはありません。読み取ったものは、すべてサーバーに届いています。'
    case 'sending':
      return `送信待ち ${state.waiting}件　送信中`
    case 'unanswered':
      return `送信待ち ${state.waiting}件　${WHY[state.why]}`
    case 'refused':
      return `送信待ち ${state.waiting}件　${state.sentence}`
    default:
      return state satisfies never
  }
}

const toJson = (scans: readonly Scan[]) =>
  JSON.stringify({ scans: scans.map(({ id, code, at, way }) => ({ id, code, at, way })) })

const isEditable = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/**
 * One field for many scans: Enter takes the code into the browser's outbox, the list says 「送信待ち」 until the server
 * has answered, and nothing leaves the outbox before that. Around it the plain form works by itself.
 */
export class ScanField extends HTMLElement {
  #keys: number[] = []
  #sender: Sender | null = null
  #outbox: Promise<Outbox> | null = null
  #away = new AbortController()
  #refreshing: number | undefined
  #camera: Camera | null = null

  connectedCallback() {
    this.#away = new AbortController()
    const { signal } = this.#away
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => this.#submit(event), { signal })
    this.#input?.addEventListener('keydown', (event) => this.#noteKey(event), { signal })
    document.addEventListener('keydown', (event) => this.#catchKey(event), { signal })
    globalThis.addEventListener('online', () => this.#sender?.kick(), { signal })
    globalThis.addEventListener('pageshow', () => this.#sender?.kick(), { signal })
    globalThis.addEventListener('focus', () => this.#takeLooseFocus(), { signal })
    this.#tools()
    void this.#start()
    this.#input?.focus()
  }

  disconnectedCallback() {
    this.#away.abort()
    this.#closeCamera()
    this.#sender?.stop()
    this.#sender = null
  }

  /** Takes a code in, however it came. Resolves once it would survive the end of the tab. */
  async take(typed: string, way: Way): Promise<void> {
    const code = cleanCode(typed)
    if (code === '') return
    const scan: Scan = { box: this.#box, id: newScanId(), code, at: new Date().toISOString(), way }
    this.#rows.waiting(scan, '控え中')
    const outbox = await this.#open()
    await outbox.put(scan)
    this.#rows.waiting(scan, '送信待ち')
    this.#sender?.kick()
  }

  get #box() {
    return this.getAttribute('box') ?? ''
  }

  get #input() {
    return this.querySelector<HTMLInputElement>('input[name=code]')
  }

  get #rows(): Rows {
    const list = this.querySelector<HTMLElement>('ol')
    return rowsIn(list ?? document.createElement('ol'))
  }

  #open() {
    this.#outbox ??= openOutbox()
    return this.#outbox
  }

  async #start() {
    const outbox = await this.#open()
    if (!this.isConnected || this.#sender) return
    this.#say(
      '.kept',
      outbox.durable ? '' : 'この端末には控えを残せません。「送信待ち」が無くなるまで、この画面を閉じないでください。',
    )
    for (const scan of await outbox.first(this.#box, 50)) this.#rows.waiting(scan, '送信待ち')
    this.#sender = startSender({
      box: this.#box,
      outbox,
      post: (scans) =>
        fetch(this.getAttribute('post-to') ?? '', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: toJson(scans),
          redirect: 'manual',
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        }),
      onAnswer: (answer) => this.#answered(answer),
      onState: (state) => this.#state(state),
      later: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    this.#sender.kick()
  }

  #submit(event: Event) {
    event.preventDefault()
    const input = this.#input
    if (!input) return
    const typed = input.value
    const way = wayOf(this.#keys)
    input.value = ''
    this.#keys = []
    input.focus()
    void this.take(typed, way)
  }

  #noteKey(event: KeyboardEvent) {
    if (event.key.length === 1)
      this.#keys = this.#input?.value === '' ? [event.timeStamp] : [...this.#keys, event.timeStamp]
  }

  /** Back at the window with the focus on nothing: the next scan belongs here. */
  #takeLooseFocus() {
    if (document.activeElement === document.body || document.activeElement === null) this.#input?.focus()
  }

  /** A scanner types wherever the focus is: what no other field wants goes into this one. */
  #catchKey(event: KeyboardEvent) {
    const plain = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain && !isEditable(event.target)) this.#input?.focus()
  }

  #answered(answer: Answer) {
    for (const result of answer.results) this.#rows.answered(result)
    const worst = answer.results.find((r) => r.mark !== 'ok') ?? answer.results.at(-1)
    if (worst && soundIsOn()) play(worst.mark)
    // Where the server's part of the page is fetched anew, the numbers stand there.
    if (!this.hasAttribute('refreshes'))
      this.#say('.counts', answer.counts.map(({ label, n }) => `${label} ${n}`).join('　'))
    if (!answer.refresh) return
    clearTimeout(this.#refreshing)
    this.#refreshing = setTimeout(() => this.#refresh(), REFRESH_AFTER_MS)
  }

  #refresh() {
    const frame = document.getElementById(this.getAttribute('refreshes') ?? '')
    if (!frame || !('reload' in frame) || typeof frame.reload !== 'function') return
    if (frame.hasAttribute('src')) void frame.reload()
    else frame.setAttribute('src', location.href)
  }

  #state(state: SendState) {
    this.dataset['state'] = state.kind
    // Only what the person should hear at once is spoken; the rest can be read.
    const troubled = state.kind === 'unanswered' || state.kind === 'refused'
    this.querySelector('.outbox')?.setAttribute('role', troubled ? 'alert' : 'none')
    this.#say('.outbox', stateText(state))
    if (state.kind === 'refused' && state.waiting > 0) void this.#offerText()
    else this.querySelector('.fold-away')?.remove()
  }

  async #offerText() {
    const outbox = await this.#open()
    this.querySelector('.fold-away')?.remove()
    this.append(await takingOut(outbox, this.#box, () => this.#sender?.kick()))
  }

  #say(where: string, text: string) {
    const place = this.querySelector<HTMLElement>(where)
    if (!place) return
    place.textContent = text
    place.hidden = text === ''
  }

  #tools() {
    const sound = this.querySelector<HTMLInputElement>('input[name=sound]')
    if (!sound) return
    sound.checked = soundIsOn()
    sound.closest<HTMLElement>('.tools')?.removeAttribute('hidden')
    sound.addEventListener('change', () => setSound(sound.checked), { signal: this.#away.signal })
    const button = this.querySelector<HTMLButtonElement>('button.camera')
    if (!button || !('mediaDevices' in navigator)) return
    button.hidden = false
    button.addEventListener('click', () => void this.#turnCamera(), { signal: this.#away.signal })
  }

  #closeCamera() {
    this.#camera?.close()
    this.#camera = null
    const button = this.querySelector('button.camera')
    if (button) button.textContent = 'カメラで読み取る'
    this.querySelector('video')?.setAttribute('hidden', '')
  }

  async #turnCamera() {
    if (this.#camera) return this.#closeCamera()
    const [video, button] = [this.querySelector('video'), this.querySelector('button.camera')]
    if (!video || !button) return
    const failed = () => {
      this.#closeCamera()
      this.#say('.kept', 'カメラを使えません。読取り機か手入力で読み取ってください。')
    }
    video.hidden = false
    try {
      this.#camera = await openCamera({
        video,
        reader: button.getAttribute('data-reader') ?? '',
        wasm: button.getAttribute('data-wasm') ?? '',
        take: (code) => void this.take(code, 'camera'),
        failed,
      })
      button.textContent = 'カメラを閉じる'
      this.#say('.kept', '')
    } catch {
      failed()
    }
  }
}
