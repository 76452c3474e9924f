import { Migration } from '@mikro-orm/migrations';

export class Migration20261129140053_forms_of_columns extends Migration {
  override name = 'Migration20261129140053_forms_of_columns';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "identity"."accounts" add constraint "accounts_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "identity"."email_changes" add constraint "email_changes_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "clinic"."facilities" add constraint "facilities_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."facilities" add constraint "facilities_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );

    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "identity"."memberships" add constraint "memberships_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "platform"."operators" add constraint "operators_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "platform"."plans" add constraint "plans_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      `alter table "platform"."plans" add constraint "plans_price_form" check (price >= 0 and price <= '1000000000000'::bigint);`,
    );

    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );

    this.addSql(
      `alter table "clinic"."communication_settings" add constraint "communication_settings_reply_to_form" check (reply_to = '' or reply_to ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(reply_to) <= 254);`,
    );

    this.addSql(`alter table "clinic"."services" drop constraint "services_price_not_negative";`);
    this.addSql(
      `alter table "clinic"."services" add constraint "services_price_form" check (price >= 0 and price <= '1000000000000'::bigint);`,
    );

    this.addSql(
      `alter table "clinic"."users" add constraint "users_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died_on_form" check (died_on >= '1880-01-01'::date and died_on <= '2199-12-31'::date);`,
    );

    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_price_not_negative";`);
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_price_form" check (price >= 0 and price <= '1000000000000'::bigint);`,
    );

    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_email_form";`);
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );

    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_email_form";`);
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_phone_form";`);
    this.addSql(
      `alter table "clinic"."booking_requests" drop constraint "booking_requests_birth_date_form";`,
    );
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_email_form";`);
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_email_form" check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');`,
    );

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_price_form";`);
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_price_not_negative" check (price >= 0);`,
    );

    this.addSql(
      `alter table "clinic"."communication_settings" drop constraint "communication_settings_reply_to_form";`,
    );

    this.addSql(`alter table "clinic"."facilities" drop constraint "facilities_email_form";`);
    this.addSql(`alter table "clinic"."facilities" drop constraint "facilities_phone_form";`);

    this.addSql(`alter table "clinic"."invitations" drop constraint "invitations_email_form";`);

    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_email_form";`);
    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_phone_form";`);

    this.addSql(`alter table "clinic"."patients" drop constraint "patients_email_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_phone_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_birth_date_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died_on_form";`);

    this.addSql(`alter table "clinic"."services" drop constraint "services_price_form";`);
    this.addSql(
      `alter table "clinic"."services" add constraint "services_price_not_negative" check (price >= 0);`,
    );

    this.addSql(`alter table "clinic"."users" drop constraint "users_email_form";`);

    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_phone_form";`);
    this.addSql(
      `alter table "clinic"."waiting_requests" drop constraint "waiting_requests_birth_date_form";`,
    );
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_email_form";`);
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_email_form" check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');`,
    );

    this.addSql(`alter table "identity"."accounts" drop constraint "accounts_email_form";`);

    this.addSql(`alter table "identity"."email_changes" drop constraint "email_changes_email_form";`);

    this.addSql(`alter table "identity"."memberships" drop constraint "memberships_email_form";`);

    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_email_form";`);
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_phone_form";`);
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_currency_form";`);

    this.addSql(`alter table "platform"."operators" drop constraint "operators_email_form";`);

    this.addSql(`alter table "platform"."plans" drop constraint "plans_currency_form";`);
    this.addSql(`alter table "platform"."plans" drop constraint "plans_price_form";`);
  }
}
