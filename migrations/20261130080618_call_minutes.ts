import { Migration } from '@mikro-orm/migrations';

export class Migration20261130080618_call_minutes extends Migration {
  override name = 'Migration20261130080618_call_minutes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."call_minutes" ("slot" int not null, "minute" timestamptz(0) not null, "calls" int not null, "failed" int not null, "durations" int[] not null, "sign_ins" int not null, "signed_in" int not null, "waiting" int not null, primary key ("slot"));`,
    );

    this.addSql(
      `alter table "platform"."call_minutes" add constraint "call_minutes_slot" check (slot >= 0 and slot < 1560);`,
    );
    this.addSql(
      `alter table "platform"."call_minutes" add constraint "call_minutes_counted" check (calls >= failed and failed >= 0);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."call_minutes" cascade;`);
  }
}
