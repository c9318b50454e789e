import { DraftForm } from './draft/draft-form.ts'

customElements.define('draft-form', DraftForm)
