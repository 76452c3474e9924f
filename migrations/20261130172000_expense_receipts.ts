import { Migration } from '@mikro-orm/migrations';

/** Receipts hang on expenses as files do on requests. Down takes these files along. */
export class Migration20261130172000_expense_receipts extends Migration {
  override name = 'Migration20261130172000_expense_receipts';

  override up(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);

    this.addSql(`alter table "clinic"."attachments" drop constraint "attachments_of_one";`);
    this.addSql(`alter table "clinic"."attachments" add "expense_id" uuid null;`);
    this.addSql(`comment on column "clinic"."attachments"."expense_id" is 'written once';`);
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_tenant_id_expense_id_foreign" foreign key ("tenant_id", "expense_id") references "clinic"."expenses" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `create index "attachments_tenant_id_expense_id_index" on "clinic"."attachments" ("tenant_id", "expense_id") where "expense_id" is not null;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_of_one" check (num_nonnulls(request_id, compliance_record_id, expense_id) = 1 and (request_id is null) = (patient_id is null));`,
    );
    this.addSql(
      `create trigger "keep_receipt" before insert or update on "clinic"."attachments" for each row execute function security.keep_receipt();`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id) or exists (select from clinic.expenses e where e.tenant_id = attachments.tenant_id and e.id = attachments.expense_id)) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id) or exists (select from clinic.expenses e where e.tenant_id = attachments.tenant_id and e.id = attachments.expense_id)) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    // A version that knows no receipts has no room for them.
    this.addSql('alter table clinic.attachment_parts no force row level security');
    this.addSql('alter table clinic.attachments no force row level security, disable trigger user');
    this.addSql(
      'delete from clinic.attachment_parts p using clinic.attachments a where a.tenant_id = p.tenant_id and a.id = p.attachment_id and a.expense_id is not null',
    );
    this.addSql('delete from clinic.attachments where expense_id is not null');
    this.addSql('alter table clinic.attachments force row level security, enable trigger user');
    this.addSql('alter table clinic.attachment_parts force row level security');

    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);
    this.addSql(`drop trigger if exists "keep_receipt" on "clinic"."attachments";`);
    this.addSql(`drop function if exists "clinic"."attachments_keep_receipt_fn"();`);
    this.addSql(
      `alter table "clinic"."attachments" drop constraint "attachments_tenant_id_expense_id_foreign";`,
    );
    this.addSql(`drop index "clinic"."attachments_tenant_id_expense_id_index";`);
    this.addSql(`alter table "clinic"."attachments" drop constraint "attachments_of_one";`);
    this.addSql(`alter table "clinic"."attachments" drop column "expense_id";`);
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_of_one" check (num_nonnulls(request_id, compliance_record_id) = 1 and (request_id is null) = (patient_id is null));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end);`,
    );
  }
}
