import type { Child } from 'hono/jsx'

/** Anything a component accepts inside: text, elements, lists of them, or nothing. */
export type Content = Child

/** A place to go, with the words that say so. */
export type Link = { text: string; href: string }

/** The provision that governs a thing; without an address it is shown but cannot be pressed. */
export type Cited = { label: string; href?: string | undefined }

/** The record an act left in the ledger, shown as 「第48,197葉」. */
export type Leaf = { text: string; href?: string | undefined }

/** An instant or a day: what machines read, and what people read. */
export type When = { iso: string; text: string }
