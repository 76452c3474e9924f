import { Migration } from '@mikro-orm/migrations';

/** Written by hand: keys as HMAC uses them. `db up` deposits the installation's own again. */
export class Migration20261128000500_context_pads extends Migration {
  override up(): void {
    this.addSql('delete from security.context_keys');
    this.addSql(`
      alter table security.context_keys
        drop column secret,
        add inner_pad bytea not null check (length(inner_pad) = 64),
        add outer_pad bytea not null check (length(outer_pad) = 64)`);
  }

  override down(): void {
    this.addSql('delete from security.context_keys');
    this.addSql(
      'alter table security.context_keys drop column inner_pad, drop column outer_pad, add secret bytea not null',
    );
  }
}
