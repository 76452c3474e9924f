import { defineEntity, p } from '@mikro-orm/core';
import { ClinicStatus, lifeSteps } from '../../../shared/clinics.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { essential, type Permission } from '../../../shared/permissions.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { tellChange } from '../../data/records/tell-change.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Plan } from './plan.entity.ts';

const schema = defineEntity({
  name: 'Clinic',
  schema: 'platform',
  tableName: 'clinics',
  uniques: [
    { properties: ['slug'] },
    { properties: ['name'] },
    {
      // A domain that is only claimed keeps nobody else from it.
      name: 'clinics_custom_domain_unique',
      expression:
        'create unique index "clinics_custom_domain_unique" on "platform"."clinics" ("custom_domain") where "domain_proven_at" is not null',
    },
  ],
  checks: [
    { name: 'clinics_status_known', expression: c => oneOf(c.status, ClinicStatus.options) },
    // No clinic is locked out of itself (TEN-13).
    {
      name: 'clinics_permissions_essential',
      expression: c => `${c.permissions} @> '{${essential.join(',')}}'`,
    },
    // A domain of its own must not pass for another clinic's address.
    {
      name: 'clinics_custom_domain_lower',
      expression: c => `${c.customDomain} = lower(${c.customDomain})`,
    },
  ],
  triggers: [
    tellChange('platform.clinics', { alsoNew: true }),
    {
      name: 'keep_life',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger "keep_life" before insert or update of status on "platform"."clinics" for each row execute function security.keep_life()',
    },
    {
      name: 'keep_proof',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger "keep_proof" before update of custom_domain on "platform"."clinics" for each row when (new.custom_domain is distinct from old.custom_domain) execute function security.keep_proof()',
    },
    {
      name: 'close_doors',
      timing: 'after',
      events: ['update'],
      expression:
        'create trigger "close_doors" after update of status on "platform"."clinics" for each row execute function security.close_doors()',
    },
  ],
  properties: {
    ...globalFields,
    /** The DNS label of the clinic's address. */
    slug: p.text(),
    name: p.text(),
    legalName: p.text().nullable(),
    /** Register and tax numbers, as the clinic writes them; bills name those for taxes (decision 54). */
    registration: p.text().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    timeZone: p.text(),
    locale: p.text().default('en'),
    currency: p.text().default('EUR'),
    plan: () => p.manyToOne(Plan).joinColumn('plan').mapToPk().default('standard'),
    /** What the clinic may use at all, beyond roles (TEN-13); all of it where there is no list. */
    permissions: p.array().columnType('text[]').$type<Permission[]>().nullable(),
    status: p.text().$type<ClinicStatus>().default('provisioning'),
    /** When the status was taken on. */
    statusSince: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    trialEndsAt: p.datetime(3).nullable(),
    /** Until then a closing clinic may still be read. */
    closesAt: p.datetime(3).nullable(),
    /** Since when it is brought back from a backup: it can be read and not changed meanwhile (`writable_tenant`). */
    restoringSince: p.datetime(3).nullable(),
    /** When its owners were written to last by what its trail is known (AUD-4). */
    headMailedAt: p.datetime(3).nullable(),
    /** Origins whose pages may call the API with a browser's credentials (IDN-9). */
    allowedOrigins: p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'"),
    /** A host name of the clinic's own that leads to it, in lower case. */
    customDomain: p.text().nullable(),
    /** When the domain was found to be the clinic's; it leads nowhere before. Another domain begins without (trigger `keep_proof`). */
    domainProvenAt: p.datetime(3).nullable(),
    domainCheckedAt: p.datetime(3).nullable(),
    /** Why the last check did not find the proof, in words for the owner. */
    domainFault: p.text().nullable(),
    /** Checks in a row that did not find it. */
    domainFailures: p.integer().default(0),
    /** SHA-256 of the clinic's secret, sealed: it signs what MedFlow sends to the clinic's systems (TEN-13). */
    secretHash: p.blob().nullable().hidden(),
    secretRotatedAt: p.datetime(3).nullable(),
    /** Demo clinics may be removed and re-made by `medflow seed`; their logins are shown at the front door. */
    demo: p.boolean().default(false),
  },
});

const NO_STEP: Message =
  'A clinic that is {now, select, past_due {past due} other {{now}}} cannot become {status, select, past_due {past due} other {{status}}}.';

/** The registry of clinics: what is known of a tenant outside its own data (TEN-1). */
export class Clinic extends schema.class {
  /** Takes a step of its life; a Refusal for whatever `lifeSteps` does not allow (TEN-2). */
  become(status: ClinicStatus): void {
    const now: ClinicStatus = this.status;
    if (!lifeSteps[now].includes(status)) throw new Refusal(NO_STEP, { now, status });
    this.status = status;
    this.statusSince = new Date();
  }

  /** Whether the trial, if there was one, still lasts. */
  isOnTrial(): boolean {
    return this.trialEndsAt != null && this.trialEndsAt > new Date();
  }
}
schema.setClass(Clinic);
