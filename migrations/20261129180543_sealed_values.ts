import { Migration } from '@mikro-orm/migrations';

/** What is there is marked as not sealed yet; a job seals it. */
const unsealedJson = (column: string): string => `'\\x0000'::bytea || convert_to("${column}"::text, 'UTF8')`;

const unsealedList = (column: string): string =>
  `'\\x0000'::bytea || convert_to(to_jsonb("${column}")::text, 'UTF8')`;

/** Whoever takes this back has opened everything before (server/data/database/schema/unseal-all.ts). */
const asJson = (column: string): string => `convert_from(substr("${column}", 3), 'UTF8')::jsonb`;

/** No expression of a column may ask for rows, but it may call what does. */
const LIST_OF = `create function pg_temp.list_of(list jsonb) returns text[] language sql immutable strict
  as $$ select array(select jsonb_array_elements_text(list)) $$;`;

const asList = (column: string): string => `pg_temp.list_of(${asJson(column)})`;

export class Migration20261129180543_sealed_values extends Migration {
  override name = 'Migration20261129180543_sealed_values';

  override up(): void | Promise<void> {
    // What this seals as well is for the job that seals, once more where it was done.
    this.addSql(
      `insert into "platform"."data_keys" ("clinic_id", "version", "fingerprint") select "id", 0, '' from "platform"."clinics" where "status" <> 'erased' on conflict ("clinic_id", "version") do update set "drained_at" = null;`,
    );
    this.addSql(`drop policy "due" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "visitors" on "clinic"."patient_imports";`);

    this.addSql(`drop policy "due" on "clinic"."preferences";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."preferences";`);
    this.addSql(`drop policy "visitors" on "clinic"."preferences";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_merges";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_merges";`);

    this.addSql(`drop policy "expired" on "clinic"."import_rows";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."import_rows";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."import_rows";`);

    this.addSql(
      `alter table "clinic"."patient_imports" alter column "headings" type bytea using ${unsealedList('headings')};`,
    );
    this.addSql(
      `comment on column "clinic"."patient_imports"."headings" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_imports" add constraint "patient_imports_headings_form" check (headings >= '\\x0000'::bytea and headings < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."patient_imports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_imports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."patient_imports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(`alter table "clinic"."import_parts" add "size" int not null default 0;`);
    // What a row is made of anew sees what was there: no statement sees the rows of every clinic.
    this.addSql(`alter table "clinic"."import_parts" alter column "size" type int using length("bytes");`);
    this.addSql(`alter table "clinic"."import_parts" alter column "size" drop default;`);
    this.addSql(
      `alter table "clinic"."import_parts" alter column "bytes" type bytea using '\\x0000'::bytea || "bytes";`,
    );
    // Plain keys are no tokens.
    this.addSql(
      `alter table "clinic"."import_rows" alter column "person_key" type text using null, alter column "identifier_key" type text using null;`,
    );
    this.addSql(
      `comment on column "clinic"."import_parts"."bytes" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."import_parts" add constraint "import_parts_bytes_form" check (bytes >= '\\x0000'::bytea and bytes < '\\x0400'::bytea);`,
    );

    this.addSql(
      `alter table "clinic"."preferences" alter column "views" type bytea using ${unsealedJson('views')};`,
    );
    this.addSql(
      `comment on column "clinic"."preferences"."views" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."preferences" add constraint "preferences_views_form" check (views >= '\\x0000'::bytea and views < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."preferences" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."preferences" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."preferences" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."patient_merges" alter column "made" type bytea using ${unsealedJson('made')};`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" alter column "moved" type bytea using ${unsealedJson('moved')};`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" alter column "taken" type bytea using ${unsealedJson('taken')};`,
    );
    this.addSql(
      `comment on column "clinic"."patient_merges"."made" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_merges"."moved" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_merges"."taken" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_moved_form" check (moved >= '\\x0000'::bytea and moved < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_taken_form" check (taken >= '\\x0000'::bytea and taken < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_made_form" check (made >= '\\x0000'::bytea and made < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_merges" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_merges" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."import_rows" alter column "cells" type bytea using ${unsealedList('cells')};`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" alter column "differences" type bytea using ${unsealedJson('differences')};`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" alter column "faults" type bytea using ${unsealedList('faults')};`,
    );
    this.addSql(
      `comment on column "clinic"."import_rows"."cells" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."import_rows"."differences" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."import_rows"."faults" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."import_rows"."identifier_key" is null;`);
    this.addSql(`comment on column "clinic"."import_rows"."person_key" is null;`);
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_cells_form" check (cells >= '\\x0000'::bytea and cells < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_faults_form" check (faults >= '\\x0000'::bytea and faults < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_differences_form" check (differences >= '\\x0000'::bytea and differences < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."import_rows" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."import_rows" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."import_rows" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(LIST_OF);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."import_rows";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."import_rows";`);
    this.addSql(`drop policy "expired" on "clinic"."import_rows";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "visitors" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "due" on "clinic"."patient_imports";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_merges";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_merges";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."preferences";`);
    this.addSql(`drop policy "visitors" on "clinic"."preferences";`);
    this.addSql(`drop policy "due" on "clinic"."preferences";`);

    this.addSql(`alter table "clinic"."import_parts" drop constraint "import_parts_bytes_form";`);
    this.addSql(`alter table "clinic"."import_parts" drop column "size";`);
    this.addSql(
      `alter table "clinic"."import_parts" alter column "bytes" type bytea using substr("bytes", 3);`,
    );
    this.addSql(`comment on column "clinic"."import_parts"."bytes" is 'protected health information';`);

    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_cells_form";`);
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_faults_form";`);
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_differences_form";`);
    this.addSql(
      `alter table "clinic"."import_rows" alter column "cells" type text[] using ${asList('cells')};`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" alter column "faults" type text[] using ${asList('faults')};`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" alter column "differences" type jsonb using ${asJson('differences')};`,
    );
    this.addSql(`comment on column "clinic"."import_rows"."cells" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."import_rows"."faults" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."import_rows"."person_key" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."import_rows"."identifier_key" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."import_rows"."differences" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."import_rows" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."import_rows" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."import_rows" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(`alter table "clinic"."patient_imports" drop constraint "patient_imports_headings_form";`);
    this.addSql(
      `alter table "clinic"."patient_imports" alter column "headings" type text[] using ${asList('headings')};`,
    );
    this.addSql(`comment on column "clinic"."patient_imports"."headings" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_imports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."patient_imports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."patient_imports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(`alter table "clinic"."patient_merges" drop constraint "patient_merges_moved_form";`);
    this.addSql(`alter table "clinic"."patient_merges" drop constraint "patient_merges_taken_form";`);
    this.addSql(`alter table "clinic"."patient_merges" drop constraint "patient_merges_made_form";`);
    this.addSql(
      `alter table "clinic"."patient_merges" alter column "moved" type jsonb using ${asJson('moved')};`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" alter column "taken" type jsonb using ${asJson('taken')};`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" alter column "made" type jsonb using ${asJson('made')};`,
    );
    this.addSql(`comment on column "clinic"."patient_merges"."moved" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_merges"."taken" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_merges"."made" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_merges" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_merges" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(`alter table "clinic"."preferences" drop constraint "preferences_views_form";`);
    this.addSql(
      `alter table "clinic"."preferences" alter column "views" type jsonb using ${asJson('views')};`,
    );
    this.addSql(`comment on column "clinic"."preferences"."views" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."preferences" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."preferences" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."preferences" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }
}
