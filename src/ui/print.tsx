import type { Content } from '#ui/content.ts'

/** Only on paper: who printed it, when, what filter it shows. */
export const OnPaper = ({ children }: { children: Content }) => <div class="paper-only">{children}</div>

/** Only on the screen: what makes no sense on paper. */
export const OnScreen = ({ children }: { children: Content }) => <div class="screen-only">{children}</div>
