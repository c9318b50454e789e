export type FieldFault = {
  /** The id of the control. */
  field: string
  /** The same words that stand at the control. */
  text: string
}

export type ErrorSummaryProps = { errors: readonly FieldFault[]; title?: string | undefined }

/** All that must be mended before the form is taken, each a way to its control. It takes the focus when the page opens. */
export const ErrorSummary = ({ errors, title = '入力を直してください' }: ErrorSummaryProps) =>
  errors.length === 0 ? null : (
    <div class="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-h">
      <h2 id="errors-h">
        {title}
        <span class="n">{`${errors.length}件`}</span>
      </h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
