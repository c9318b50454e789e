import type { OscalControl, OscalSystem } from '../model.ts'
import { uuidOf } from '../uuid.ts'
import { componentUuid, given, hrefOf, line, metadataOf, OURS, prop, resourceOf, thisSystem } from './parts.ts'

const STATUS = { implemented: 'implemented', partial: 'partial', planned: 'planned', none: 'planned' } as const

const LEVEL = { low: 'fips-199-low', moderate: 'fips-199-moderate', high: 'fips-199-high' } as const

const ROLE_OF = { dev: ['system-owner'], ops: ['system-operator'], both: ['system-owner', 'system-operator'] } as const

const statusOf = (control: OscalControl) =>
  given({
    state: control.applicability === 'excluded' ? 'not-applicable' : STATUS[control.status],
    remarks: control.reason,
  })

const byComponent = (system: OscalSystem, control: OscalControl) =>
  given({
    'component-uuid': componentUuid(system.id),
    uuid: uuidOf('by-component', control.id),
    description: control.description ?? control.reason ?? '',
    'implementation-status': statusOf(control),
    inherited:
      control.provider === null
        ? []
        : [{ uuid: uuidOf('inherited', control.id), description: `「${control.provider.name}」から継承する。` }],
  })

const requirement = (system: OscalSystem, control: OscalControl) =>
  given({
    uuid: uuidOf('requirement', control.id),
    'control-id': control.controlId,
    props: [
      ...prop('applicability', control.applicability),
      ...prop('implementation', control.status),
      ...prop('inherited-from', control.provider?.name),
      ...prop('evidence', control.evidence),
    ],
    'responsible-roles': ROLE_OF[control.responsibility].map((role) => ({ 'role-id': role })),
    'by-components': [byComponent(system, control)],
  })

/** セキュリティ計画書 as an OSCAL system security plan. Needs at least one control. */
export const securityPlan = (system: OscalSystem, controls: readonly OscalControl[]) => {
  const { impact } = system
  const level = (of: keyof NonNullable<typeof impact>) => (impact ? LEVEL[impact[of]] : 'not-determined')
  return {
    'system-security-plan': {
      uuid: uuidOf('security-plan', system.id),
      metadata: metadataOf(system, `セキュリティ計画書　${system.name}`),
      'import-profile': { href: hrefOf('baseline', system.baseline.id) },
      'system-characteristics': given({
        'system-ids': [{ id: system.id }],
        'system-name': line(system.name),
        description: system.description || system.name,
        'date-authorized': system.authorizedOn,
        'system-information': {
          'information-types': [
            {
              uuid: uuidOf('information', system.id),
              title: '業務用データ',
              description: 'この情報システムが取り扱う業務用データ。秘密以上の内容は記さない。',
              'confidentiality-impact': { base: level('confidentiality') },
              'integrity-impact': { base: level('integrity') },
              'availability-impact': { base: level('availability') },
            },
          ],
        },
        'security-impact-level': {
          'security-objective-confidentiality': level('confidentiality'),
          'security-objective-integrity': level('integrity'),
          'security-objective-availability': level('availability'),
        },
        status: { state: system.retired ? 'disposition' : 'operational' },
        'authorization-boundary': { description: system.description || system.name },
      }),
      'system-implementation': {
        users: [
          {
            uuid: uuidOf('users', system.id),
            title: '職員',
            props: [{ name: 'kind', ns: OURS, value: 'staff' }],
            'role-ids': ['asset-owner'],
          },
        ],
        components: [thisSystem(system)],
      },
      'control-implementation': {
        description: '適用するセキュリティ管理策と、その実装の状況。',
        'implemented-requirements': controls.map((control) => requirement(system, control)),
      },
      'back-matter': { resources: [resourceOf('baseline', system.baseline.id, system.baseline.title)] },
    },
  }
}
