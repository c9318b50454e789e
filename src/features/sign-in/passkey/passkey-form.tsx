import type { Content } from '#ui/content.ts'

/**
 * A form that a device of the person answers: the browser asks it before the form goes. `ask` gives what to ask it. What goes
 * wrong on the way is said in place; without JavaScript, or where no device can be asked, the words of `instead` stay.
 */
export const PasskeyForm = ({
  ask,
  action,
  instead,
  children,
}: {
  ask: string
  action: string
  instead: Content
  children: Content
}) => (
  <passkey-form ask={ask}>
    <div data-instead>{instead}</div>
    <form method="post" action={action} novalidate class="prose" hidden>
      <p class="err" role="alert"></p>
      <input type="hidden" name="credential" value="" />
      {children}
    </form>
  </passkey-form>
)

declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where the names of elements are known
  namespace JSX {
    // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
    interface IntrinsicElements {
      'passkey-form': { ask: string; children?: Content }
    }
  }
}
