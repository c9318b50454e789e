import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** Longer than any device's answer. */
const LONGEST = 16_384

const binary = z.string().regex(/^[A-Za-z0-9_-]+$/u)

const common = { id: binary.max(1_400), rawId: binary, type: z.literal('public-key') }

const Assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: binary,
    authenticatorData: binary,
    signature: binary,
    userHandle: z.string().nullish(),
  }),
})

const Attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: binary,
    attestationObject: binary,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
})

const Asked = z.object({ challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/u) })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a device answered, with the challenge it says it answers to. */
export type Answer<Response> = { response: Response; challenge: string }

const challengeIn = (clientData: string): string | null => {
  const asked = Asked.safeParse(parsed(Buffer.from(clientData, 'base64url').toString('utf8')))
  return asked.success ? asked.data.challenge : null
}

/** Reads the answer to a sign-in; null where it is none. */
export const readAssertion = (sent: string): Answer<AuthenticationResponseJSON> | null => {
  const found = sent.length > LONGEST ? null : Assertion.safeParse(parsed(sent))
  const challenge = found?.success ? challengeIn(found.data.response.clientDataJSON) : null
  if (!found?.success || challenge === null) return null
  const { userHandle, ...response } = found.data.response
  return {
    challenge,
    response: {
      ...found.data,
      response: { ...response, ...(userHandle ? { userHandle } : {}) },
      clientExtensionResults: {},
    },
  }
}

/** Reads the answer to a registration; null where it is none. */
export const readAttestation = (sent: string): Answer<RegistrationResponseJSON> | null => {
  const found = sent.length > LONGEST ? null : Attestation.safeParse(parsed(sent))
  const challenge = found?.success ? challengeIn(found.data.response.clientDataJSON) : null
  if (!found?.success || challenge === null) return null
  const { transports = [], ...response } = found.data.response
  return {
    challenge,
    response: { ...found.data, response: { ...response, transports }, clientExtensionResults: {} },
  }
}

/** By what a device tells whose passkey it is: the account's id, from which nothing can be read. */
export const userHandleOf = (accountId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
