import { formOf, queryOf, type Route, type Visit } from '#kernel/http/route.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { fromOf, show } from './asking.ts'
import { deadLinkPage, setUpPage, type SetUpModel } from './link-pages.tsx'
import { localPath } from './local-path.ts'
import { loginFault, normaliseLogin } from './login.ts'
import { newPasswordFaults } from './password-rules.ts'
import { giveToken } from './session-cookie.ts'
import { setUp, setUpState, SET_UP_DONE, type CompleteSetUp } from './set-up.ts'
import { trimmed, typed } from './typed.ts'

const DEAD = '新しいリンクは、この業務システムを動かす機械で「mamori set-up-link」を実行すると出せます。'

const dead = (visit: Visit) => show(visit, deadLinkPage(DEAD), 404)

const done = (visit: Visit) => show(visit, deadLinkPage(SET_UP_DONE), 409)

const showSetUp = async (visit: Visit): Promise<Response> => {
  const { token } = queryOf(visit)
  const state = await setUpState(visit.product.db, token, visit.at)
  if (state === 'done') return done(visit)
  if (state === 'no-link' || token === undefined) return dead(visit)
  return show(visit, setUpPage({ token, name: '', kana: '', rank: '', login: '', organisation: '', errors: [] }))
}

const required = (model: SetUpModel, field: 'name' | 'kana' | 'rank', words: string): FieldFault[] => {
  if (model[field] === '') return [{ field, text: `${words}を入力してください。` }]
  return model[field].length > 100 ? [{ field, text: `${words}は100文字までです。` }] : []
}

const faultsOf = (model: SetUpModel, password: string, again: string): FieldFault[] => {
  const login = loginFault(model.login)
  return [
    ...required(model, 'rank', '階級又は官名'),
    ...required(model, 'name', '氏名'),
    ...required(model, 'kana', 'ふりがな'),
    ...(login === null ? [] : [{ field: 'login', text: login }]),
    ...newPasswordFaults(password, again, model.login),
    ...(model.organisation === ''
      ? [{ field: 'organisation', text: '編成をどこから登録するかを選んでください。' }]
      : []),
  ]
}

const takeSetUp = async (visit: Visit, complete: CompleteSetUp): Promise<Response> => {
  const { c, product, at } = visit
  const form = await formOf(visit)
  const organisation = trimmed(form, 'organisation')
  const model: SetUpModel = {
    token: trimmed(form, 'token'),
    name: trimmed(form, 'name'),
    kana: trimmed(form, 'kana'),
    rank: trimmed(form, 'rank'),
    login: normaliseLogin(typed(form, 'login')),
    organisation: organisation === 'directive' || organisation === 'sheet' ? organisation : '',
    errors: [],
  }
  const state = await setUpState(product.db, model.token, at)
  if (state === 'done') return done(visit)
  if (state === 'no-link') return dead(visit)
  const password = typed(form, 'password')
  const errors = faultsOf(model, password, typed(form, 'passwordAgain'))
  if (errors.length > 0 || model.organisation === '') return show(visit, setUpPage({ ...model, errors }), 422)
  const { name, rank, kana, token, login } = model
  const input = { administrator: { name, rank, kana }, organisation: model.organisation, at, token, login, password }
  const outcome = await setUp(product.db, input, fromOf(visit), complete)
  if (outcome.kind === 'no-link') return dead(visit)
  if (outcome.kind === 'invalid') return show(visit, setUpPage({ ...model, errors: outcome.errors }), 422)
  giveToken(c, outcome.session)
  return c.redirect(localPath(outcome.to), 303)
}

/** The first set-up, through the link that the program printed. */
export const setUpRoutes = (deps: { completeSetUp: CompleteSetUp }): readonly Route[] => [
  { method: 'GET', path: '/set-up', who: 'anyone', handle: showSetUp },
  { method: 'POST', path: '/set-up', who: 'anyone', handle: (visit) => takeSetUp(visit, deps.completeSetUp) },
]
