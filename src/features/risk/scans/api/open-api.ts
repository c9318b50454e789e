import { DELIVERY_STATES } from '../delivery/deliveries.ts'

const problem = {
  description: '読めない、又は行えない',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}

const id = { type: 'string', format: 'uuid' }
const count = { type: 'integer' }

const state = {
  type: 'object',
  required: ['id', 'state', 'system', 'fileName'],
  properties: {
    id,
    state: { type: 'string', enum: Object.keys(DELIVERY_STATES) },
    system: id,
    fileName: { type: 'string' },
    sha256: { type: ['string', 'null'] },
    progress: { type: ['object', 'null'], properties: { doneKB: count, totalKB: { type: ['integer', 'null'] } } },
    problem: { type: ['string', 'null'], description: '受け付けなかった理由' },
    line: { type: ['integer', 'null'], description: 'その理由がある行' },
    hosts: count,
    items: count,
    scan: { type: ['string', 'null'], format: 'uuid' },
    changes: { type: ['object', 'null'], properties: { new: count, still: count, closed: count, reopened: count } },
  },
}

const file = { type: 'string', format: 'binary' }

/** The two paths of the JSON API for scanners' programs. */
export const scanApiPaths: Readonly<Record<string, object>> = {
  '/api/scans': {
    post: {
      operationId: 'scan.deliver',
      tags: ['脆弱性検査の結果'],
      summary: '検査ツールのファイルを届ける。読むのは、その後に行われる。',
      description: 'トークンの範囲：scans。Nessus の v2 形式、又は Greenbone（OpenVAS）の XML。',
      parameters: [
        { name: 'system', in: 'query', required: true, schema: id, description: '情報システムの番号' },
        { name: 'name', in: 'query', required: false, schema: { type: 'string' }, description: 'ファイル名' },
        {
          name: 'closes',
          in: 'query',
          required: false,
          schema: { type: 'boolean', default: true },
          description: 'false：見つからなくなった検出事項を解消としない（一部の検査）',
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/xml': { schema: file },
          'multipart/form-data': { schema: { type: 'object', properties: { file } } },
        },
      },
      responses: {
        '202': {
          description: '受け取った。Location に、進み具合を確かめる先がある。',
          content: {
            'application/json': { schema: { type: 'object', properties: { id, url: { type: 'string' } } } },
          },
        },
        '401': problem,
        '403': problem,
        '404': problem,
        '413': problem,
        '422': problem,
        '429': problem,
      },
    },
  },
  '/api/scans/{id}': {
    get: {
      operationId: 'scan.state',
      tags: ['脆弱性検査の結果'],
      summary: '届けたファイルの進み具合と、検出事項の変わり方',
      description: 'トークンの範囲：scans 又は read。',
      parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
      responses: {
        '200': { description: '進み具合', content: { 'application/json': { schema: state } } },
        '404': problem,
      },
    },
  },
}
