/** What labels are printed on, in millimetres; type sizes in points. A new sheet or tape is one more entry here. */
export type LabelProfile = {
  title: string
  /** How many of what a page is, as a person says it: 「A4 1枚に24面」. */
  hint: string
  paper: { width: number; height: number }
  columns: number
  rows: number
  /** From the paper's edges to the first label, and from one label's edge to the next one's. */
  left: number
  top: number
  pitchX: number
  pitchY: number
  width: number
  height: number
  inset: number
  /** `disc` goes round the hole of a disc. */
  shape: 'rectangle' | 'disc'
  qr: number
  /** Largest sizes: what is longer is set smaller until it fits. */
  word: number
  number: number
  /** The unit's name, and the code in letters below the QR code; 0 leaves it out. */
  note: number
  code: number
}

const A4 = { width: 210, height: 297 }

const tape = (
  width: number,
  length: number,
  face: Pick<LabelProfile, 'inset' | 'qr' | 'word' | 'number' | 'note' | 'code'>,
): LabelProfile => ({
  title: `ラベルテープ ${width} mm幅`,
  hint: `1枚が${width} × ${length} mm。1頁に1枚`,
  paper: { width: length, height: width },
  columns: 1,
  rows: 1,
  left: 0,
  top: 0,
  pitchX: length,
  pitchY: width,
  width: length,
  height: width,
  shape: 'rectangle',
  ...face,
})

/** The directive names no size of a label: these are the product's. */
export const LABEL_PROFILES = {
  'a4-24': {
    title: 'A4 24面（70 × 33.9 mm）',
    hint: '3列8段。左右の余白なし',
    paper: A4,
    columns: 3,
    rows: 8,
    left: 0,
    top: 12.9,
    pitchX: 70,
    pitchY: 33.9,
    width: 70,
    height: 33.9,
    inset: 4,
    shape: 'rectangle',
    qr: 17,
    word: 22,
    number: 11,
    note: 7,
    code: 6,
  },
  'a4-24-margin': {
    title: 'A4 24面（66 × 33.9 mm）',
    hint: '3列8段。左右に余白あり',
    paper: A4,
    columns: 3,
    rows: 8,
    left: 6,
    top: 12.9,
    pitchX: 66,
    pitchY: 33.9,
    width: 66,
    height: 33.9,
    inset: 3,
    shape: 'rectangle',
    qr: 17,
    word: 22,
    number: 11,
    note: 7,
    code: 6,
  },
  'a4-44': {
    title: 'A4 44面（48.3 × 25.4 mm）',
    hint: '4列11段',
    paper: A4,
    columns: 4,
    rows: 11,
    left: 8.4,
    top: 8.8,
    pitchX: 48.3,
    pitchY: 25.4,
    width: 48.3,
    height: 25.4,
    inset: 2.5,
    shape: 'rectangle',
    qr: 13,
    word: 17,
    number: 9,
    note: 5.5,
    code: 5,
  },
  'tape-12': tape(12, 60, { inset: 1.6, qr: 8.6, word: 14, number: 8, note: 0, code: 0 }),
  'tape-18': tape(18, 60, { inset: 1.8, qr: 12, word: 18, number: 9, note: 5.5, code: 5 }),
  'tape-24': tape(24, 70, { inset: 2, qr: 16, word: 22, number: 11, note: 6.5, code: 6 }),
  'disc-hub': {
    title: 'CD-R等の内周（直径41 mm）',
    hint: '穴の周りの透明な所に貼る輪。1頁に1枚',
    paper: { width: 41, height: 41 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitchX: 41,
    pitchY: 41,
    width: 41,
    height: 41,
    inset: 0,
    shape: 'disc',
    qr: 8.4,
    word: 13,
    number: 7,
    note: 0,
    code: 0,
  },
} as const satisfies Record<string, LabelProfile>

export type ProfileKey = keyof typeof LABEL_PROFILES

export const isProfileKey = (text: string): text is ProfileKey => Object.hasOwn(LABEL_PROFILES, text)

/** Titles by key, as a form offers them. */
export const PROFILE_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LABEL_PROFILES).map(([key, { title }]) => [key, title]),
)

/** Labels on one page. */
export const slotsOf = (profile: LabelProfile): number => profile.columns * profile.rows

/** Pages that so many labels take from a position on. */
export const pagesOf = (profile: LabelProfile, count: number, start: number): number =>
  Math.ceil((start - 1 + count) / slotsOf(profile))
