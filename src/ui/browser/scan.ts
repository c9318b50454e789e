import { ScanField } from './scan/scan-field.ts'

customElements.define('scan-field', ScanField)
