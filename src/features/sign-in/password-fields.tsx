import { TextField } from '#ui/field/text.tsx'
import type { FieldFault } from '#ui/error-summary.tsx'
import { SHORTEST } from './password-rules.ts'

/** What is wrong with one field. */
export const errorOf = (errors: readonly FieldFault[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text

/** A new password and its second entry. Never filled in again, whatever else was wrong. */
export const NewPasswordFields = ({ errors, login }: { errors: readonly FieldFault[]; login?: string | undefined }) => (
  <>
    {login === undefined ? null : <input type="hidden" name="username" value={login} autocomplete="username" />}
    <TextField
      name="password"
      type="password"
      label="新しいパスワード"
      hint={`${SHORTEST}文字以上。ログイン名や推測されやすい並びは使えません。文字の種類に決まりはなく、いくつかの語をつないだ長いものが向いています。`}
      autocomplete="new-password"
      width="medium"
      required
      error={errorOf(errors, 'password')}
    />
    <TextField
      name="passwordAgain"
      type="password"
      label="新しいパスワード（もう一度）"
      autocomplete="new-password"
      width="medium"
      required
      error={errorOf(errors, 'passwordAgain')}
    />
  </>
)
