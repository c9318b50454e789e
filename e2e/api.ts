import type { Person } from './people.ts'

export type Answer = { status: number; body: Record<string, unknown> }

const post = async (person: Person, path: string, data: unknown): Promise<Answer> => {
  const answer = await person.page.request.post(path, { data })
  return { status: answer.status(), body: (await answer.json()) as Answer['body'] }
}

/** What another program asks in a person's name: the same acts, by JSON. */
export const api = (person: Person) => ({
  get: async (path: string): Promise<Answer> => {
    const answer = await person.page.request.get(path)
    return { status: answer.status(), body: (await answer.json()) as Answer['body'] }
  },
  begin: (process: string, act: string, body: unknown) => post(person, `/api/processes/${process}/acts/${act}`, body),
  act: (caseId: string, act: string, body: unknown) => post(person, `/api/cases/${caseId}/acts/${act}`, body),
})

/** Does an act that a tale has shown by hand before, or that is not its point. */
export const done = async (person: Person, caseId: string, act: string, input: object = {}): Promise<void> => {
  const answer = await api(person).act(caseId, act, { input })
  if (answer.status !== 201) throw new Error(`${act}: ${JSON.stringify(answer.body)}`)
}

/** The numbers of the rules a refusal rests on. */
export const rulesOf = ({ body }: Answer): readonly string[] =>
  ((body['refusals'] ?? []) as { rules: { id: string }[] }[]).flatMap((r) => r.rules.map(({ id }) => id))

/** The case a register's row leads to, by what stands in the row. */
export const caseIn = async (person: Person, register: string, words: string): Promise<string> => {
  await person.goesTo(register)
  const row = person.page.locator('main tbody tr').filter({ hasText: words }).first()
  return ((await row.getByRole('link').getAttribute('href')) ?? '').replace('/cases/', '')
}
