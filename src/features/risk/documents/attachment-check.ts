export const MOST_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 30

type Kind = { extension: string; mediaType: string; heads: readonly (readonly number[])[] }

const bytesOf = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')]

const ZIP = [0x50, 0x4b, 0x03, 0x04] as const

/** What may be attached, each known by how its bytes begin. Nothing that runs: no old Office file, no page, no drawing with script. */
const KINDS: readonly Kind[] = [
  { extension: 'pdf', mediaType: 'application/pdf', heads: [bytesOf('%PDF-')] },
  { extension: 'png', mediaType: 'image/png', heads: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]] },
  { extension: 'jpg', mediaType: 'image/jpeg', heads: [[0xff, 0xd8, 0xff]] },
  { extension: 'jpeg', mediaType: 'image/jpeg', heads: [[0xff, 0xd8, 0xff]] },
  {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    heads: [ZIP],
  },
  { extension: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', heads: [ZIP] },
  {
    extension: 'pptx',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    heads: [ZIP],
  },
  { extension: 'txt', mediaType: 'text/plain', heads: [] },
  { extension: 'csv', mediaType: 'text/csv', heads: [] },
]

export const ACCEPTED = KINDS.map((k) => `.${k.extension}`)

export type Checked = { ok: true; name: string; mediaType: string } | { ok: false; why: string }

const no = (why: string): Checked => ({ ok: false, why })

/** A program within an Office file is named in its table of contents, whatever the file itself is called. */
const hasMacros = (bytes: Buffer): boolean =>
  ['vbaProject.bin', 'vbaData.xml', 'macrosheets/', 'activeX/', 'embeddings/oleObject'].some((mark) =>
    bytes.includes(mark),
  )

const officeFolder: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' }

const isText = (bytes: Buffer): boolean => !bytes.includes(0)

/** The last part of a path, without what a file system or a header would take for something else. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- control characters and reordering marks have no place in a name
    .replaceAll(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .trim()
    .slice(0, 120)

/** May this file be attached? By size, by name and by its own first bytes; the name alone is believed of nobody. */
export const checkAttachment = (fileName: string, bytes: Buffer): Checked => {
  const name = plainName(fileName)
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = KINDS.find((k) => k.extension === extension)
  if (!kind)
    return no(
      `「${name === '' ? '名前のない' : name}」は添付できる種類ではありません。添付できるのは ${ACCEPTED.join('、')} です。`,
    )
  if (bytes.length === 0) return no(`「${name}」は空です。`)
  if (bytes.length > MOST_BYTES) return no(`「${name}」は${MOST_BYTES / 1024 / 1024}MBを超えています。`)
  const begins =
    kind.heads.length === 0 ? isText(bytes) : kind.heads.some((head) => head.every((b, nth) => bytes[nth] === b))
  const folder = officeFolder[extension]
  if (!begins || (folder !== undefined && !bytes.includes(folder)))
    return no(`「${name}」の中身は、名前の示す種類（.${extension}）ではありません。`)
  if (extension === 'pdf' && /\/(?:JavaScript|Launch|EmbeddedFile)\b/.test(bytes.toString('latin1')))
    return no(`「${name}」にはプログラムか別のファイルが含まれるため、添付できません。`)
  if (folder !== undefined && hasMacros(bytes))
    return no(`「${name}」にはマクロ等のプログラムが含まれるため、添付できません。`)
  return { ok: true, name, mediaType: kind.mediaType }
}
