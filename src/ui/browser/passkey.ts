type Asked = {
  sentence?: string
  create?: PublicKeyCredentialCreationOptionsJSON
  get?: PublicKeyCredentialRequestOptionsJSON
}

const canAsk = () =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

const askDevice = async ({ create, get }: Asked): Promise<PublicKeyCredential | null> => {
  const answer = create
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(create) })
    : get
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(get) })
      : null
  return answer instanceof PublicKeyCredential ? answer : null
}

/** What a device's refusal means to the person. */
const wordsFor = (error: unknown): string => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError')
    return 'パスキーの操作が取り消されたか、時間が過ぎたか、使えるパスキーがありません。'
  if (name === 'InvalidStateError') return 'この機器のパスキーは、もう登録されています。'
  return 'この機器では、パスキーを使えませんでした。'
}

/** Lets a device of the person answer before the form inside is sent. Where no device can be asked the form stays hidden. */
class PasskeyForm extends HTMLElement {
  #busy = false

  connectedCallback() {
    const form = this.querySelector('form')
    if (!form || !canAsk()) return
    form.hidden = false
    this.querySelector<HTMLElement>('[data-instead]')?.setAttribute('hidden', '')
    form.addEventListener('submit', (event) => {
      if (this.#credential.value !== '') return
      event.preventDefault()
      // A second press would ask the device twice.
      if (!this.#busy) void this.#ask(form)
    })
  }

  get #credential(): HTMLInputElement {
    const input = this.querySelector<HTMLInputElement>('input[name="credential"]')
    if (!input) throw new Error('the form has no place for the answer')
    return input
  }

  #say(words: string) {
    const place = this.querySelector('[role="alert"]')
    if (place) place.textContent = words
  }

  async #ask(form: HTMLFormElement) {
    this.#busy = true
    this.#say('')
    try {
      // The fields have no files: what is left is what a form without a device would send.
      const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
      const answer = await fetch(this.getAttribute('ask') ?? '', { method: 'POST', body: fields })
      const asked = (await answer.json().catch(() => ({}))) as Asked
      if (!answer.ok) {
        this.#say(asked.sentence ?? '受け付けられませんでした。画面を開き直して、もう一度行ってください。')
        return
      }
      const given = await askDevice(asked)
      if (!given) return
      this.#credential.value = JSON.stringify(given.toJSON())
      form.requestSubmit()
      this.#credential.value = ''
    } catch (error) {
      this.#say(error instanceof TypeError ? 'つながりませんでした。もう一度行ってください。' : wordsFor(error))
    } finally {
      this.#busy = false
    }
  }
}

customElements.define('passkey-form', PasskeyForm)
