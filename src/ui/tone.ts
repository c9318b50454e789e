/** What a colour may say: done, pressable or now, time, refusal, or nothing. Red and amber are never decoration. */
export type Tone = 'ok' | 'act' | 'warn' | 'bad' | 'off'
