import { Migration } from '@mikro-orm/migrations';

/** What is there is marked as not sealed yet; a job seals it. */
const unsealed = (column: string): string => `'\\x0000'::bytea || convert_to("${column}", 'UTF8')`;

/** Whoever takes this back has opened everything before (server/data/database/schema/unseal-all.ts). */
const asText = (column: string): string => `convert_from(substr("${column}", 3), 'UTF8')`;

/** Letters with a link that lets its reader in are opened, or sealed as they were, beside this (former-secrets.ts). */
export class Migration20261129204432_sealed_letters extends Migration {
  override name = 'Migration20261129204432_sealed_letters';

  override up(): void | Promise<void> {
    // What this seals as well is for the job that seals, once more where it was done.
    this.addSql(
      `insert into "platform"."data_keys" ("clinic_id", "version", "fingerprint") select "id", 0, '' from "platform"."clinics" where "status" <> 'erased' on conflict ("clinic_id", "version") do update set "drained_at" = null;`,
    );
    this.addSql(`drop policy "due" on "clinic"."mails";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."mails";`);
    this.addSql(`drop policy "post" on "clinic"."mails";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."mails";`);

    this.addSql(`alter table "clinic"."mails" drop constraint "mails_secret_sealed";`);
    this.addSql(`alter table "clinic"."mails" alter column "body" type bytea using ${unsealed('body')};`);
    this.addSql(
      `alter table "clinic"."mails" alter column "calendar" type bytea using ${unsealed('calendar')};`,
    );
    this.addSql(
      `alter table "clinic"."mails" alter column "subject" type bytea using ${unsealed('subject')};`,
    );
    this.addSql(
      `comment on column "clinic"."mails"."body" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."mails"."calendar" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."mails"."subject" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_subject_form" check (subject >= '\\x0000'::bytea and subject < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_body_form" check (body >= '\\x0000'::bytea and body < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_calendar_form" check (calendar >= '\\x0000'::bytea and calendar < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."mails" for select to "medflow_owner" using (status = 'queued');`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "post" on "clinic"."mails" for insert to "medflow_identity", "medflow_platform" with check (true);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."mails" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "tenant_isolation" on "clinic"."mails";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."mails";`);
    this.addSql(`drop policy "due" on "clinic"."mails";`);
    this.addSql(`drop policy "post" on "clinic"."mails";`);

    this.addSql(`alter table "clinic"."mails" drop constraint "mails_subject_form";`);
    this.addSql(`alter table "clinic"."mails" drop constraint "mails_body_form";`);
    this.addSql(`alter table "clinic"."mails" drop constraint "mails_calendar_form";`);
    this.addSql(`alter table "clinic"."mails" alter column "subject" type text using ${asText('subject')};`);
    this.addSql(`alter table "clinic"."mails" alter column "body" type text using ${asText('body')};`);
    this.addSql(
      `alter table "clinic"."mails" alter column "calendar" type text using ${asText('calendar')};`,
    );
    this.addSql(`comment on column "clinic"."mails"."subject" is 'written once';`);
    this.addSql(`comment on column "clinic"."mails"."body" is 'written once';`);
    this.addSql(`comment on column "clinic"."mails"."calendar" is 'written once';`);
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_secret_sealed" check (not secret or sent_at is not null or body ~ '^[A-Za-z0-9_-]+$');`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."mails" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."mails" for select to "medflow_owner" using (status = 'queued');`,
    );
    this.addSql(
      `create policy "post" on "clinic"."mails" for insert to "medflow_identity", "medflow_platform" with check (true);`,
    );
  }
}
