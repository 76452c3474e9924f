import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000300_patient_search extends Migration {
  override up(): void {
    this.addSql(
      `create table "clinic"."patient_terms" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "patient_id" uuid not null, "term" text collate "C" not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patient_terms"."term" is 'protected health information';`);
    this.addSql(
      `create index "patient_terms_by_term" on "clinic"."patient_terms" ("tenant_id", "term", "patient_id");`,
    );
    this.addSql(
      `create index "patient_terms_by_patient" on "clinic"."patient_terms" ("tenant_id", "patient_id");`,
    );

    this.addSql(
      `alter table "clinic"."patient_terms" add constraint "patient_terms_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."patient_terms" enable row level security;`);
    this.addSql(`alter table "clinic"."patient_terms" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_terms" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    // Only this trigger writes the index: the app role reads it.
    this.addSql(`revoke insert, update on "clinic"."patient_terms" from medflow_app;`);
    this.addSql(`
      create function security.spread_terms() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if tg_op = 'UPDATE' then
          if new.search_terms is not distinct from old.search_terms then
            return null;
          end if;
          delete from clinic.patient_terms t where t.tenant_id = new.tenant_id and t.patient_id = new.id;
        end if;
        insert into clinic.patient_terms (tenant_id, patient_id, term)
        select new.tenant_id, new.id, unnest(new.search_terms);
        return null;
      end $$;`);
    this.addSql(
      `create trigger "spread_terms" after insert or update on "clinic"."patients" for each row execute function security.spread_terms();`,
    );

    // Fills the index for patients that exist already; without a clinic's context the owner may, for this one statement.
    for (const table of ['patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" no force row level security;`);
    this.addSql(
      `insert into "clinic"."patient_terms" (tenant_id, patient_id, term) select tenant_id, id, unnest(search_terms) from "clinic"."patients";`,
    );
    for (const table of ['patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" force row level security;`);
  }

  override down(): void {
    this.addSql(`drop trigger "spread_terms" on "clinic"."patients";`);
    this.addSql(`drop function security.spread_terms();`);
    this.addSql(`drop table "clinic"."patient_terms";`);
  }
}
