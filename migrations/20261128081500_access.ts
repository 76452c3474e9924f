import { Migration } from '@mikro-orm/migrations';

/** Changes of access are told to every process, access can be taken away in any state, and domains are proven. */
export class Migration20261128081500_access extends Migration {
  override up(): void {
    this.addSql(
      `create trigger "tell_change" after update of token_hash, tenant_id, user_id, scopes, addresses, calls_per_minute, expires_at, revoked_at or delete on "identity"."api_tokens" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "platform"."feature_flags" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `create trigger "only_closes" before update on "clinic"."invitations" for each row execute function security.only_closes()`,
    );
    this.addSql(
      `create policy "withdrawal" on "clinic"."invitations" for update using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()) and (deleted_at is not null))`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "identity"."memberships" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "platform"."operators" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `alter table "platform"."clinics" add "domain_proven_at" timestamptz(3) null, add "domain_checked_at" timestamptz(3) null, add "domain_fault" text null, add "domain_failures" int not null default 0`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "platform"."clinics" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `create trigger "keep_proof" before update of custom_domain on "platform"."clinics" for each row when (new.custom_domain is distinct from old.custom_domain) execute function security.keep_proof()`,
    );
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known"`);
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'))`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "clinic"."security_settings" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update of token_hash, tenant_id, grant_id, second_factor_at, confirmed_at, expires_at, revoked_at or delete on "identity"."sessions" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "platform"."support_grants" for each row execute function security.tell_change('clinic_id')`,
    );
    this.addSql(
      `create trigger "only_closes" before update on "clinic"."users" for each row execute function security.only_closes()`,
    );
    this.addSql(
      `create policy "withdrawal" on "clinic"."users" for update using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()) and (status = 'inactive' or deleted_at is not null))`,
    );
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_custom_domain_unique"`);
    this.addSql(
      `create unique index "clinics_custom_domain_unique" on "platform"."clinics" ("custom_domain") where "domain_proven_at" is not null`,
    );
  }

  override down(): void {
    this.addSql(
      `update platform.clinics set custom_domain = null where domain_proven_at is null and custom_domain is not null`,
    );
    this.addSql(`drop index "platform"."clinics_custom_domain_unique"`);
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_unique" unique ("custom_domain")`,
    );
    this.addSql(`drop policy "withdrawal" on "clinic"."invitations"`);
    this.addSql(`drop policy "withdrawal" on "clinic"."users"`);
    this.addSql(`drop trigger if exists "only_closes" on "clinic"."invitations"`);
    this.addSql(`drop trigger if exists "tell_change" on "clinic"."security_settings"`);
    this.addSql(`drop trigger if exists "only_closes" on "clinic"."users"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."api_tokens"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."memberships"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."sessions"`);
    this.addSql(`drop trigger if exists "tell_change" on "platform"."clinics"`);
    this.addSql(`drop trigger if exists "keep_proof" on "platform"."clinics"`);
    this.addSql(
      `alter table "platform"."clinics" drop column "domain_proven_at", drop column "domain_checked_at", drop column "domain_fault", drop column "domain_failures"`,
    );
    this.addSql(`drop trigger if exists "tell_change" on "platform"."feature_flags"`);
    this.addSql(`drop trigger if exists "tell_change" on "platform"."operators"`);
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known"`);
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'))`,
    );
    this.addSql(`drop trigger if exists "tell_change" on "platform"."support_grants"`);
  }
}
