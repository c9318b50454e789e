import { findCase } from '#kernel/cases/case-view.ts'
import { readAs } from '#kernel/db/database.ts'
import type { BoundForm, Product } from '#kernel/http/product.ts'
import { PrintFault } from '#kernel/print/print-fault.ts'
import type { Actor, Reach } from '#kernel/pure/actor.ts'

/** How a case names the forms that are printed of it. */
const OF_A_CASE = /^\/forms\/([a-z-]+)\/([0-9a-f-]{36})\.pdf$/

type Asked = { form: BoundForm; id: string; title: string; data: unknown }

export type CaseForm = { path: string; title: string } & ({ pdf: Uint8Array } | { fault: string })

/** The forms of one case with their data, as the reader may see them. */
const askedOf = (
  product: Product,
  as: { actor: Actor; who: { reach: Reach; personId: string | null } },
  caseId: string,
): Promise<readonly Asked[]> =>
  readAs(product.db, as.who, async (tx) => {
    const found = await findCase(tx, product.bindings, caseId)
    const asked: Asked[] = []
    for (const { href, label } of found?.binding.prints?.(found.model) ?? []) {
      const [, key = '', id = ''] = OF_A_CASE.exec(href) ?? []
      const form = product.forms.get(key)
      if (!form) continue
      const data = await form.data(tx, { id, query: {}, blank: false }, as.actor)
      const name = found?.binding.process.summary(found.model)
      if (data !== null && data !== undefined)
        asked.push({ form, id, data, title: `${form.form.title}　${name?.number ?? name?.title ?? ''}（${label}）` })
    }
    return asked
  })

/** Every form of a case, typeset; what cannot be typeset says so instead of stopping the rest. */
export async function* formsOf(
  product: Product,
  as: { actor: Actor; who: { reach: Reach; personId: string | null } },
  caseId: string,
): AsyncGenerator<CaseForm> {
  for (const { form, id, title, data } of await askedOf(product, as, caseId)) {
    const path = `forms/${form.form.key}-${id}.pdf`
    try {
      yield { path, title, pdf: await product.printer.print(form.form.template, data) }
    } catch (error) {
      if (!(error instanceof PrintFault) || error.kind === 'stopped') throw error
      product.log('print-failed', { form: form.form.key, error: String(error) })
      yield { path, title, fault: error.sentence }
    }
  }
}
