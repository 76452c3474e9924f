import { Migration } from '@mikro-orm/migrations';

export class Migration20261128234535_visitors extends Migration {
  override name = 'Migration20261128234535_visitors';

  override up(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."audit_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."facilities";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."devices";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."holidays";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."rooms";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."holds";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."day_exceptions";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."claims";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."availability_rules";`);

    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()) or current_user = 'medflow_owner' end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using (case when (select security.public_scope()) is null then true else id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."devices" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."holidays" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."invitations" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."organization_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."integration_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."communication_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."booking_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."rooms" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."security_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."services" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."users" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."time_off" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."preferences" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."holds" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."day_exceptions" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."calendar_feeds" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."claims" as restrictive for select using (case when (select security.public_scope()) is null then true else (current_user = 'medflow_owner' or facility_id = any ((select security.public_scope())::uuid[])) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "visitors" on "clinic"."webhooks" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "facility_scope" on "clinic"."audit_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."availability_rules";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "visitors" on "clinic"."booking_settings";`);

    this.addSql(`drop policy "visitors" on "clinic"."calendar_feeds";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."claims";`);

    this.addSql(`drop policy "visitors" on "clinic"."communication_settings";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."day_exceptions";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."devices";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."facilities";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."holds";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."holidays";`);

    this.addSql(`drop policy "visitors" on "clinic"."integration_settings";`);

    this.addSql(`drop policy "visitors" on "clinic"."invitations";`);

    this.addSql(`drop policy "visitors" on "clinic"."organization_settings";`);

    this.addSql(`drop policy "visitors" on "clinic"."preferences";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."rooms";`);

    this.addSql(`drop policy "visitors" on "clinic"."security_settings";`);

    this.addSql(`drop policy "visitors" on "clinic"."services";`);

    this.addSql(`drop policy "visitors" on "clinic"."time_off";`);

    this.addSql(`drop policy "visitors" on "clinic"."users";`);

    this.addSql(`drop policy "visitors" on "clinic"."webhooks";`);

    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_requests" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."claims" as restrictive for select using (case when (select security.facility_scope()) is null then true else (current_user = 'medflow_owner' or facility_id = any ((select security.facility_scope())::uuid[])) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."day_exceptions" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."devices" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."holds" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."holidays" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."rooms" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }
}
