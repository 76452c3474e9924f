import { Migration } from '@mikro-orm/migrations';
import { phoneTerms } from '../server/clinic/patients/terms/phone-terms.ts';

const ours = ['patient_addresses', 'patient_contacts'];
const tables = [...ours, 'patients', 'patient_terms'];

/** The country is the clinic's, which is where nearly all of its patients live. */
const moveAddresses = `
  insert into clinic.patient_addresses (tenant_id, patient_id, created_at, updated_at, kind, lines, country, is_primary)
  select p.tenant_id, p.id, p.created_at, p.created_at, 'home', p.address,
    coalesce(substring(c.locale from '-([A-Z]{2})$'), 'US'), true
  from clinic.patients p join platform.clinics c on c.id = p.tenant_id where p.address is not null`;

/** A number inside of the words, which nothing was known of but that it was a contact. */
const NUMBER = /\+?\d[\d ()/.-]{4,28}\d/;

interface Row {
  tenantId: string;
  id: string;
  told: string;
}

export class Migration20261128232441_patient_parts extends Migration {
  override name = 'Migration20261128232441_patient_parts';

  override async up(): Promise<void> {
    await this.execute(
      `create table "clinic"."patient_identifiers" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "kind" text not null, "value" text not null, "issuer" text null, "search_terms" text[] not null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(
      `comment on column "clinic"."patient_identifiers"."value" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_identifiers"."search_terms" is 'protected health information'`,
    );
    await this.execute(
      `create index "patient_identifiers_tenant_id_patient_id_created_at_id_index" on "clinic"."patient_identifiers" ("tenant_id", "patient_id", "created_at", "id")`,
    );
    await this.execute(
      `create unique index "patient_identifiers_unique" on "clinic"."patient_identifiers" ("tenant_id", "kind", regexp_replace(translate(lower(normalize("value", nfkc)), '‐‑‒–—−', '------'), '\\s', '', 'g')) where "deleted_at" is null`,
    );

    await this.execute(
      `create table "clinic"."patient_contacts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "name" text null, "relation" text null, "phone" text null, "email" text null, "is_emergency" boolean not null default false, "search_terms" text[] not null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(
      `comment on column "clinic"."patient_contacts"."name" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_contacts"."relation" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_contacts"."phone" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_contacts"."email" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_contacts"."search_terms" is 'protected health information'`,
    );
    await this.execute(
      `create index "patient_contacts_tenant_id_patient_id_created_at_id_index" on "clinic"."patient_contacts" ("tenant_id", "patient_id", "created_at", "id")`,
    );

    await this.execute(
      `create table "clinic"."patient_consents" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "kind" text not null, "text_version" text not null, "answer" text not null, "answered_on" date not null, "answered_by" text null, "note" text null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(`comment on column "clinic"."patient_consents"."kind" is 'written once'`);
    await this.execute(`comment on column "clinic"."patient_consents"."text_version" is 'written once'`);
    await this.execute(`comment on column "clinic"."patient_consents"."answer" is 'written once'`);
    await this.execute(`comment on column "clinic"."patient_consents"."answered_on" is 'written once'`);
    await this.execute(
      `comment on column "clinic"."patient_consents"."answered_by" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_consents"."note" is 'protected health information'`,
    );
    await this.execute(
      `create index "patient_consents_tenant_id_patient_id_created_at_id_index" on "clinic"."patient_consents" ("tenant_id", "patient_id", "created_at", "id")`,
    );

    await this.execute(
      `create table "clinic"."patient_addresses" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "kind" text not null, "lines" text not null, "postal_code" text null, "city" text null, "region" text null, "country" text not null, "valid_from" date null, "valid_to" date null, "is_primary" boolean not null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(
      `comment on column "clinic"."patient_addresses"."lines" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_addresses"."postal_code" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_addresses"."city" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_addresses"."region" is 'protected health information'`,
    );
    await this.execute(
      `comment on column "clinic"."patient_addresses"."country" is 'protected health information'`,
    );
    await this.execute(
      `create index "patient_addresses_tenant_id_patient_id_created_at_id_index" on "clinic"."patient_addresses" ("tenant_id", "patient_id", "created_at", "id")`,
    );

    await this.execute(
      `alter table "clinic"."patients" add "contact_consent" text not null default 'unasked'`,
    );
    await this.execute(
      `alter table "clinic"."patients" add constraint "patients_contact_known" check (contact_consent in ('unasked', 'given', 'refused'))`,
    );

    await this.execute(`alter table "clinic"."patient_terms" add "part_id" uuid null`);

    await this.execute(
      `alter table "clinic"."patient_identifiers" add constraint "patient_identifiers_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action`,
    );
    await this.execute(
      `alter table "clinic"."patient_identifiers" add constraint "patient_identifiers_kind_known" check (kind in ('insurance', 'national', 'passport', 'former', 'other'))`,
    );
    await this.execute(
      `create trigger "spread_part_terms" after insert or update on "clinic"."patient_identifiers" for each row execute function security.spread_part_terms()`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."patient_identifiers" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_identifiers" deferrable initially deferred for each row execute function security.require_audit('PatientIdentifier')`,
    );
    await this.execute(`alter table "clinic"."patient_identifiers" enable row level security`);
    await this.execute(`alter table "clinic"."patient_identifiers" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."patient_identifiers" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "facility_scope" on "clinic"."patient_identifiers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end)`,
    );

    await this.execute(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action`,
    );
    await this.execute(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_reached" check (phone is not null or email is not null)`,
    );
    await this.execute(
      `create trigger "spread_part_terms" after insert or update on "clinic"."patient_contacts" for each row execute function security.spread_part_terms()`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."patient_contacts" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_contacts" deferrable initially deferred for each row execute function security.require_audit('PatientContact')`,
    );
    await this.execute(`alter table "clinic"."patient_contacts" enable row level security`);
    await this.execute(`alter table "clinic"."patient_contacts" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."patient_contacts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end)`,
    );

    await this.execute(
      `alter table "clinic"."patient_consents" add constraint "patient_consents_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action`,
    );
    await this.execute(
      `alter table "clinic"."patient_consents" add constraint "patient_consents_kind_known" check (kind in ('data_processing', 'treatment', 'photography', 'research', 'other'))`,
    );
    await this.execute(
      `alter table "clinic"."patient_consents" add constraint "patient_consents_answer_known" check (answer in ('given', 'refused', 'withdrawn'))`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."patient_consents" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_consents" deferrable initially deferred for each row execute function security.require_audit('PatientConsent')`,
    );
    await this.execute(`alter table "clinic"."patient_consents" enable row level security`);
    await this.execute(`alter table "clinic"."patient_consents" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."patient_consents" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "facility_scope" on "clinic"."patient_consents" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end)`,
    );

    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action`,
    );
    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_kind_known" check (kind in ('home', 'postal', 'billing', 'temporary'))`,
    );
    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_in_order" check (valid_to >= valid_from)`,
    );
    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_one_primary" exclude using gist (tenant_id with =, patient_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (is_primary and deleted_at is null) deferrable initially deferred`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."patient_addresses" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_addresses" deferrable initially deferred for each row execute function security.require_audit('PatientAddress')`,
    );
    await this.execute(`alter table "clinic"."patient_addresses" enable row level security`);
    await this.execute(`alter table "clinic"."patient_addresses" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."patient_addresses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end)`,
    );

    // In every clinic, and without an entry: nobody changed anything but where it is kept.
    for (const table of tables) await this.execute(`alter table clinic.${table} no force row level security`);
    // Nor are terms spread: the function does it as the newest schema has them, and a later migration makes all of them anew.
    for (const table of ours) await this.execute(`alter table clinic.${table} disable trigger user`);
    await this.execute(`alter table clinic.patients disable trigger user`);
    await this.execute(`update clinic.patients set contact_consent = 'given' where consent`);
    await this.execute(moveAddresses);
    await this.moveContacts();
    await this.execute(`alter table clinic.patients enable trigger user`);
    for (const table of ours) await this.execute(`alter table clinic.${table} enable trigger user`);
    for (const table of tables) await this.execute(`alter table clinic.${table} force row level security`);
    await this.execute(
      `alter table "clinic"."patients" drop column "address", drop column "consent", drop column "emergency_contact"`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_contact_known";`);
    this.addSql(
      `alter table "clinic"."patients" add "address" text null, add "consent" boolean not null default false, add "emergency_contact" text null;`,
    );
    for (const table of tables) this.addSql(`alter table clinic.${table} no force row level security;`);
    this.addSql(`alter table clinic.patients disable trigger user;`);
    this.addSql(`delete from clinic.patient_terms where part_id is not null;`);
    this.addSql(`update clinic.patients set consent = contact_consent = 'given';`);
    this.addSql(`update clinic.patients p set address = a.lines from clinic.patient_addresses a
      where a.tenant_id = p.tenant_id and a.patient_id = p.id and a.is_primary and a.deleted_at is null;`);
    this.addSql(`update clinic.patients p set emergency_contact = concat_ws(', ', c.name, c.phone, c.email) from clinic.patient_contacts c
      where c.tenant_id = p.tenant_id and c.patient_id = p.id and c.is_emergency and c.deleted_at is null;`);
    this.addSql(`alter table clinic.patients enable trigger user;`);
    for (const table of tables) this.addSql(`alter table clinic.${table} force row level security;`);
    this.addSql(`comment on column "clinic"."patients"."address" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."patients"."emergency_contact" is 'protected health information';`,
    );
    this.addSql(`alter table "clinic"."patient_terms" drop column "part_id";`);
    this.addSql(`alter table "clinic"."patients" drop column "contact_consent";`);
    this.addSql(`drop trigger if exists "spread_part_terms" on "clinic"."patient_identifiers";`);
    this.addSql(`drop function if exists "clinic"."patient_identifiers_spread_part_terms_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patient_identifiers";`);
    this.addSql(`drop function if exists "clinic"."patient_identifiers_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patient_identifiers";`);
    this.addSql(`drop function if exists "clinic"."patient_identifiers_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patient_identifiers" cascade;`);
    this.addSql(`drop trigger if exists "spread_part_terms" on "clinic"."patient_contacts";`);
    this.addSql(`drop function if exists "clinic"."patient_contacts_spread_part_terms_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patient_contacts";`);
    this.addSql(`drop function if exists "clinic"."patient_contacts_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patient_contacts";`);
    this.addSql(`drop function if exists "clinic"."patient_contacts_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patient_contacts" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patient_consents";`);
    this.addSql(`drop function if exists "clinic"."patient_consents_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patient_consents";`);
    this.addSql(`drop function if exists "clinic"."patient_consents_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patient_consents" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patient_addresses";`);
    this.addSql(`drop function if exists "clinic"."patient_addresses_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patient_addresses";`);
    this.addSql(`drop function if exists "clinic"."patient_addresses_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patient_addresses" cascade;`);
  }

  /** What holds no number goes to the notes: nobody could be reached by it, and nothing is lost. */
  private async moveContacts(): Promise<void> {
    const rows = (await this.execute(
      `select tenant_id as "tenantId", id, emergency_contact as told from clinic.patients where emergency_contact is not null`,
    )) as Row[];
    const contacts = rows.flatMap(({ tenantId, id, told }) => {
      const [phone] = NUMBER.exec(told) ?? [];
      const name =
        phone &&
        told
          .replace(phone, '')
          .replace(/[\s,;:]+$/, '')
          .trim();
      return phone ? [{ tenantId, id, phone, name: name || null, terms: phoneTerms(phone) }] : [];
    });
    for (let from = 0; from < contacts.length; from += BATCH)
      await this.execute(
        `insert into clinic.patient_contacts (tenant_id, patient_id, name, phone, is_emergency, search_terms)
         select c."tenantId", c.id, c.name, c.phone, true, c.terms
         from jsonb_to_recordset(?::jsonb) c ("tenantId" uuid, id uuid, name text, phone text, terms text[])`,
        [JSON.stringify(contacts.slice(from, from + BATCH))],
      );
    await this.execute(`
      update clinic.patients p set notes = concat_ws(E'\\n', p.notes, 'Emergency contact: ' || p.emergency_contact)
      where p.emergency_contact is not null and not exists (
        select from clinic.patient_contacts c where c.tenant_id = p.tenant_id and c.patient_id = p.id)`);
  }
}

const BATCH = 5000;
