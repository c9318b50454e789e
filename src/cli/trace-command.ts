import { join } from 'node:path'
import { RULES } from '#directive/rules.ts'
import { carriersOf } from '#kernel/carriers.ts'
import { packageRoot } from '#kernel/package-root.ts'
import { featuresOf } from '../main.ts'
import { passedTests } from './trace/test-report.ts'
import { readTestReports } from './trace/read-test-reports.ts'
import { traceJson, traceMarkdown, traceText } from './trace/print-trace.ts'
import { traceTable } from './trace/trace-table.ts'

/** Rules, what carries them in the definitions, and the tests that passed in the last run. */
export const traceCommand = async (form: 'json' | 'markdown' | 'text'): Promise<number> => {
  const carriers = carriersOf(featuresOf(() => new Date()))
  const tests = passedTests(await readTestReports(join(packageRoot, '.mamori/test-results')), packageRoot)
  const table = traceTable(RULES, carriers, tests)
  console.log(form === 'json' ? traceJson(table) : form === 'markdown' ? traceMarkdown(table) : traceText(table))
  return 0
}
