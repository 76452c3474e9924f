import { Migration } from '@mikro-orm/migrations';
import { searchTerms } from '../server/clinic/patients/terms/search-terms.ts';

/** What an identifier is told apart by. */
const KEY = `regexp_replace(translate(lower(normalize("identifier", nfkc)), '‐‑‒–—−', '------'), '\\s', '', 'g')`;

/** Two that read alike stay two, and the later ones say so. */
const alike = `
  update clinic.patients p set identifier = p.identifier || ' (' || a.nth || ')'
  from (
    select tenant_id, id, row_number() over (partition by tenant_id, ${KEY} order by created_at, id) as nth
    from clinic.patients where deleted_at is null and identifier is not null
  ) a
  where a.tenant_id = p.tenant_id and a.id = p.id and a.nth > 1`;

/** As they were, before the index held tokens of them. */
const termsOf = (patient: Row): string[] => [...new Set(searchTerms(patient).flatMap(({ terms }) => terms))];

const BATCH = 5000;

interface Row {
  tenantId: string;
  id: string;
  firstName: string;
  lastName: string;
}

export class Migration20261128201235_spellings extends Migration {
  override name = 'Migration20261128201235_spellings';

  override async up(): Promise<void> {
    await this.execute(`alter table "clinic"."services" alter column "price" type bigint`);
    await this.execute(
      `alter table "clinic"."services" add constraint "services_currency_form" check (currency ~ '^[A-Z]{3}$')`,
    );

    // In every clinic, and without an entry: nobody changed anything but how it is found.
    await this.execute('alter table clinic.patients no force row level security, disable trigger user');
    await this.execute('alter table clinic.patient_terms no force row level security');
    await this.execute(alike);
    await this.execute(`drop index "clinic"."patients_identifier_unique"`);
    await this.execute(
      `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", ${KEY}) where "deleted_at" is null`,
    );
    await this.spellAnew();
    await this.execute('alter table clinic.patient_terms force row level security');
    await this.execute('alter table clinic.patients force row level security, enable trigger user');
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "clinic"."patients_identifier_unique";`);
    this.addSql(
      `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", "identifier") where "deleted_at" is null;`,
    );
    this.addSql(`alter table "clinic"."services" drop constraint "services_currency_form";`);
    this.addSql(`alter table "clinic"."services" alter column "price" type int;`);
  }

  /** Terms are made by the application alone, so they are made again by it. */
  private async spellAnew(): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const patients = (await this.execute(
        `select tenant_id as "tenantId", id, first_name as "firstName", last_name as "lastName",
           birth_date::text as "birthDate", identifier, email, phone
         from clinic.patients where id > ? order by id limit ?`,
        [after, BATCH],
      )) as Row[];
      const last = patients.at(-1);
      if (!last) return;
      const spelt = patients.map(patient => ({ ...patient, terms: termsOf(patient) }));
      const given = JSON.stringify(spelt.map(({ tenantId, id, terms }) => ({ tenantId, id, terms })));
      await this.execute(
        `update clinic.patients p set search_terms = s.terms
         from jsonb_to_recordset(?::jsonb) s ("tenantId" uuid, id uuid, terms text[])
         where p.tenant_id = s."tenantId" and p.id = s.id`,
        [given],
      );
      await this.execute(
        `delete from clinic.patient_terms t using jsonb_to_recordset(?::jsonb) s ("tenantId" uuid, id uuid)
         where t.tenant_id = s."tenantId" and t.patient_id = s.id`,
        [given],
      );
      await this.execute(
        `insert into clinic.patient_terms (tenant_id, patient_id, facility_id, term)
         select p.tenant_id, p.id, p.facility_id, unnest(s.terms)
         from jsonb_to_recordset(?::jsonb) s ("tenantId" uuid, id uuid, terms text[])
         join clinic.patients p on p.tenant_id = s."tenantId" and p.id = s.id`,
        [given],
      );
      after = last.id;
    }
  }
}
