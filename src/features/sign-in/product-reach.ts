import { EVERYTHING } from '#kernel/db/database.ts'

/** Who works before anybody is signed in. */
export const PRODUCT = { reach: EVERYTHING, personId: null } as const
