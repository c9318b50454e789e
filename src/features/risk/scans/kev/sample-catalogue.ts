/** A catalogue of one entry in the form of CISA's, made up for the sample organisation and for tests. */
export const sampleCatalogue = (version: string, cves: readonly string[] = ['CVE-2021-44228']): string =>
  JSON.stringify({
    title: '見本の一覧',
    catalogVersion: version,
    dateReleased: `${version.replaceAll('.', '-')}T00:00:00.000Z`,
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({
      cveID,
      vendorProject: '見本',
      product: '記録用ライブラリ',
      vulnerabilityName: '遠隔からのコード実行',
      dateAdded: '2021-12-10',
      shortDescription: '記録する文字列の解釈により、任意のコードを実行される。',
      requiredAction: '修正された版へ更新する。',
      dueDate: '2021-12-24',
      knownRansomwareCampaignUse: 'Known',
      notes: '',
    })),
  })
