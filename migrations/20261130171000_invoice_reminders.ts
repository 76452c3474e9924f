import { Migration } from '@mikro-orm/migrations';

/** Reminders of invoices. Down takes them along: an older program knows none. */
export class Migration20261130171000_invoice_reminders extends Migration {
  override name = 'Migration20261130171000_invoice_reminders';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."invoice_reminders" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "invoice_id" uuid not null, "patient_id" uuid not null, "level" int not null, "sent_on" date not null, "how" text not null, "balance" bigint not null, "pay_by" date not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "invoice_reminders_tenant_id_patient_id_index" on "clinic"."invoice_reminders" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_level_once" unique ("tenant_id", "invoice_id", "level");`,
    );

    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_tenant_id_invoice_id_foreign" foreign key ("tenant_id", "invoice_id") references "clinic"."invoices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_level_known" check (level >= 1 and level <= 3);`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_how_known" check (how in ('mail', 'letter'));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_pay_later" check (pay_by > sent_on);`,
    );
    this.addSql(
      `alter table "clinic"."invoice_reminders" add constraint "invoice_reminders_stay" check (deleted_at is null);`,
    );
    this.addSql(
      `create trigger "keep_reminder" before insert on "clinic"."invoice_reminders" for each row execute function security.keep_reminder();`,
    );
    this.addSql(
      `create trigger "keep_ledger" before update on "clinic"."invoice_reminders" for each row execute function security.keep_ledger();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."invoice_reminders" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."invoice_reminders" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."invoice_reminders" deferrable initially deferred for each row execute function security.require_audit('InvoiceReminder');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."invoice_reminders" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."invoice_reminders" enable row level security;`);
    this.addSql(`alter table "clinic"."invoice_reminders" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invoice_reminders" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."invoice_reminders" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoice_reminders.tenant_id and p.id = invoice_reminders.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoice_reminders.tenant_id and p.id = invoice_reminders.patient_id) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_reminder" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_keep_reminder_fn"();`);
    this.addSql(`drop trigger if exists "keep_ledger" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_keep_ledger_fn"();`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_balance_invoice_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."invoice_reminders";`);
    this.addSql(`drop function if exists "clinic"."invoice_reminders_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."invoice_reminders" cascade;`);
  }
}
