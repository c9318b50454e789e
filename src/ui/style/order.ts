/** The parts of the one stylesheet, in the order they are joined. */
export const styleOrder = [
  '01-tokens.css',
  '02-base.css',
  '03-mark.css',
  '04-header.css',
  '05-control.css',
  '06-page.css',
  '07-table.css',
  '08-list.css',
  '09-gate.css',
  '10-figure.css',
  '11-register.css',
  '12-form.css',
  '13-print.css',
  '14-parts.css',
  '15-search.css',
  '17-passkey.css',
] as const
