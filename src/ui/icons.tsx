import { raw } from 'hono/html'

/** One shape a meaning, so that nothing is said by colour alone. Drawn on a 16 px square, stroked with the text colour. */
const shapes = {
  ok: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.6 8.3l2.3 2.3 4.5-4.9" stroke="var(--hole,#fff)" fill="none"/>',
  late: '<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor"/><path d="M8 4.4v4.4M8 10.4v1.6" stroke="var(--hole,#fff)"/>',
  no: '<path d="M1.5 1.5h13v13h-13z" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" stroke="var(--hole,#fff)"/>',
  soon: '<path d="M8 1.6 15 14.4H1z" fill="currentColor"/>',
  warn: '<path d="M8 1.6 15 14.4H1z" fill="currentColor"/><path d="M8 6.2v4M8 11.4v1.4" stroke="var(--hole,#fff)" stroke-width="1.5"/>',
  plan: '<circle cx="8" cy="8" r="6.2"/>',
  na: '<path d="M2.5 8h11" stroke-width="2.5"/>',
  now: '<circle cx="8" cy="8" r="6.6" fill="#fff"/><circle cx="8" cy="8" r="3.4" fill="currentColor"/>',
  kept: '<path d="M1.8 1.8h12.4v12.4H1.8z"/><path d="M5 8.2l2.1 2.1 4-4.4"/>',
  use: '<circle cx="8" cy="8" r="6.4"/><path d="M8 1.6a6.4 6.4 0 0 1 0 12.8z" fill="currentColor" stroke="none"/>',
  ask: '<path d="M8 2.2 14.6 14H1.4z"/>',
  out: '<path d="M1.5 3.5v11h11M6 10 14 2M8.2 1.9H14v5.8"/>',
  sent: '<path d="M1 8h12M9 3.6 13.6 8 9 12.4"/>',
  back: '<path d="M15 8H3M7 3.6 2.4 8 7 12.4"/>',
  stop: '<path d="M5 1.2h6L14.8 5v6L11 14.8H5L1.2 11V5z" fill="currentColor"/><path d="M4.4 8h7.2" stroke="var(--hole,#fff)" stroke-width="2.2"/>',
  lost: '<path d="M8 1 15 8l-7 7-7-7z"/><path d="M6.3 6.6a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 11v1.2"/>',
  erased: '<circle cx="8" cy="8" r="6.4" stroke-dasharray="2.6 2"/>',
  gone: '<path d="M3 3l10 10M13 3 3 13"/>',
  mend: '<path d="M2 11.2V14h2.8l8.4-8.4-2.8-2.8zM9 4.2l2.8 2.8" fill="#fff"/>',
  info: '<circle cx="8" cy="8" r="6.4"/><path d="M8 7.2v4.4M8 4.2v1.6"/>',
  raise: '<path d="M8 14.5V2.5M3.2 7.2 8 2.2l4.8 5"/>',
  bell: '<path d="M8 1.6c-2.8 0-4.4 2-4.4 4.6 0 3.6-1.4 5-1.4 5h11.6s-1.4-1.4-1.4-5C12.4 3.6 10.8 1.6 8 1.6zM6.2 13.8h3.6"/>',
  letter: '<path d="M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5"/>',
  hand: '<path d="M3.2 6.5V1.5h6.3l3.3 3.3v3.7M1.5 9.5h4l1.5 1.5H12l2.5 1v2.5h-13z"/>',
  share:
    '<circle cx="3.5" cy="8" r="2"/><circle cx="12.5" cy="3.5" r="2"/><circle cx="12.5" cy="12.5" r="2"/><path d="M5.3 7.1l5.4-2.7M5.3 8.9l5.4 2.7"/>',
  talk: '<path d="M1.5 2.5h13v8.5H7.5L4 14v-3H1.5z"/>',
  paper: '<path d="M3.2 1.5h6.3l3.3 3.3v9.7H3.2zM9.5 1.5v3.3h3.3"/>',
  chev: '<path d="M6 3l5 5-5 5"/>',
  up: '<path d="M8 4 13.5 12h-11z" fill="currentColor" stroke="none"/>',
  down: '<path d="M8 12 2.5 4h11z" fill="currentColor" stroke="none"/>',
  x: '<path d="M4 4l8 8M12 4l-8 8"/>',
} as const

export type IconName = keyof typeof shapes

/** The names of every shape, in drawing order. */
export const iconNames = Object.keys(shapes) as IconName[]

/** One shape beside its word. It is decoration for the ear: the word next to it must say the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="sh" aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
)

const symbols = iconNames.map((name) => `<symbol id="i-${name}" viewBox="0 0 16 16">${shapes[name]}</symbol>`).join('')
const sprite = raw(`<svg class="defs" aria-hidden="true" focusable="false">${symbols}</svg>`)

/**
 * All shapes, once a page. Inlined and not a file of its own: about 1 KB compressed, no request, no flash of missing
 * shapes, and replaced parts of a page find them where they are.
 */
export const IconSprite = () => sprite
