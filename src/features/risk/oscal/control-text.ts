import type { Control, Flat, FlatList, Param, Part, Prop } from './catalogue-shape.ts'

/** A control in words, as it is read on the screen and printed. */
export type ControlText = {
  controlId: string
  parentId: string | null
  family: string
  familyTitle: string
  label: string
  title: string
  statement: string
  guidance: string
  assessment: string
  /** Why it is not to be chosen any more, or null. */
  withdrawn: string | null
}

const INSERT = /\{\{\s*(?:insert:\s*)?(?:param(?:-id)?\s*,\s*)?([\p{L}_][\p{L}\p{N}._-]*)\s*\}\}/gu
/** A choice may speak of another parameter; further than this no catalogue goes, and a circle must end. */
const DEEPEST = 5

type Params = ReadonlyMap<string, Param>

const blank = (param: Param, params: Params, depth: number): string => {
  const choice = param.select?.choice ?? []
  if (choice.length > 0) {
    const many = param.select?.['how-many'] === 'one-or-more' ? '（一つ以上）' : ''
    return `［選択${many}：${choice.map((c) => filled(c, params, depth + 1)).join('；')}］`
  }
  return `［割当：${param.label === undefined ? param.id : filled(param.label, params, depth + 1)}］`
}

/** Text with its parameters put in: their values where set, otherwise what is to be filled in, in brackets. */
const filled = (text: string, params: Params, depth = 0): string =>
  depth > DEEPEST
    ? text
    : text.replace(INSERT, (whole, id: string) => {
        const param = params.get(id)
        if (!param) return whole
        const values = param.values ?? []
        return values.length > 0
          ? values.map((v) => filled(v, params, depth + 1)).join('、')
          : blank(param, params, depth)
      })

const PADDED = new Set(['zero-padded', 'sp800-53a'])

/** The label people know it by: of several, the one that is not a variant for sorting or for procedures. */
const labelOf = (props: readonly Prop[] | undefined): string | undefined => {
  const labels = (props ?? []).filter((p) => p.name === 'label')
  const plain = labels.find((p) => p.class === undefined) ?? labels.find((p) => !PADDED.has(p.class ?? ''))
  return (plain ?? labels[0])?.value
}

const lines = (part: Part, params: Params, depth: number): readonly string[] => {
  const label = labelOf(part.props)
  const prose = part.prose === undefined ? '' : filled(part.prose, params).trim()
  const head = [label, part.title, prose].filter((t) => t !== undefined && t !== '').join(' ')
  const indent = '　'.repeat(depth)
  const own = head === '' ? [] : head.split('\n').map((line) => `${indent}${line}`)
  return [...own, ...(part.parts ?? []).flatMap((p) => lines(p, params, head === '' ? depth : depth + 1))]
}

const textOf = (parts: readonly Part[], params: Params): string =>
  parts.flatMap((part) => lines(part, params, 0)).join('\n')

const isAssessment = ({ name }: Part) => name === 'objective' || name === 'assessment' || name.startsWith('assessment-')

const METHOD_WORDS: Readonly<Record<string, string>> = { EXAMINE: '確認', INTERVIEW: '面談', TEST: '試験' }

/** 「確認の対象：…」: a method with what it looks at; an objective as it stands. */
const assessmentOf = (parts: readonly Part[], params: Params): string =>
  parts
    .flatMap((part) => {
      const method = (part.props ?? []).find((p) => p.name === 'method')?.value
      const body = lines(part, params, 0)
      if (method === undefined) return body
      return [`${METHOD_WORDS[method.toUpperCase()] ?? method}の対象`, ...body.map((line) => `　${line}`)]
    })
    .join('\n')

const MOVED: Readonly<Record<string, string>> = { 'incorporated-into': 'に含まれた', 'moved-to': 'へ移った' }

const withdrawnOf = (control: Omit<Control, 'controls'>): string | null => {
  const gone = (control.props ?? []).some((p) => p.name === 'status' && p.value.toLowerCase() === 'withdrawn')
  if (!gone) return null
  const where = (control.links ?? []).flatMap((l) => {
    const words = MOVED[l.rel ?? '']
    return words === undefined ? [] : [`${l.href.replace(/^#/u, '')}${words}`]
  })
  return where.length === 0 ? '廃止された' : where.join('、')
}

const readText = ({ control, ...place }: Flat, params: Params): ControlText => {
  const parts = control.parts ?? []
  const statement = parts.filter((p) => p.name === 'statement')
  const assessment = parts.filter(isAssessment)
  const others = parts.filter((p) => p.name !== 'statement' && !isAssessment(p))
  return {
    controlId: control.id,
    ...place,
    label: labelOf(control.props) ?? control.id.toUpperCase(),
    title: filled(control.title, params),
    statement: textOf(statement, params),
    guidance: textOf(others, params),
    assessment: assessmentOf(assessment, params),
    withdrawn: withdrawnOf(control),
  }
}

/** Every control of a list in words, in the list's order. */
export const controlTexts = (list: FlatList): readonly ControlText[] => {
  const params = new Map<string, Param>()
  for (const param of list.params) params.set(param.id, param)
  for (const { control } of list.controls) for (const param of control.params ?? []) params.set(param.id, param)
  return list.controls.map((flat) => readText(flat, params))
}
