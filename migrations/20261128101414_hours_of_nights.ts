import { Migration } from '@mikro-orm/migrations';

export class Migration20261128101414_hours_of_nights extends Migration {
  override name = 'Migration20261128101414_hours_of_nights';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."availability_rules" drop constraint "availability_rules_minutes";`);
    this.addSql(`alter table "clinic"."availability_rules" drop constraint "availability_rules_overlap";`);
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_minutes" check (from_minute >= 0 and from_minute <= 1439 and to_minute > from_minute and to_minute <= from_minute + 1440);`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_overlap" exclude using gist (tenant_id with =, practitioner_id with =, facility_id with =, weekday with =, int4range(from_minute, to_minute) with &&) where (deleted_at is null);`,
    );
  }

  override down(): void | Promise<void> {
    // The former schema holds no nights: what lies before midnight stays. In every clinic, so past the policies, and without
    // an entry, because nobody changed anything.
    this.addSql('alter table clinic.availability_rules no force row level security, disable trigger user');
    this.addSql('update clinic.availability_rules set to_minute = 1440 where to_minute > 1440');
    this.addSql('alter table clinic.availability_rules force row level security, enable trigger user');
    this.addSql(`alter table "clinic"."availability_rules" drop constraint "availability_rules_minutes";`);
    this.addSql(`alter table "clinic"."availability_rules" drop constraint "availability_rules_overlap";`);
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_minutes" check (from_minute >= 0 and to_minute <= 1440 and from_minute < to_minute);`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_overlap" exclude using gist (tenant_id with =, practitioner_id with =, weekday with =, int4range(from_minute, to_minute) with &&) where (deleted_at is null);`,
    );
  }
}
