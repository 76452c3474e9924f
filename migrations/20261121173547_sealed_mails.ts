import { Migration } from '@mikro-orm/migrations';

/**
 * Links that let their reader in are sealed in the outbox from now on. Those that wait in the clear are withdrawn: whoever
 * asked can ask again, and sent again the mail says so.
 */
export class Migration20261121173547_sealed_mails extends Migration {
  override up(): void {
    this.addSql(`alter table "clinic"."mails" no force row level security`);
    this.addSql(`
      update clinic.mails
      set secret = false, status = 'failed', fault = 'withdrawn',
        body = 'The link of this mail was withdrawn by an update. Please ask for a new one.'
      where secret and sent_at is null and body !~ '^[A-Za-z0-9_-]+$'`);
    this.addSql(`alter table "clinic"."mails" force row level security`);
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_secret_sealed" check (not secret or sent_at is not null or body ~ '^[A-Za-z0-9_-]+$')`,
    );
  }

  override down(): void {
    this.addSql(`alter table "clinic"."mails" drop constraint "mails_secret_sealed"`);
  }
}
