import { z } from 'zod'

/** A test that passed: where it stands and its full name. */
export type PassedTest = { readonly file: string; readonly name: string }

/** The part of the JSON report of the test runner that is read here. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/**
 * The tests that passed in all reports together, files named from `root`.
 * A test that failed in any report does not count, whatever the others say.
 */
export function passedTests(reports: readonly unknown[], root: string): readonly PassedTest[] {
  const passed = new Map<string, PassedTest>()
  const failed = new Set<string>()
  for (const report of reports) {
    for (const file of Report.parse(report).testResults) {
      const name = file.name.startsWith(`${root}/`) ? file.name.slice(root.length + 1) : file.name
      for (const { fullName, status } of file.assertionResults) {
        const test = { file: name, name: fullName }
        if (status === 'passed') passed.set(testLabel(test), test)
        if (status === 'failed') failed.add(testLabel(test))
      }
    }
  }
  return [...passed].filter(([label]) => !failed.has(label)).map(([, test]) => test)
}

/** How a test is named in every output. */
export function testLabel(test: PassedTest): string {
  return `${test.file} > ${test.name}`
}
