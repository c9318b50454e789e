import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#kernel/package-root.ts'

const beside = join(packageRoot, '../shared/directive.txt')

/** The directive's own text, which is not part of the project: named by DIRECTIVE_TEXT, or in ../shared; undefined without. */
export const directiveText: string | undefined =
  process.env['DIRECTIVE_TEXT'] ?? (existsSync(beside) ? beside : undefined)
