import { Migration } from '@mikro-orm/migrations';

export class Migration20261130161000_files_that_prove extends Migration {
  override name = 'Migration20261130161000_files_that_prove';

  override up(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);
    this.addSql(`drop index "clinic"."attachments_tenant_id_patient_id_index";`);
    this.addSql(
      `alter table "clinic"."attachments" add "compliance_record_id" uuid null, alter column "request_id" drop not null, alter column "patient_id" drop not null;`,
    );
    this.addSql(`comment on column "clinic"."attachments"."compliance_record_id" is 'written once';`);
    this.addSql(
      `create index "attachments_tenant_id_patient_id_index" on "clinic"."attachments" ("tenant_id", "patient_id") where "patient_id" is not null;`,
    );
    this.addSql(
      `create index "attachments_tenant_id_compliance_record_id_index" on "clinic"."attachments" ("tenant_id", "compliance_record_id") where "compliance_record_id" is not null;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_tenant_id_compliance_record_id_foreign" foreign key ("tenant_id", "compliance_record_id") references "clinic"."compliance_records" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_of_one" check (num_nonnulls(request_id, compliance_record_id) = 1 and (request_id is null) = (patient_id is null));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    // A version that knows files of requests alone has no room for others.
    this.addSql('alter table clinic.attachment_parts no force row level security');
    this.addSql('alter table clinic.attachments no force row level security, disable trigger user');
    this.addSql(
      'delete from clinic.attachment_parts p using clinic.attachments a where a.tenant_id = p.tenant_id and a.id = p.attachment_id and a.request_id is null',
    );
    this.addSql('delete from clinic.attachments where request_id is null');
    this.addSql('alter table clinic.attachments force row level security, enable trigger user');
    this.addSql('alter table clinic.attachment_parts force row level security');

    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);
    this.addSql(`alter table "clinic"."attachments" drop constraint "attachments_of_one";`);
    this.addSql(
      `alter table "clinic"."attachments" drop constraint "attachments_tenant_id_compliance_record_id_foreign";`,
    );
    this.addSql(`drop index "clinic"."attachments_tenant_id_compliance_record_id_index";`);
    this.addSql(`drop index "clinic"."attachments_tenant_id_patient_id_index";`);
    this.addSql(
      `alter table "clinic"."attachments" drop column "compliance_record_id", alter column "request_id" set not null, alter column "patient_id" set not null;`,
    );
    this.addSql(
      `create index "attachments_tenant_id_patient_id_index" on "clinic"."attachments" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end);`,
    );
  }
}
