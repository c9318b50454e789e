// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Int8 } from './column.ts'

type PasskeyTable = {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: Int8
  transports: Generated<string[]>
  rpId: string
  backedUp: boolean
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  removedAt: Date | null
  removedBy: string | null
  removalReason: string | null
}

type PasskeyChallengeTable = {
  challengeHash: Buffer
  purpose: string
  sessionId: string | null
  expiresAt: Date
}

export type PasskeysTables = {
  passkey: PasskeyTable
  passkeyChallenge: PasskeyChallengeTable
}
