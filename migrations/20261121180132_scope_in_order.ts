import { Migration } from '@mikro-orm/migrations';

/** Pages of a list are read in the order of an index again: the planner took the former wording for almost never true. */
export class Migration20261121180132_scope_in_order extends Migration {
  override up(): void {
    this.addSql(`drop policy "facility_scope" on "clinic"."access_entries"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."audit_entries"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."facilities"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."mails"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patients"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."bookings"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."availability_rules"`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else actor_id = (select security.current_actor()) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    );
  }

  override down(): void {
    this.addSql(`drop policy "facility_scope" on "clinic"."access_entries"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."audit_entries"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."availability_rules"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."bookings"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."facilities"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."mails"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms"`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patients"`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using ((select security.facility_scope()) is null or actor_id = (select security.current_actor()))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using ((select security.facility_scope()) is null or id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or id = any ((select security.facility_scope())::uuid[]))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using ((select security.facility_scope()) is null or current_user = 'medflow_owner')`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]))`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]))`,
    );
  }
}
