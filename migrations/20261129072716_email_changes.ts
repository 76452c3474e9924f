import { Migration } from '@mikro-orm/migrations';

export class Migration20261129072716_email_changes extends Migration {
  override name = 'Migration20261129072716_email_changes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "identity"."email_changes" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "account_id" uuid not null, "tenant_id" uuid not null, "email" text not null, "former_said_yes_at" timestamptz(3) null, "new_said_yes_at" timestamptz(3) null, "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "email_changes_expires_at_index" on "identity"."email_changes" ("expires_at");`,
    );
    this.addSql(
      `create unique index "email_changes_one_open" on "identity"."email_changes" ("account_id") where ended_at is null;`,
    );
    this.addSql(
      `create trigger "follow_account" after update of email on "identity"."accounts" for each row execute function security.follow_account();`,
    );
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known";`);
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'EMAIL_CHANGE_STOPPED', 'TOKEN_REFUSED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'));`,
    );
    this.addSql(
      `create policy "own_account" on "clinic"."users" to "medflow_owner" using (account_id is not null and session_user = 'medflow_identity') with check (account_id is not null and session_user = 'medflow_identity');`,
    );
    this.addSql(
      `alter table "identity"."email_changes" add constraint "email_changes_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );
    this.addSql(
      `alter table "identity"."email_changes" add constraint "email_changes_email_lower" check (email = lower(email));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "identity"."email_changes" cascade;`);
    this.addSql(`drop policy "own_account" on "clinic"."users";`);
    this.addSql(`drop trigger if exists "follow_account" on "identity"."accounts";`);
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known";`);
    this.addSql(
      `update platform.security_events set kind = 'PERMISSION_DENIED' where kind = 'EMAIL_CHANGE_STOPPED';`,
    );
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'));`,
    );
  }
}
