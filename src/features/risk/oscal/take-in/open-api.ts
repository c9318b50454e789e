import { EXPORT_KEYS, EXPORTS } from '../exports.ts'

const problem = {
  description: '読めない、又は行えない',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}

const id = { type: 'string', format: 'uuid' }
const count = { type: 'integer' }
const sentences = { type: 'array', items: { type: 'string' } }
const file = { type: 'string', format: 'binary' }
const system = { name: 'id', in: 'path', required: true, schema: id, description: '情報システムの番号' }
const yes = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema: { type: 'boolean', default: false },
  description,
})

const told = {
  type: 'object',
  required: ['upload', 'model', 'sha256', 'counts', 'lines', 'notes'],
  properties: {
    upload: id,
    model: { type: 'string', enum: EXPORT_KEYS },
    title: { type: 'string' },
    sha256: { type: 'string' },
    whose: { type: ['string', 'null'], enum: ['own', 'named', 'unknown', 'elsewhere', null] },
    blocked: { type: ['string', 'null'], description: '何も取り込めない理由' },
    counts: { type: 'object', properties: { new: count, changed: count, same: count, left: count } },
    lines: {
      type: 'array',
      description: '変わるもの（new・changed）と取り込まないもの（left）。同じものは数だけ。',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          fate: { type: 'string', enum: ['new', 'changed', 'left'] },
          says: sentences,
        },
      },
    },
    notes: sentences,
    case: { ...id, description: 'apply=true のとき：取込みの手続' },
    entry: { ...id, description: 'apply=true のとき：記録' },
  },
}

/** The paths of the JSON API for OSCAL documents, out and in. */
export const oscalApiPaths: Readonly<Record<string, object>> = {
  '/api/systems/{id}/oscal': {
    post: {
      operationId: 'oscal.bring',
      tags: ['OSCAL文書の取込み'],
      summary: 'OSCALの文書を届け、何が変わるかを確かめる。apply=true なら取り込む。',
      description: 'トークンの範囲：acts。SSP・SAP・SAR・POA&M の JSON。',
      parameters: [
        system,
        { name: 'name', in: 'query', required: false, schema: { type: 'string' }, description: 'ファイル名' },
        yes('apply', 'true：確かめたとおりに取り込む'),
        yes('other', 'true：別の名で書かれた文書であることを確かめた'),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { type: 'object' } },
          'multipart/form-data': { schema: { type: 'object', properties: { file } } },
        },
      },
      responses: {
        '200': { description: '何が変わるか、又は変わったか', content: { 'application/json': { schema: told } } },
        '401': problem,
        '403': problem,
        '404': problem,
        '409': problem,
        '413': problem,
        '422': problem,
      },
    },
  },
  '/api/systems/{id}/oscal/{file}': {
    get: {
      operationId: 'oscal.export',
      tags: ['OSCAL文書の取込み'],
      summary: '今の内容を OSCAL 1.2.1 の JSON で書き出す',
      description: 'トークンの範囲：read。',
      parameters: [
        system,
        {
          name: 'file',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: Object.values(EXPORTS).map((name) => `${name}.json`) },
        },
      ],
      responses: {
        '200': { description: 'OSCALの文書', content: { 'application/json': { schema: { type: 'object' } } } },
        '404': problem,
        '409': problem,
      },
    },
  },
}
