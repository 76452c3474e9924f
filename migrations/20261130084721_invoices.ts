import { Migration } from '@mikro-orm/migrations';

export class Migration20261130084721_invoices extends Migration {
  override name = 'Migration20261130084721_invoices';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."invoice_counters" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "series" text not null, "last_number" int not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_counters" add constraint "invoice_counters_once" unique ("tenant_id", "series");`,
    );

    this.addSql(
      `create table "clinic"."tax_rates" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "category" text not null, "rate" int not null, "reason" text null, "valid_from" date not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index "tax_rates_once" on "clinic"."tax_rates" ("tenant_id", "name", "valid_from") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."invoices" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "status" text not null default 'draft', "number" int null, "reference" text null, "currency" text not null, "prices_include_tax" boolean not null, "issued_on" date null, "due_on" date null, "note" bytea null, "recipient" bytea null, "recipient_address" bytea null, "seller" text null, "seller_address" text null, "net" bigint not null default '0', "tax" bigint not null default '0', "total" bigint not null default '0', primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."invoices"."note" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."invoices"."recipient" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."invoices"."recipient_address" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "invoices_tenant_id_created_at_id_index" on "clinic"."invoices" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "invoices_tenant_id_issued_on_id_index" on "clinic"."invoices" ("tenant_id", "issued_on", "id");`,
    );
    this.addSql(
      `create index "invoices_tenant_id_patient_id_index" on "clinic"."invoices" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_number_once" unique ("tenant_id", "number");`,
    );

    this.addSql(
      `create table "clinic"."payments" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "invoice_id" uuid not null, "patient_id" uuid not null, "refunds_id" uuid null, "number" int not null, "reference" text not null, "amount" bigint not null, "currency" text not null, "method" text not null, "received_on" date not null, "note" bytea null, "beyond_due" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."payments"."note" is 'protected health information, sealed';`);
    this.addSql(
      `create index "payments_tenant_id_received_on_id_index" on "clinic"."payments" ("tenant_id", "received_on", "id");`,
    );
    this.addSql(
      `create index "payments_tenant_id_invoice_id_index" on "clinic"."payments" ("tenant_id", "invoice_id");`,
    );
    this.addSql(
      `create index "payments_tenant_id_patient_id_index" on "clinic"."payments" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "payments_tenant_id_refunds_id_index" on "clinic"."payments" ("tenant_id", "refunds_id") where "refunds_id" is not null;`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_number_once" unique ("tenant_id", "number");`,
    );

    this.addSql(
      `create table "clinic"."credit_notes" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "invoice_id" uuid not null, "patient_id" uuid not null, "number" int not null, "reference" text not null, "issued_on" date not null, "reason" bytea not null, "net" bigint not null, "tax" bigint not null, "total" bigint not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."credit_notes"."reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "credit_notes_tenant_id_issued_on_id_index" on "clinic"."credit_notes" ("tenant_id", "issued_on", "id");`,
    );
    this.addSql(
      `create index "credit_notes_tenant_id_invoice_id_index" on "clinic"."credit_notes" ("tenant_id", "invoice_id");`,
    );
    this.addSql(
      `create index "credit_notes_tenant_id_patient_id_index" on "clinic"."credit_notes" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_number_once" unique ("tenant_id", "number");`,
    );

    this.addSql(
      `create table "clinic"."invoice_lines" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "invoice_id" uuid not null, "patient_id" uuid not null, "booking_id" uuid null, "service_id" uuid null, "practitioner_id" uuid null, "position" int not null, "description" bytea not null, "visited_on" date not null, "quantity" int not null, "unit_price" bigint not null, "discount_kind" text not null, "discount" bigint not null, "amount" bigint not null default '0', "tax_name" text null, "tax_category" text null, "tax_rate" int not null, "tax_reason" text null, "taken_back" bigint not null default '0', "is_taken_back" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."invoice_lines"."description" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "invoice_lines_tenant_id_invoice_id_index" on "clinic"."invoice_lines" ("tenant_id", "invoice_id");`,
    );
    this.addSql(
      `create index "invoice_lines_tenant_id_patient_id_index" on "clinic"."invoice_lines" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "invoice_lines_tenant_id_booking_id_index" on "clinic"."invoice_lines" ("tenant_id", "booking_id") where "booking_id" is not null;`,
    );
    this.addSql(
      `create index "invoice_lines_tenant_id_service_id_index" on "clinic"."invoice_lines" ("tenant_id", "service_id") where "service_id" is not null;`,
    );
    this.addSql(
      `create index "invoice_lines_tenant_id_practitioner_id_index" on "clinic"."invoice_lines" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create unique index "invoice_lines_booking_once" on "clinic"."invoice_lines" ("tenant_id", "booking_id") where "deleted_at" is null and "is_taken_back" = false;`,
    );

    this.addSql(
      `create table "clinic"."credit_lines" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "credit_note_id" uuid not null, "line_id" uuid not null, "patient_id" uuid not null, "amount" bigint not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "credit_lines_tenant_id_line_id_index" on "clinic"."credit_lines" ("tenant_id", "line_id");`,
    );
    this.addSql(
      `create index "credit_lines_tenant_id_patient_id_index" on "clinic"."credit_lines" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_once" unique ("tenant_id", "credit_note_id", "line_id");`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests'));`,
    );

    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add "payment_days" int null, add "prices_include_tax" boolean null;`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_payment_days" check (payment_days >= 0 and payment_days <= 180);`,
    );
    this.addSql('alter table clinic.organization_settings no force row level security, disable trigger user');
    this.addSql(
      'update clinic.organization_settings set payment_days = 14, prices_include_tax = true where tenant_id is null',
    );
    this.addSql('alter table clinic.organization_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_complete" check (tenant_id is not null or num_nulls(week_starts_on, clock, payment_days, prices_include_tax) = 0);`,
    );

    this.addSql(
      `alter table "clinic"."invoice_counters" add constraint "invoice_counters_series_known" check (series in ('invoice', 'credit_note', 'receipt'));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_counters" add constraint "invoice_counters_not_negative" check (last_number >= 0);`,
    );
    this.addSql(`alter table "clinic"."invoice_counters" enable row level security;`);
    this.addSql(`alter table "clinic"."invoice_counters" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invoice_counters" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."invoice_counters" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );

    this.addSql(
      `alter table "clinic"."tax_rates" add constraint "tax_rates_category_known" check (category in ('S', 'Z', 'E', 'O'));`,
    );
    this.addSql(
      `alter table "clinic"."tax_rates" add constraint "tax_rates_rate" check (rate >= 0 and rate <= 10000);`,
    );
    this.addSql(
      `alter table "clinic"."tax_rates" add constraint "tax_rates_together" check ((category = 'S') = (rate > 0) and (category in ('E', 'O')) = (reason is not null));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."tax_rates" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."tax_rates" deferrable initially deferred for each row execute function security.require_audit('TaxRate');`,
    );
    this.addSql(`alter table "clinic"."tax_rates" enable row level security;`);
    this.addSql(`alter table "clinic"."tax_rates" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."tax_rates" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."tax_rates" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_status_known" check (status in ('draft', 'issued'));`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_issued_as_a_whole" check (num_nonnulls(number, reference, issued_on, recipient, seller) = case when status = 'issued' then 5 else 0 end and (status = 'draft' or due_on is not null));`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_called_by_number" check (reference = 'INV-' || case when number > 999999 then number::text else lpad(number::text, 6, '0') end);`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_issued_stay" check (deleted_at is null or status = 'draft');`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_due_after_issued" check (due_on >= issued_on);`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_sums" check (net >= 0 and tax >= 0 and total = net + tax);`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_recipient_form" check (recipient >= '\\x0000'::bytea and recipient < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_recipient_address_form" check (recipient_address >= '\\x0000'::bytea and recipient_address < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_invoice" before insert or update on "clinic"."invoices" for each row execute function security.keep_invoice();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."invoices" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."invoices" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."invoices" deferrable initially deferred for each row execute function security.require_audit('Invoice');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."invoices" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."invoices" enable row level security;`);
    this.addSql(`alter table "clinic"."invoices" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invoices" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."invoices" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoices.tenant_id and p.id = invoices.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoices.tenant_id and p.id = invoices.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_tenant_id_invoice_id_foreign" foreign key ("tenant_id", "invoice_id") references "clinic"."invoices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_tenant_id_refunds_id_foreign" foreign key ("tenant_id", "refunds_id") references "clinic"."payments" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_method_known" check (method in ('cash', 'card', 'transfer', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_called_by_number" check (reference = 'RC-' || case when number > 999999 then number::text else lpad(number::text, 6, '0') end);`,
    );
    this.addSql(`alter table "clinic"."payments" add constraint "payments_stay" check (deleted_at is null);`);
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_sign" check (amount <> 0 and abs(amount) <= 1000000000000 and (refunds_id is not null) = (amount < 0));`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `alter table "clinic"."payments" add constraint "payments_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "take_number" before insert on "clinic"."payments" for each row execute function security.take_number('receipt');`,
    );
    this.addSql(
      `create trigger "keep_payment" before insert on "clinic"."payments" for each row execute function security.keep_payment();`,
    );
    this.addSql(
      `create trigger "keep_ledger" before update on "clinic"."payments" for each row execute function security.keep_ledger();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."payments" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."payments" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."payments" deferrable initially deferred for each row execute function security.require_audit('Payment');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."payments" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."payments" enable row level security;`);
    this.addSql(`alter table "clinic"."payments" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."payments" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."payments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = payments.tenant_id and p.id = payments.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = payments.tenant_id and p.id = payments.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_tenant_id_invoice_id_foreign" foreign key ("tenant_id", "invoice_id") references "clinic"."invoices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_called_by_number" check (reference = 'CN-' || case when number > 999999 then number::text else lpad(number::text, 6, '0') end);`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_stay" check (deleted_at is null);`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_sums" check (net >= 0 and tax >= 0 and total = net + tax);`,
    );
    this.addSql(
      `alter table "clinic"."credit_notes" add constraint "credit_notes_reason_form" check (reason >= '\\x0000'::bytea and reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "take_number" before insert on "clinic"."credit_notes" for each row execute function security.take_number('credit_note');`,
    );
    this.addSql(
      `create trigger "keep_ledger" before update on "clinic"."credit_notes" for each row execute function security.keep_ledger();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."credit_notes" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."credit_notes" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."credit_notes" deferrable initially deferred for each row execute function security.require_audit('CreditNote');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."credit_notes" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."credit_notes" enable row level security;`);
    this.addSql(`alter table "clinic"."credit_notes" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."credit_notes" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."credit_notes" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = credit_notes.tenant_id and p.id = credit_notes.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = credit_notes.tenant_id and p.id = credit_notes.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tenant_id_invoice_id_foreign" foreign key ("tenant_id", "invoice_id") references "clinic"."invoices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_discount_known" check (discount_kind in ('none', 'amount', 'percent'));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_category_known" check (tax_category in ('S', 'Z', 'E', 'O'));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_within" check (quantity >= 1 and quantity <= 1000000 and unit_price >= 0 and unit_price <= 1000000000000 and tax_rate >= 0 and tax_rate <= 10000 and (coalesce(tax_category, '') = 'S') = (tax_rate > 0));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_tax_named" check ((tax_name is null) = (tax_category is null));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_amount" check (discount >= 0 and amount >= 0 and amount = round(quantity::numeric * unit_price / 1000) - case discount_kind when 'amount' then discount when 'percent' then round(round(quantity::numeric * unit_price / 1000) * discount / 10000) else 0 end);`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_taken_back" check (taken_back >= 0 and taken_back <= amount and (not is_taken_back or taken_back = amount));`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" add constraint "invoice_lines_description_form" check (description >= '\\x0000'::bytea and description < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_invoice_line" before insert or update on "clinic"."invoice_lines" for each row execute function security.keep_invoice_line();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."invoice_lines" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."invoice_lines" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."invoice_lines" deferrable initially deferred for each row execute function security.require_audit('InvoiceLine');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."invoice_lines" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."invoice_lines" enable row level security;`);
    this.addSql(`alter table "clinic"."invoice_lines" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invoice_lines" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."invoice_lines" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoice_lines.tenant_id and p.id = invoice_lines.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = invoice_lines.tenant_id and p.id = invoice_lines.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_tenant_id_credit_note_id_foreign" foreign key ("tenant_id", "credit_note_id") references "clinic"."credit_notes" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_tenant_id_line_id_foreign" foreign key ("tenant_id", "line_id") references "clinic"."invoice_lines" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_amount" check (amount >= 0);`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" add constraint "credit_lines_stay" check (deleted_at is null);`,
    );
    this.addSql(
      `create trigger "keep_ledger" before update on "clinic"."credit_lines" for each row execute function security.keep_ledger();`,
    );
    this.addSql(
      `create constraint trigger "balance_invoice" after insert or update on "clinic"."credit_lines" deferrable initially deferred for each row execute function security.balance_invoice();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."credit_lines" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."credit_lines" deferrable initially deferred for each row execute function security.require_audit('CreditLine');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."credit_lines" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."credit_lines" enable row level security;`);
    this.addSql(`alter table "clinic"."credit_lines" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."credit_lines" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."credit_lines" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = credit_lines.tenant_id and p.id = credit_lines.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = credit_lines.tenant_id and p.id = credit_lines.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql('revoke insert, update on "clinic"."invoice_counters" from medflow_app;');
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."payments" drop constraint "payments_tenant_id_invoice_id_foreign";`);
    this.addSql(
      `alter table "clinic"."credit_notes" drop constraint "credit_notes_tenant_id_invoice_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."invoice_lines" drop constraint "invoice_lines_tenant_id_invoice_id_foreign";`,
    );
    this.addSql(`alter table "clinic"."payments" drop constraint "payments_tenant_id_refunds_id_foreign";`);
    this.addSql(
      `alter table "clinic"."credit_lines" drop constraint "credit_lines_tenant_id_credit_note_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."credit_lines" drop constraint "credit_lines_tenant_id_line_id_foreign";`,
    );

    this.addSql(`drop table if exists "clinic"."invoice_counters" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."tax_rates";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."tax_rates";`);
    this.addSql(`drop table if exists "clinic"."tax_rates" cascade;`);
    this.addSql(`drop trigger if exists "keep_invoice" on "clinic"."invoices";`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."invoices";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."invoices";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."invoices";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."invoices";`);
    this.addSql(`drop table if exists "clinic"."invoices" cascade;`);
    this.addSql(`drop trigger if exists "take_number" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "keep_payment" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "keep_ledger" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."payments";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."payments";`);
    this.addSql(`drop table if exists "clinic"."payments" cascade;`);
    this.addSql(`drop trigger if exists "take_number" on "clinic"."credit_notes";`);
    this.addSql(`drop trigger if exists "keep_ledger" on "clinic"."credit_notes";`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."credit_notes";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."credit_notes";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."credit_notes";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."credit_notes";`);
    this.addSql(`drop table if exists "clinic"."credit_notes" cascade;`);
    this.addSql(`drop trigger if exists "keep_invoice_line" on "clinic"."invoice_lines";`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."invoice_lines";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."invoice_lines";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."invoice_lines";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."invoice_lines";`);
    this.addSql(`drop table if exists "clinic"."invoice_lines" cascade;`);
    this.addSql(`drop trigger if exists "keep_ledger" on "clinic"."credit_lines";`);
    this.addSql(`drop trigger if exists "balance_invoice" on "clinic"."credit_lines";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."credit_lines";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."credit_lines";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."credit_lines";`);
    this.addSql(`drop table if exists "clinic"."credit_lines" cascade;`);

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'service-requests'));`,
    );

    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_payment_days";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" drop column "payment_days", drop column "prices_include_tax";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_complete" check (tenant_id is not null or num_nulls(week_starts_on, clock) = 0);`,
    );
  }
}
