/** A page that brings itself up to date by morphing, so that scrolling and what is open stays. */
export const LiveHead = () => (
  <>
    <meta name="turbo-refresh-method" content="morph" />
    <meta name="turbo-refresh-scroll" content="preserve" />
  </>
)

export type LiveProps = {
  /** The case shown; none on the home page. */
  caseId?: string | undefined
  /** Number of the newest record shown. */
  after?: number | undefined
  /** The page is the form of an act. */
  form?: boolean | undefined
}

/** Where an open page says what happened meanwhile. Empty, and empty without JavaScript. */
export const Live = ({ caseId, after, form }: LiveProps) => (
  <live-case role="status" case={caseId} after={after} form={form ? 'open' : undefined}></live-case>
)
