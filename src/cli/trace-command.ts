import { join } from 'node:path'
import { mustBeCarried } from '#directive/rule.ts'
import { RULES } from '#directive/rules.ts'
import { carriersOf } from '#kernel/carriers.ts'
import { packageRoot } from '#kernel/package-root.ts'
import { featuresOf } from '../features-of.ts'
import { passedTests } from './trace/test-report.ts'
import { readTestReports } from './trace/read-test-reports.ts'
import { traceJson, traceMarkdown, traceText } from './trace/print-trace.ts'
import { traceTable } from './trace/trace-table.ts'

/** A rule that binds and is carried must be proven by a test of the last run; returns what is not. */
const unproven = (table: ReturnType<typeof traceTable>): readonly string[] =>
  table.rows
    .filter((row) => mustBeCarried(row.rule.force) && row.carriers.length > 0 && row.tests.length === 0)
    .map((row) => `${row.rule.id} ${row.rule.provision}`)

/** Rules, what carries them in the definitions, and the tests that passed in the last run. */
export const traceCommand = async (form: 'json' | 'markdown' | 'text' | 'check'): Promise<number> => {
  const carriers = carriersOf(featuresOf(() => new Date()))
  const tests = passedTests(await readTestReports(join(packageRoot, '.mamori/test-results')), packageRoot)
  const table = traceTable(RULES, carriers, tests)
  if (form === 'check') {
    const missing = unproven(table)
    console.log(`全${table.total}条のうち 受けているもの ${table.carried}、試験もあるもの ${table.tested}`)
    for (const line of missing) console.log(`試験がありません：${line}`)
    return missing.length === 0 ? 0 : 1
  }
  console.log(form === 'json' ? traceJson(table) : form === 'markdown' ? traceMarkdown(table) : traceText(table))
  return 0
}
