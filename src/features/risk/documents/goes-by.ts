/** What a case or a page goes by that the directive leaves to another text, and what holds while there is none. */
export type GoesBy = { slot: string; instead: string }
