import { Migration } from '@mikro-orm/migrations';

export class Migration20261129004629_keep_merged extends Migration {
  override name = 'Migration20261129004629_keep_merged';

  override up(): void | Promise<void> {
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."series" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."patient_identifiers" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."patient_contacts" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."patient_consents" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."patient_addresses" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."holds" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."bookings" for each row execute function security.keep_merged();`,
    );

    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."waiting_entries" for each row execute function security.keep_merged();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."bookings";`);
    this.addSql(`drop function if exists "clinic"."bookings_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."holds";`);
    this.addSql(`drop function if exists "clinic"."holds_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."patient_addresses";`);
    this.addSql(`drop function if exists "clinic"."patient_addresses_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."patient_consents";`);
    this.addSql(`drop function if exists "clinic"."patient_consents_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."patient_contacts";`);
    this.addSql(`drop function if exists "clinic"."patient_contacts_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."patient_identifiers";`);
    this.addSql(`drop function if exists "clinic"."patient_identifiers_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."series";`);
    this.addSql(`drop function if exists "clinic"."series_keep_merged_fn"();`);

    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."waiting_entries";`);
    this.addSql(`drop function if exists "clinic"."waiting_entries_keep_merged_fn"();`);
  }
}
