import { Migration } from '@mikro-orm/migrations';

/** Written by hand: the keys that `security.current_tenant()` verifies contexts with. Only functions of the owner read them. */
export class Migration20261128000100_security extends Migration {
  override up(): void {
    this.addSql(`
      create table security.context_keys (
        id text primary key,
        secret bytea not null,
        created_at timestamptz(3) not null default now()
      )`);
  }

  override down(): void {
    this.addSql('drop table security.context_keys');
  }
}
