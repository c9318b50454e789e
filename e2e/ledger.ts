/** What was done, by whom, as the ledger must tell it. */
export type Told = { who: string; what: string }
