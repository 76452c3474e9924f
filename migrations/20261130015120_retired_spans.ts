import { Migration } from '@mikro-orm/migrations';

export class Migration20261130015120_retired_spans extends Migration {
  override name = 'Migration20261130015120_retired_spans';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."retired_spans" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "number" int not null, "at" timestamptz(3) not null, "up_to" int not null, "until" timestamptz(3) not null, "years" int not null, "key_id" text not null, "signature" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."retired_spans"."number" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."up_to" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."until" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."years" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."key_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."retired_spans"."signature" is 'written once';`);
    this.addSql(
      `alter table "clinic"."retired_spans" add constraint "retired_spans_number_unique" unique ("tenant_id", "number");`,
    );

    this.addSql(
      `create policy "expired" on "clinic"."access_entries" to "medflow_owner" using (at < now() - '3 years'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `create policy "expired" on "clinic"."audit_entries" to "medflow_owner" using (at < now() - '3 years'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `create policy "expired" on "clinic"."sealed_entries" to "medflow_owner" using ((select s.until from clinic.seals s where s.tenant_id = sealed_entries.tenant_id and s.id = sealed_entries.seal_id) < now() - '3 years'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(`alter table "clinic"."security_settings" drop constraint "security_settings_complete";`);
    this.addSql(`alter table "clinic"."security_settings" add "audit_years" int null;`);
    // A migration is nobody's change.
    this.addSql('alter table clinic.security_settings no force row level security, disable trigger user');
    this.addSql('update clinic.security_settings set audit_years = 10 where tenant_id is null');
    this.addSql('alter table clinic.security_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_audit" check (audit_years >= 3 and audit_years <= 30);`,
    );
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_complete" check (tenant_id is not null or num_nulls(require_second_factor, idle_minutes, absolute_minutes, invitation_hours, audit_years) = 0);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."security_settings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."retired_spans" add constraint "retired_spans_numbered" check (number > 0 and up_to > 0);`,
    );
    this.addSql(`alter table "clinic"."retired_spans" enable row level security;`);
    this.addSql(`alter table "clinic"."retired_spans" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."retired_spans" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."retired_spans" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."retired_spans" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."retired_spans" cascade;`);

    this.addSql(`drop policy "expired" on "clinic"."access_entries";`);

    this.addSql(`drop policy "expired" on "clinic"."audit_entries";`);

    this.addSql(`drop policy "expired" on "clinic"."sealed_entries";`);

    this.addSql(`drop policy "due" on "clinic"."security_settings";`);

    this.addSql(`alter table "clinic"."security_settings" drop constraint "security_settings_audit";`);
    this.addSql(`alter table "clinic"."security_settings" drop constraint "security_settings_complete";`);
    this.addSql(`alter table "clinic"."security_settings" drop column "audit_years";`);
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_complete" check (tenant_id is not null or num_nulls(require_second_factor, idle_minutes, absolute_minutes, invitation_hours) = 0);`,
    );
  }
}
