import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104208_portal_own_data extends Migration {
  override name = 'Migration20261129104208_portal_own_data';

  override up(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);

    this.addSql(
      `create trigger "keep_own" before update on "clinic"."patients" for each row execute function security.keep_own('phone', 'language', 'preferred_name');`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using (case when (select security.facility_scope()) is null then true when current_user = 'medflow_owner' and (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when current_user = 'medflow_owner' and (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create trigger "keep_own" before insert or update on "clinic"."patient_contacts" for each row execute function security.keep_own('phone');`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end);`,
    );

    this.addSql(
      `create trigger "keep_own" before update on "clinic"."patient_addresses" for each row execute function security.keep_own('lines', 'postal_code', 'city', 'region', 'country', 'valid_to', 'is_primary');`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop trigger if exists "keep_own" on "clinic"."patient_addresses";`);
    this.addSql(`drop function if exists "clinic"."patient_addresses_keep_own_fn"();`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(`drop trigger if exists "keep_own" on "clinic"."patient_contacts";`);
    this.addSql(`drop function if exists "clinic"."patient_contacts_keep_own_fn"();`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(`drop trigger if exists "keep_own" on "clinic"."patients";`);
    this.addSql(`drop function if exists "clinic"."patients_keep_own_fn"();`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }
}
