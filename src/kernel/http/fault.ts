/** Everything that is not a rule's no. The person sees one plain sentence; the log gets the request's id. */
export class Fault extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  readonly sentence: string
  constructor(status: Fault['status'], sentence: string) {
    super(sentence)
    this.status = status
    this.sentence = sentence
  }
}

export const notFound = () =>
  new Fault(404, 'その画面はありません。消えたのではなく、番号が違うか、今の官職では見られない記録です。')
