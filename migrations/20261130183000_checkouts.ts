import { Migration } from '@mikro-orm/migrations';

/**
 * Links to pay, what providers said of them, and whose accounts these are at. Down takes them along: an older program knows none. What was
 * paid online stays, as money that came another way.
 */
export class Migration20261130183000_checkouts extends Migration {
  override name = 'Migration20261130183000_checkouts';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."checkouts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "invoice_id" uuid not null, "patient_id" uuid not null, "provider" text not null, "amount" bigint not null, "currency" text not null, "state" text not null default 'open', "reference" text null, "address" bytea null, "expires_at" timestamptz(3) not null, "payment_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."checkouts"."address" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_payment_once" unique ("tenant_id", "payment_id");`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_reference_once" unique ("tenant_id", "provider", "reference");`,
    );
    this.addSql(
      `create index "checkouts_tenant_id_invoice_id_index" on "clinic"."checkouts" ("tenant_id", "invoice_id");`,
    );
    this.addSql(
      `create index "checkouts_tenant_id_patient_id_index" on "clinic"."checkouts" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create table "clinic"."checkout_events" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "checkout_id" uuid not null, "provider" text not null, "event_id" text not null, "kind" text not null, "amount" bigint not null, "currency" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."checkout_events"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."checkout_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."provider" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."event_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."kind" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."amount" is 'written once';`);
    this.addSql(`comment on column "clinic"."checkout_events"."currency" is 'written once';`);
    this.addSql(
      `alter table "clinic"."checkout_events" add constraint "checkout_events_once" unique ("tenant_id", "provider", "event_id");`,
    );
    this.addSql(
      `create index "checkout_events_tenant_id_checkout_id_index" on "clinic"."checkout_events" ("tenant_id", "checkout_id");`,
    );
    this.addSql(
      `create table "clinic"."payment_accounts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "api_key" bytea not null, "webhook_secret" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."payment_accounts"."api_key" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."payment_accounts"."webhook_secret" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create unique index "payment_accounts_one" on "clinic"."payment_accounts" ("tenant_id") where "deleted_at" is null;`,
    );
    this.addSql(`alter table "clinic"."payments" drop constraint "payments_method_known";`);
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_method_known" check (method in ('cash', 'card', 'transfer', 'other', 'online'));`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_tenant_id_invoice_id_foreign" foreign key ("tenant_id", "invoice_id") references "clinic"."invoices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_tenant_id_payment_id_foreign" foreign key ("tenant_id", "payment_id") references "clinic"."payments" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_address_form" check (address >= '\\x0000'::bytea and address < '\\x0400'::bytea);`,
    );
    this.addSql(`alter table "clinic"."checkouts" add constraint "checkouts_amount" check (amount > 0);`);
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_paid_by_payment" check ((state = 'paid') = (payment_id is not null));`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_provider_known" check (provider in ('till', 'stripe'));`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_state_known" check (state in ('open', 'expired', 'pending', 'declined', 'unclear', 'paid'));`,
    );
    this.addSql(
      `alter table "clinic"."checkouts" add constraint "checkouts_stay" check (deleted_at is null);`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."checkouts" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_checkout" before insert or update on "clinic"."checkouts" for each row execute function security.keep_checkout();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."checkouts" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."checkouts" for each row execute function security.keep_merged();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."checkouts" deferrable initially deferred for each row execute function security.require_audit('Checkout');`,
    );
    this.addSql(`alter table "clinic"."checkouts" enable row level security;`);
    this.addSql(`alter table "clinic"."checkouts" force row level security;`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."checkouts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = checkouts.tenant_id and p.id = checkouts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = checkouts.tenant_id and p.id = checkouts.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."checkouts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `alter table "clinic"."checkout_events" add constraint "checkout_events_tenant_id_checkout_id_foreign" foreign key ("tenant_id", "checkout_id") references "clinic"."checkouts" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."checkout_events" add constraint "checkout_events_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `alter table "clinic"."checkout_events" add constraint "checkout_events_kind_known" check (kind in ('paid', 'pending', 'declined', 'expired'));`,
    );
    this.addSql(
      `alter table "clinic"."checkout_events" add constraint "checkout_events_provider_known" check (provider in ('till', 'stripe'));`,
    );
    this.addSql(`alter table "clinic"."checkout_events" enable row level security;`);
    this.addSql(`alter table "clinic"."checkout_events" force row level security;`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."checkout_events" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."checkout_events" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `alter table "clinic"."payment_accounts" add constraint "payment_accounts_api_key_form" check (api_key >= '\\x0000'::bytea and api_key < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."payment_accounts" add constraint "payment_accounts_webhook_secret_form" check (webhook_secret >= '\\x0000'::bytea and webhook_secret < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."payment_accounts" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."payment_accounts" deferrable initially deferred for each row execute function security.require_audit('PaymentAccount');`,
    );
    this.addSql(`alter table "clinic"."payment_accounts" enable row level security;`);
    this.addSql(`alter table "clinic"."payment_accounts" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."payment_accounts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."payment_accounts" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."payment_accounts" cascade;`);
    this.addSql(`drop table if exists "clinic"."checkout_events" cascade;`);
    this.addSql(`drop table if exists "clinic"."checkouts" cascade;`);
    this.addSql(`alter table "clinic"."payments" drop constraint "payments_method_known";`);
    // The ledger only gains rows, but the word is unknown to an older program.
    this.addSql('alter table clinic.payments no force row level security, disable trigger user');
    this.addSql(`update "clinic"."payments" set "method" = 'other' where "method" = 'online';`);
    this.addSql('alter table clinic.payments force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_method_known" check (method in ('cash', 'card', 'transfer', 'other'));`,
    );
  }
}
