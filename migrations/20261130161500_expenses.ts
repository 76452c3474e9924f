import { Migration } from '@mikro-orm/migrations';

/** What clinics spend. Down takes what was spent along, with its numbers and the files that list it. */
export class Migration20261130161500_expenses extends Migration {
  override name = 'Migration20261130161500_expenses';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."expenses" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "facility_id" uuid null, "spent_on" date not null, "payee" text not null, "category" text not null, "description" text null, "receipt_number" text null, "currency" text not null, "total" bigint not null, "tax_rate" int not null, "tax" bigint not null, "status" text not null default 'draft', "submitted_by" uuid null, "submitted_at" timestamptz(3) null, "decided_by" uuid null, "decided_at" timestamptz(3) null, "decline_reason" text null, "number" int null, "reference" text null, "paid_on" date null, "method" text null, "reverses_id" uuid null, "reversal_reason" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "expenses_tenant_id_spent_on_id_index" on "clinic"."expenses" ("tenant_id", "spent_on", "id");`,
    );
    this.addSql(
      `create index "expenses_tenant_id_facility_id_index" on "clinic"."expenses" ("tenant_id", "facility_id") where "facility_id" is not null;`,
    );
    this.addSql(
      `create index "expenses_tenant_id_reverses_id_index" on "clinic"."expenses" ("tenant_id", "reverses_id") where "reverses_id" is not null;`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_number_once" unique ("tenant_id", "number");`,
    );
    this.addSql(
      `create unique index "expenses_reversed_once" on "clinic"."expenses" ("tenant_id", "reverses_id") where "status" in ('submitted', 'approved', 'paid');`,
    );

    this.addSql(`alter table "clinic"."invoice_counters" drop constraint "invoice_counters_series_known";`);
    this.addSql(
      `alter table "clinic"."invoice_counters" add constraint "invoice_counters_series_known" check (series in ('invoice', 'credit_note', 'receipt', 'expense'));`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'tasks', 'compliance-records', 'ledger', 'datev', 'expenses'));`,
    );

    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_tenant_id_reverses_id_foreign" foreign key ("tenant_id", "reverses_id") references "clinic"."expenses" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_status_known" check (status in ('draft', 'submitted', 'approved', 'declined', 'paid'));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_category_known" check (category in ('rent', 'salaries', 'supplies', 'equipment', 'insurance', 'travel', 'training', 'fees', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_method_known" check (method in ('cash', 'card', 'transfer', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_called_by_number" check (reference = 'EX-' || case when number > 999999 then number::text else lpad(number::text, 6, '0') end);`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_sign" check (total <> 0 and abs(total) <= 1000000000000 and (reverses_id is not null) = (total < 0) and (reverses_id is not null) = (reversal_reason is not null));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_tax" check (abs(tax) <= abs(total) and (tax = 0 or (tax < 0) = (total < 0)) and tax_rate >= 0 and tax_rate <= 10000 and (tax_rate > 0 or tax = 0));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_by_status" check (num_nonnulls(submitted_by, submitted_at) = case when status = 'draft' then 0 else 2 end and num_nonnulls(decided_by, decided_at) = case when status = 'draft' or status = 'submitted' then 0 else 2 end and num_nonnulls(number, reference) = case when status = 'approved' or status = 'paid' then 2 else 0 end and num_nonnulls(paid_on, method) = case when status = 'paid' then 2 else 0 end and (decline_reason is not null) = (status = 'declined'));`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_four_eyes" check (decided_by <> submitted_by and decided_by <> created_by);`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_submitted_stay" check (deleted_at is null or status = 'draft');`,
    );
    this.addSql(
      `alter table "clinic"."expenses" add constraint "expenses_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `create trigger "keep_expense" before insert or update on "clinic"."expenses" for each row execute function security.keep_expense();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."expenses" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."expenses" deferrable initially deferred for each row execute function security.require_audit('Expense');`,
    );
    this.addSql(`alter table "clinic"."expenses" enable row level security;`);
    this.addSql(`alter table "clinic"."expenses" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."expenses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."expenses" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."expenses" drop constraint "expenses_tenant_id_reverses_id_foreign";`);

    this.addSql(`drop trigger if exists "keep_expense" on "clinic"."expenses";`);
    this.addSql(`drop function if exists "clinic"."expenses_keep_expense_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."expenses";`);
    this.addSql(`drop function if exists "clinic"."expenses_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."expenses";`);
    this.addSql(`drop function if exists "clinic"."expenses_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."expenses" cascade;`);

    this.addSql('alter table clinic.invoice_counters no force row level security, disable trigger user');
    this.addSql(`delete from clinic.invoice_counters where series = 'expense'`);
    this.addSql('alter table clinic.invoice_counters force row level security, enable trigger user');
    this.addSql('alter table clinic.list_export_parts no force row level security');
    this.addSql('alter table clinic.list_exports no force row level security, disable trigger user');
    this.addSql(
      `delete from clinic.list_export_parts p using clinic.list_exports e where e.tenant_id = p.tenant_id and e.id = p.export_id and e.list = 'expenses'`,
    );
    this.addSql(`delete from clinic.list_exports where list = 'expenses'`);
    this.addSql('alter table clinic.list_exports force row level security, enable trigger user');
    this.addSql('alter table clinic.list_export_parts force row level security');

    this.addSql(`alter table "clinic"."invoice_counters" drop constraint "invoice_counters_series_known";`);
    this.addSql(
      `alter table "clinic"."invoice_counters" add constraint "invoice_counters_series_known" check (series in ('invoice', 'credit_note', 'receipt'));`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'tasks', 'compliance-records', 'ledger', 'datev'));`,
    );
  }
}
