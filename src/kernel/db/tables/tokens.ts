// Written by scripts/schema.ts from the migrated database; do not edit.

type ApiTokenTable = {
  id: string
  tokenHash: Buffer
  accountId: string
  name: string
  scopes: string[]
  systemId: string | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

type ApiTokenFailureTable = {
  address: string
  count: number
  lockedUntil: Date
}

export type TokensTables = {
  apiToken: ApiTokenTable
  apiTokenFailure: ApiTokenFailureTable
}
