import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; content: Buffer | string; claims?: number }

/** An archive whose parts may claim a size that is not theirs. */
export const zipForTests = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of parts) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const nameBytes = Buffer.from(name)
    const facts = Buffer.alloc(20)
    facts.writeUInt16LE(8, 0)
    facts.writeUInt32LE(crc32(data), 6)
    facts.writeUInt32LE(packed.length, 10)
    facts.writeUInt32LE(claims ?? data.length, 14)
    facts.writeUInt16LE(nameBytes.length, 18)
    const local = Buffer.concat([Buffer.from('504b030414000000', 'hex'), facts, Buffer.alloc(2), nameBytes, packed])
    const rest = Buffer.alloc(16)
    rest.writeUInt32LE(offset, 12)
    directory.push(Buffer.concat([Buffer.from('504b0102140014000000', 'hex'), facts, rest, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}

const office = 'http://schemas.openxmlformats.org'

/** The least that makes a workbook, around a sheet's own XML. */
export const workbookForTests = (sheet: Omit<Part, 'name'>): Buffer =>
  zipForTests([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', ...sheet },
  ])

/** Rows of a sheet written as XML by hand. */
export const sheetXml = (rows: string): string =>
  `<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
