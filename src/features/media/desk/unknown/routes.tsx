import { z } from 'zod'
import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs } from '#kernel/db/database.ts'
import { notFound } from '#kernel/http/fault.ts'
import { formOf, param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { ActFields, EMPTY_FORM, type FormState } from '#kernel/pages/field-controls.tsx'
import { frame } from '#kernel/pages/frame.tsx'
import { clockText } from '#kernel/pure/clock-text.ts'
import { area, choice, textOptional } from '#kernel/pure/field.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import type { Actor } from '#kernel/pure/actor.ts'
import { medium } from '../../medium/process.ts'
import { findByCodes } from '../../find-by-code.ts'
import { ACTIONS, isActionKey } from '../actions.ts'
import { shortCode, TURNED_OUT, type UnknownRow } from './register.ts'
import { resolveCode, unknownCode } from './store.ts'

/** Whether the visitor stands in the lane that registers media at all: to others a button would be a dead end. */
const mayRegister = (actor: Actor): boolean => {
  const lane = medium.lanes['keeper']
  return actor.authorities.some((a) => a.role === lane?.role || lane?.also?.includes(a.role) === true)
}

const Resolve = z.object({
  turnedOut: choice('何であったか', TURNED_OUT),
  number: textOptional('登録番号', { hint: '媒体であった場合だけ。番号、ラベルのコード、又は下3桁以上。' }),
  reason: area('確かめ方と理由', { hint: '現物を見た、貼り替え前のラベルだった、など。秘密以上の内容は書かない。' }),
})

const codeOf = async (visit: SignedVisit): Promise<UnknownRow> => {
  const id = param(visit, 'id')
  const found = isId(id) ? await read(visit, (tx) => unknownCode(tx, id)) : null
  if (!found) throw notFound()
  return found
}

const resolvedFacts = (row: UnknownRow) =>
  row.turnedOut === null
    ? []
    : [
        {
          term: '何であったか',
          value: (
            <>
              {TURNED_OUT[row.turnedOut]}
              {row.mediumId === null ? null : (
                <a class="num" href={`/cases/${row.mediumId}`}>
                  {row.mediumNumber ?? '媒体を開く'}
                </a>
              )}
            </>
          ),
        },
        { term: '理由', value: row.reason },
        { term: '記した人', value: `${row.resolvedBy ?? ''}　${row.resolvedAt ? clockText(row.resolvedAt) : ''}` },
      ]

const page = (visit: SignedVisit, row: UnknownRow, form: FormState) => {
  const faults = Object.entries(form.errors).map(([field, text]) => ({ field, text }))
  const [title, action] = [`不明コード ${shortCode(row.code)}`, `/unknown-codes/${row.id}`]
  return visit.c.html(
    frame(visit, {
      title,
      under: '/desk',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '不明コード', href: '/registers/unknown-codes' },
        { text: shortCode(row.code) },
      ],
      lead: (
        <Facts
          facts={[
            { term: '状態', value: <Status word={row.turnedOut === null ? '未解決' : '解決済'} />, hiddenTerm: true },
            ...(shortCode(row.code) !== row.code ? [{ term: 'コード', value: row.code }] : []),
            { term: '読み取った人', value: row.personName },
            { term: '読み取った日時', value: clockText(row.at), numeric: true },
            {
              term: '読取卓',
              value: (
                <a href={`/desk/${row.deskId}`}>{isActionKey(row.action) ? ACTIONS[row.action].title : row.action}</a>
              ),
            },
            ...resolvedFacts(row),
          ]}
        />
      ),
      children: (
        <Section
          id="resolve"
          title={row.turnedOut === null ? '何であったかを記す' : '改めて記す'}
          side={row.turnedOut === null ? undefined : '前に記したものも残ります'}
        >
          <p class="help">
            登録していない媒体であったときは、先に登録し、付いた登録番号をここに記します。達に定めはありません。読み取ったものを失わないための、本製品の記録です。
          </p>
          {mayRegister(visit.actor) ? (
            <Buttons>
              <ButtonLink href="/begin/media.medium/register">媒体を登録する</ButtonLink>
            </Buttons>
          ) : (
            <p class="help">登録は、部隊等情報保証責任者か情報保証担当者が行います。依頼してください。</p>
          )}
          <ErrorSummary errors={faults} />
          <form method="post" action={action} novalidate data-turbo="true">
            <ActFields act={{ input: Resolve } as never} form={form} />
            <ActButtons note={{ id: 'why-resolve', text: '記すと残ります。誤りは、改めて記します。' }}>
              <Button primary describedBy="why-resolve">
                記す
              </Button>
            </ActButtons>
          </form>
        </Section>
      ),
    }),
    faults.length === 0 ? 200 : 422,
  )
}

/** The medium a typed number means, or why it means none. */
const mediumNamed = async (visit: SignedVisit, typed: string): Promise<{ id: string } | { error: string }> => {
  const [found] = await read(visit, (tx) => findByCodes(tx, [typed]))
  if (found?.kind === 'medium') return { id: found.id }
  if (found?.kind === 'several')
    return { error: `${found.numbers.join('、')}のどれかです。もっと長く入力してください。` }
  return { error: 'その登録番号の媒体は、見られる範囲にありません。' }
}

const resolve = async (visit: SignedVisit) => {
  const row = await codeOf(visit)
  const typed = await formOf(visit)
  const wrong = (errors: Record<string, string>) => page(visit, row, { ...EMPTY_FORM, typed, errors })
  const parsed = Resolve.safeParse(typed)
  if (!parsed.success) return wrong(fieldErrors(parsed.error))
  const { turnedOut, number, reason } = parsed.data
  if (turnedOut === 'misread' && number !== null)
    return wrong({ number: '媒体でなかったときは、登録番号を空にしてください。' })
  if (turnedOut !== 'misread' && number === null)
    return wrong({ number: 'どの媒体であったか、登録番号を入力してください。' })
  const named = number === null ? null : await mediumNamed(visit, number)
  if (named && 'error' in named) return wrong({ number: named.error })
  await writeAs(visit.product.db, visit.actor, (tx) =>
    resolveCode(tx, row.id, { turnedOut, mediumId: named?.id ?? null, reason }, visit),
  )
  return visit.c.redirect(`/unknown-codes/${row.id}`, 303)
}

/** Whoever sees a unit's scans may write down what an unknown code was: an observation, no change of any record. */
export const unknownCodeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/unknown-codes/:id',
    who: 'signed-in',
    handle: async (visit) => page(visit, await codeOf(visit), EMPTY_FORM),
  },
  { method: 'POST', path: '/unknown-codes/:id', who: 'signed-in', handle: resolve },
]
