import { Migration } from '@mikro-orm/migrations';

export class Migration20261121150100_owner_invitation extends Migration {
  override up(): void {
    // A clinic's owner is invited in the transaction that opens it, by a role that may read no invitation.
    this.addSql(`grant insert, select ("version") on "clinic"."invitations" to medflow_platform;`);
  }

  override down(): void {
    this.addSql(`revoke insert, select ("version") on "clinic"."invitations" from medflow_platform;`);
  }
}
