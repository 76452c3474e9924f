import { Migration } from '@mikro-orm/migrations';

/** What a clinic may use at all, beyond roles; nothing that it needs to administer itself can be left out. */
export class Migration20261128095852_package extends Migration {
  override up(): void {
    this.addSql(`alter table "platform"."clinics" add "permissions" text[] null;`);
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_permissions_essential" check (permissions @> '{dashboard:read,services:read,facilities:read,users:read,users:write,availability:read,settings:read,settings:write,audit:read,support:read,support:decide,tokens:read,usage:read,clinic:read,clinic:write,clinic:export}');`,
    );
  }

  override down(): void {
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_permissions_essential";`);
    this.addSql(`alter table "platform"."clinics" drop column "permissions";`);
  }
}
