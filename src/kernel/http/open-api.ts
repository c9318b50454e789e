import { z } from 'zod'
import { provisionOf } from '#directive/rules.ts'
import { allowedFrom } from '#kernel/pure/decide.ts'
import { NEW, type Act, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import type { Product } from './product.ts'

const problem = {
  description: '読めない、又は見られない',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}

const refused = {
  description: '規則による拒否。条項と、できるようにする方法を返す。',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
}

const invalid = {
  description: '入力の誤り。欄ごとの理由を返す。',
  content: {
    'application/json': {
      schema: { type: 'object', properties: { fields: { type: 'object', additionalProperties: { type: 'string' } } } },
    },
  },
}

const done = {
  description: '行われ、記録された。',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Done' } } },
}

const requestBody = (act: Act<CaseModel>) => {
  const { $schema: _, ...input } = z.toJSONSchema(act.input, { io: 'output', unrepresentable: 'any' })
  return {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            input,
            from: { type: 'object', additionalProperties: { type: 'string' } },
            requestKey: { type: 'string', description: '同じ鍵は一度だけ行う。' },
            seen: { type: 'integer', description: '見ていた案件の版。' },
          },
        },
      },
    },
  }
}

const operation = (process: Process<CaseModel>, key: string, act: Act<CaseModel>, begins: boolean) => ({
  operationId: `${process.key}.${key}`,
  tags: [process.title],
  summary: act.title,
  description: `条項：${act.rules.map((r) => `${provisionOf(r)}（${r}）`).join('、')}`,
  parameters: begins ? [] : [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
  requestBody: requestBody(act),
  responses: { '201': done, '200': done, '404': problem, '409': refused, '422': invalid },
})

const actPaths = (process: Process<CaseModel>) =>
  Object.entries(process.acts)
    .filter(([, act]) => act.by !== 'consequence')
    .map(([key, act]) => {
      const begins = allowedFrom(act, NEW)
      const path = begins
        ? `/api/processes/${process.key}/acts/${key}`
        : `/api/processes/${process.key}/cases/{id}/acts/${key}`
      return [path, { post: operation(process, key, act, begins) }] as const
    })

const registerPath = (register: Register<unknown>) =>
  [
    `/api/registers/${register.key}`,
    {
      get: {
        operationId: `register.${register.key}`,
        tags: ['台帳'],
        summary: register.title,
        parameters: [...register.filters.map((f) => f.key), 'after', 'before'].map((name) => ({
          name,
          in: 'query',
          required: false,
          schema: { type: 'string' },
        })),
        responses: {
          '200': {
            description: register.title,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    total: { type: 'integer' },
                    next: { type: ['string', 'null'] },
                    rows: {
                      type: 'array',
                      items: {
                        type: 'object',
                        properties: Object.fromEntries(
                          register.columns.map((c) => [
                            c.key,
                            { type: [c.kind === 'number' ? 'number' : 'string', 'null'], title: c.title },
                          ]),
                        ),
                      },
                    },
                  },
                },
              },
            },
          },
          '404': problem,
        },
      },
    },
  ] as const

/** The API as OpenAPI 3.1, from the same definitions the server decides with. */
export const openApi = (product: Product) => ({
  openapi: '3.1.0',
  info: { title: '情報保証業務システム', version: product.version },
  servers: [{ url: '/' }],
  security: [{ session: [] }, { token: [] }],
  paths: Object.fromEntries([
    ...[...product.bindings.values()].flatMap((b) => actPaths(b.process)),
    ...[...product.registers.values()].map((r) => registerPath(r.register)),
    ...product.features.flatMap((f) => Object.entries(f.apiPaths ?? {})),
    [
      '/api/notices/{id}/receipt',
      {
        post: {
          operationId: 'notice.receive',
          tags: ['通知・連絡'],
          summary: '知らせの受領を、宛てられた官職として確認する',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: {
            '201': {
              description: '記録した',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Done' } } },
            },
            '404': problem,
            '409': {
              description: '規則により行えない、又はすでに受領済み',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
            },
          },
        },
      },
    ],
    [
      '/api/cases/{id}',
      {
        get: {
          operationId: 'case.show',
          tags: ['案件'],
          summary: '案件の状態、行える手続、経過',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: {
            '200': { description: '案件', content: { 'application/json': { schema: { type: 'object' } } } },
            '404': problem,
          },
        },
      },
    ],
  ]),
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'mamori_session' },
      token: { type: 'http', scheme: 'bearer', description: '利用者の設定で作るトークン。範囲の中でだけ使える。' },
    },
    schemas: {
      Done: {
        type: 'object',
        required: ['caseId', 'entryId', 'leaf'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          entryId: { type: 'string', format: 'uuid' },
          leaf: { type: 'integer' },
          repeated: { type: 'boolean' },
          warnings: { type: 'array', items: { $ref: '#/components/schemas/Refusal' } },
        },
      },
      Refusals: {
        type: 'object',
        properties: { refusals: { type: 'array', items: { $ref: '#/components/schemas/Refusal' } } },
      },
      Refusal: {
        type: 'object',
        required: ['code', 'rules', 'sentence'],
        properties: {
          code: { type: 'string' },
          sentence: { type: 'string' },
          remedy: { type: ['string', 'null'] },
          field: { type: ['string', 'null'] },
          rules: {
            type: 'array',
            items: { type: 'object', properties: { id: { type: 'string' }, provision: { type: 'string' } } },
          },
        },
      },
    },
  },
})
