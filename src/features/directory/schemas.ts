import { MOST_RESULTS } from './filter.ts'
import { ENTERPRISE, OWN, USER } from './resource.ts'

type Attribute = { name: string; type: string; required?: boolean; mutability?: string; uniqueness?: string }

const attribute = ({ name, type, required = false, mutability = 'readWrite', uniqueness = 'none' }: Attribute) => ({
  name,
  type,
  multiValued: false,
  required,
  caseExact: true,
  mutability,
  returned: 'default',
  uniqueness,
})

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema'

const schema = (id: string, name: string, attributes: readonly object[]) => ({
  schemas: [SCHEMA],
  id,
  name,
  attributes,
  meta: { resourceType: 'Schema', location: `/scim/v2/Schemas/${id}` },
})

/** What of a user is taken and given: no more is promised than is kept. */
export const SCHEMAS = [
  schema(USER, 'User', [
    attribute({ name: 'userName', type: 'string', required: true, mutability: 'immutable', uniqueness: 'server' }),
    attribute({ name: 'externalId', type: 'string', uniqueness: 'server' }),
    {
      ...attribute({ name: 'name', type: 'complex' }),
      subAttributes: [attribute({ name: 'formatted', type: 'string', required: true })],
    },
    attribute({ name: 'displayName', type: 'string', mutability: 'readOnly' }),
    attribute({ name: 'title', type: 'string' }),
    attribute({ name: 'active', type: 'boolean' }),
  ]),
  schema(ENTERPRISE, 'EnterpriseUser', [
    attribute({ name: 'employeeNumber', type: 'string', mutability: 'readOnly' }),
    attribute({ name: 'department', type: 'string', required: true }),
    attribute({ name: 'organization', type: 'string', mutability: 'readOnly' }),
  ]),
  schema(OWN, 'MamoriUser', [
    attribute({ name: 'kana', type: 'string' }),
    attribute({ name: 'kind', type: 'string', mutability: 'readOnly' }),
  ]),
]

export const RESOURCE_TYPES = [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: USER,
    schemaExtensions: [
      { schema: ENTERPRISE, required: true },
      { schema: OWN, required: false },
    ],
    meta: { resourceType: 'ResourceType', location: '/scim/v2/ResourceTypes/User' },
  },
]

const no = { supported: false }

/** Groups are not offered: what a person may do follows from posts, and those the directory does not give. */
export const SERVICE_PROVIDER_CONFIG = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: no,
  sort: no,
  etag: no,
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer Token',
      description: 'A token of the scope scim, made by who keeps the organisation.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: '/scim/v2/ServiceProviderConfig' },
}
