import { Migration } from '@mikro-orm/migrations';

export class Migration20261121100729_invitations extends Migration {
  override up(): void {
    this.addSql(
      `create table "clinic"."invitations" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "email" text not null, "first_name" text not null, "last_name" text not null, "title" text null, "role" text not null, "facility_ids" uuid[] null, "token_hash" bytea not null, "invited_by" uuid null, "expires_at" timestamptz(3) not null, "accepted_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."invitations"."token_hash" is 'protected health information';`);
    this.addSql(
      `create index "invitations_tenant_id_created_at_id_index" on "clinic"."invitations" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create unique index "invitations_open_unique" on "clinic"."invitations" ("tenant_id", "email") where "deleted_at" is null and "accepted_at" is null;`,
    );
    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_token_unique" unique ("tenant_id", "token_hash");`,
    );

    this.addSql(`drop policy "facility_scope" on "clinic"."mails";`);

    this.addSql(`alter table "clinic"."mails" add "fault" text null;`);
    this.addSql(
      `create policy "due" on "clinic"."mails" for select to "medflow_owner" using (status = 'queued');`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using ((select security.facility_scope()) is null or current_user = 'medflow_owner');`,
    );

    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_role_known" check (role in ('owner', 'admin', 'provider', 'staff', 'auditor', 'portal'));`,
    );
    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_email_lower" check (email = lower(email));`,
    );
    this.addSql(
      `create trigger "keep_scope" before insert or update on "clinic"."invitations" for each row execute function security.keep_scope();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."invitations" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."invitations" deferrable initially deferred for each row execute function security.require_audit('Invitation');`,
    );
    this.addSql(`alter table "clinic"."invitations" enable row level security;`);
    this.addSql(`alter table "clinic"."invitations" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invitations" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    // Answers ids of clinics and nothing else, so that the cost of looking does not grow with their number.
    this.addSql(`
      create function security.clinics_with_mail() returns setof uuid
      language sql stable security definer set search_path = pg_catalog, pg_temp
      as $$
        select distinct tenant_id from clinic.mails where status = 'queued' and due_at <= clock_timestamp()
      $$`);
    this.addSql('grant execute on function security.clinics_with_mail() to medflow_app');
  }

  override down(): void {
    this.addSql('drop function security.clinics_with_mail()');
    this.addSql(`drop table "clinic"."invitations";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."mails";`);
    this.addSql(`drop policy "due" on "clinic"."mails";`);

    this.addSql(`alter table "clinic"."mails" drop column "fault";`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using ((select security.facility_scope()) is null or false);`,
    );
  }
}
