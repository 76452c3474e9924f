import { Migration } from '@mikro-orm/migrations';

export class Migration20261129134915_index_relations extends Migration {
  override name = 'Migration20261129134915_index_relations';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "email_changes_account_id_index" on "identity"."email_changes" ("account_id");`,
    );

    this.addSql(
      `create index "devices_tenant_id_facility_id_index" on "clinic"."devices" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "announcements_tenant_id_facility_id_index" on "clinic"."announcements" ("tenant_id", "facility_id") where "facility_id" is not null;`,
    );

    this.addSql(
      `create index "holidays_tenant_id_facility_id_index" on "clinic"."holidays" ("tenant_id", "facility_id");`,
    );

    this.addSql(`create index "clinics_plan_index" on "platform"."clinics" ("plan");`);

    this.addSql(
      `create index "rooms_tenant_id_facility_id_index" on "clinic"."rooms" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "time_off_tenant_id_practitioner_id_index" on "clinic"."time_off" ("tenant_id", "practitioner_id");`,
    );

    this.addSql(
      `create index "service_needs_tenant_id_practitioner_id_index" on "clinic"."service_needs" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "service_needs_tenant_id_place_id_index" on "clinic"."service_needs" ("tenant_id", "place_id") where "place_id" is not null;`,
    );
    this.addSql(
      `create index "service_needs_tenant_id_room_id_index" on "clinic"."service_needs" ("tenant_id", "room_id") where "room_id" is not null;`,
    );
    this.addSql(
      `create index "service_needs_tenant_id_device_id_index" on "clinic"."service_needs" ("tenant_id", "device_id") where "device_id" is not null;`,
    );

    this.addSql(
      `create index "preferences_tenant_id_user_id_index" on "clinic"."preferences" ("tenant_id", "user_id");`,
    );

    this.addSql(
      `create index "patients_tenant_id_facility_id_index" on "clinic"."patients" ("tenant_id", "facility_id") where "facility_id" is not null;`,
    );
    this.addSql(
      `create index "patients_tenant_id_practitioner_id_index" on "clinic"."patients" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "patients_tenant_id_preferred_practitioner_id_index" on "clinic"."patients" ("tenant_id", "preferred_practitioner_id") where "preferred_practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "patients_tenant_id_preferred_facility_id_index" on "clinic"."patients" ("tenant_id", "preferred_facility_id") where "preferred_facility_id" is not null;`,
    );

    this.addSql(
      `create index "series_tenant_id_facility_id_index" on "clinic"."series" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "patient_merges_tenant_id_merged_id_index" on "clinic"."patient_merges" ("tenant_id", "merged_id");`,
    );

    this.addSql(
      `create index "distinct_patients_tenant_id_patient_id_index" on "clinic"."distinct_patients" ("tenant_id", "patient_id");`,
    );

    this.addSql(
      `create index "holds_tenant_id_service_id_index" on "clinic"."holds" ("tenant_id", "service_id");`,
    );
    this.addSql(
      `create index "holds_tenant_id_practitioner_id_index" on "clinic"."holds" ("tenant_id", "practitioner_id");`,
    );
    this.addSql(
      `create index "holds_tenant_id_facility_id_index" on "clinic"."holds" ("tenant_id", "facility_id");`,
    );
    this.addSql(
      `create index "holds_tenant_id_room_id_index" on "clinic"."holds" ("tenant_id", "room_id") where "room_id" is not null;`,
    );
    this.addSql(
      `create index "holds_tenant_id_device_id_index" on "clinic"."holds" ("tenant_id", "device_id") where "device_id" is not null;`,
    );
    this.addSql(
      `create index "holds_tenant_id_patient_id_index" on "clinic"."holds" ("tenant_id", "patient_id") where "patient_id" is not null;`,
    );

    this.addSql(
      `create index "day_exceptions_tenant_id_practitioner_id_index" on "clinic"."day_exceptions" ("tenant_id", "practitioner_id");`,
    );
    this.addSql(
      `create index "day_exceptions_tenant_id_facility_id_index" on "clinic"."day_exceptions" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "calendar_feeds_tenant_id_owner_id_index" on "clinic"."calendar_feeds" ("tenant_id", "owner_id");`,
    );
    this.addSql(
      `create index "calendar_feeds_tenant_id_practitioner_id_index" on "clinic"."calendar_feeds" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "calendar_feeds_tenant_id_room_id_index" on "clinic"."calendar_feeds" ("tenant_id", "room_id") where "room_id" is not null;`,
    );
    this.addSql(
      `create index "calendar_feeds_tenant_id_site_id_index" on "clinic"."calendar_feeds" ("tenant_id", "site_id") where "site_id" is not null;`,
    );

    this.addSql(
      `create index "bookings_tenant_id_service_id_index" on "clinic"."bookings" ("tenant_id", "service_id");`,
    );
    this.addSql(
      `create index "bookings_tenant_id_facility_id_index" on "clinic"."bookings" ("tenant_id", "facility_id");`,
    );
    this.addSql(
      `create index "bookings_tenant_id_room_id_index" on "clinic"."bookings" ("tenant_id", "room_id") where "room_id" is not null;`,
    );
    this.addSql(
      `create index "bookings_tenant_id_device_id_index" on "clinic"."bookings" ("tenant_id", "device_id") where "device_id" is not null;`,
    );

    this.addSql(
      `create index "booking_requests_tenant_id_service_id_index" on "clinic"."booking_requests" ("tenant_id", "service_id");`,
    );
    this.addSql(
      `create index "booking_requests_tenant_id_practitioner_id_index" on "clinic"."booking_requests" ("tenant_id", "practitioner_id");`,
    );
    this.addSql(
      `create index "booking_requests_tenant_id_facility_id_index" on "clinic"."booking_requests" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "availability_rules_tenant_id_practitioner_id_index" on "clinic"."availability_rules" ("tenant_id", "practitioner_id");`,
    );
    this.addSql(
      `create index "availability_rules_tenant_id_facility_id_index" on "clinic"."availability_rules" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "waiting_entries_tenant_id_service_id_index" on "clinic"."waiting_entries" ("tenant_id", "service_id");`,
    );
    this.addSql(
      `create index "waiting_entries_tenant_id_practitioner_id_index" on "clinic"."waiting_entries" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "waiting_entries_tenant_id_facility_id_index" on "clinic"."waiting_entries" ("tenant_id", "facility_id") where "facility_id" is not null;`,
    );
    this.addSql(
      `create index "waiting_entries_tenant_id_booking_id_index" on "clinic"."waiting_entries" ("tenant_id", "booking_id") where "booking_id" is not null;`,
    );

    this.addSql(
      `create index "waiting_offers_tenant_id_practitioner_id_index" on "clinic"."waiting_offers" ("tenant_id", "practitioner_id");`,
    );
    this.addSql(
      `create index "waiting_offers_tenant_id_facility_id_index" on "clinic"."waiting_offers" ("tenant_id", "facility_id");`,
    );

    this.addSql(
      `create index "waiting_requests_tenant_id_service_id_index" on "clinic"."waiting_requests" ("tenant_id", "service_id");`,
    );
    this.addSql(
      `create index "waiting_requests_tenant_id_practitioner_id_index" on "clinic"."waiting_requests" ("tenant_id", "practitioner_id") where "practitioner_id" is not null;`,
    );
    this.addSql(
      `create index "waiting_requests_tenant_id_facility_id_index" on "clinic"."waiting_requests" ("tenant_id", "facility_id") where "facility_id" is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "clinic"."announcements_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."availability_rules_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."availability_rules_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."booking_requests_tenant_id_service_id_index";`);
    this.addSql(`drop index "clinic"."booking_requests_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."booking_requests_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."bookings_tenant_id_service_id_index";`);
    this.addSql(`drop index "clinic"."bookings_tenant_id_facility_id_index";`);
    this.addSql(`drop index "clinic"."bookings_tenant_id_room_id_index";`);
    this.addSql(`drop index "clinic"."bookings_tenant_id_device_id_index";`);

    this.addSql(`drop index "clinic"."calendar_feeds_tenant_id_owner_id_index";`);
    this.addSql(`drop index "clinic"."calendar_feeds_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."calendar_feeds_tenant_id_room_id_index";`);
    this.addSql(`drop index "clinic"."calendar_feeds_tenant_id_site_id_index";`);

    this.addSql(`drop index "clinic"."day_exceptions_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."day_exceptions_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."devices_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."distinct_patients_tenant_id_patient_id_index";`);

    this.addSql(`drop index "clinic"."holds_tenant_id_service_id_index";`);
    this.addSql(`drop index "clinic"."holds_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."holds_tenant_id_facility_id_index";`);
    this.addSql(`drop index "clinic"."holds_tenant_id_room_id_index";`);
    this.addSql(`drop index "clinic"."holds_tenant_id_device_id_index";`);
    this.addSql(`drop index "clinic"."holds_tenant_id_patient_id_index";`);

    this.addSql(`drop index "clinic"."holidays_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."patient_merges_tenant_id_merged_id_index";`);

    this.addSql(`drop index "clinic"."patients_tenant_id_facility_id_index";`);
    this.addSql(`drop index "clinic"."patients_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."patients_tenant_id_preferred_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."patients_tenant_id_preferred_facility_id_index";`);

    this.addSql(`drop index "clinic"."preferences_tenant_id_user_id_index";`);

    this.addSql(`drop index "clinic"."rooms_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."series_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."service_needs_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."service_needs_tenant_id_place_id_index";`);
    this.addSql(`drop index "clinic"."service_needs_tenant_id_room_id_index";`);
    this.addSql(`drop index "clinic"."service_needs_tenant_id_device_id_index";`);

    this.addSql(`drop index "clinic"."time_off_tenant_id_practitioner_id_index";`);

    this.addSql(`drop index "clinic"."waiting_entries_tenant_id_service_id_index";`);
    this.addSql(`drop index "clinic"."waiting_entries_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."waiting_entries_tenant_id_facility_id_index";`);
    this.addSql(`drop index "clinic"."waiting_entries_tenant_id_booking_id_index";`);

    this.addSql(`drop index "clinic"."waiting_offers_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."waiting_offers_tenant_id_facility_id_index";`);

    this.addSql(`drop index "clinic"."waiting_requests_tenant_id_service_id_index";`);
    this.addSql(`drop index "clinic"."waiting_requests_tenant_id_practitioner_id_index";`);
    this.addSql(`drop index "clinic"."waiting_requests_tenant_id_facility_id_index";`);

    this.addSql(`drop index "identity"."email_changes_account_id_index";`);

    this.addSql(`drop index "platform"."clinics_plan_index";`);
  }
}
