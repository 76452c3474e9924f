import { Migration } from '@mikro-orm/migrations';

/** Secrets of clinics signed nothing and were kept as plain hashes; what signs is sealed, so each is made anew. */
export class Migration20261129141000 extends Migration {
  override name = 'Migration20261129141000_sealed_clinic_secrets';

  override up(): void {
    this.addSql(
      'update "platform"."clinics" set "secret_hash" = null, "secret_rotated_at" = null where "secret_hash" is not null;',
    );
  }

  override down(): void {
    this.addSql(
      'update "platform"."clinics" set "secret_hash" = null, "secret_rotated_at" = null where "secret_hash" is not null;',
    );
  }
}
