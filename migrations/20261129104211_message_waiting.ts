import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104211_message_waiting extends Migration {
  override name = 'Migration20261129104211_message_waiting';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."messages" add "settled_at" timestamptz(3) null;`);
    this.addSql('alter table clinic.messages no force row level security, disable trigger user');
    // What the clinic has answered waits no more.
    this.addSql(`update clinic.messages m set settled_at = a.at
      from (
        select q.tenant_id, q.id, min(r.created_at) as at from clinic.messages q
        join clinic.messages r on r.tenant_id = q.tenant_id and r.patient_id = q.patient_id and r.sender = 'clinic'
          and r.deleted_at is null and r.created_at >= q.created_at
        where q.sender = 'patient' group by q.tenant_id, q.id
      ) a where a.tenant_id = m.tenant_id and a.id = m.id`);
    this.addSql('alter table clinic.messages force row level security, enable trigger user');
    this.addSql(
      `create index "messages_waiting" on "clinic"."messages" ("tenant_id", "patient_id") where "sender" = 'patient' and "settled_at" is null and "deleted_at" is null;`,
    );
    this.addSql(
      `create index "messages_latest" on "clinic"."messages" ("tenant_id", "created_at", "patient_id", "id") where "deleted_at" is null;`,
    );
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_settled" check (settled_at is null or sender = 'patient');`,
    );
    this.addSql(
      `create trigger "tell_message" after insert or update on "clinic"."messages" for each row execute function security.tell_message();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "clinic"."messages_waiting";`);
    this.addSql(`drop index "clinic"."messages_latest";`);
    this.addSql(`alter table "clinic"."messages" drop constraint "messages_settled";`);
    this.addSql(`drop trigger if exists "tell_message" on "clinic"."messages";`);
    this.addSql(`drop function if exists "clinic"."messages_tell_message_fn"();`);
    this.addSql(`alter table "clinic"."messages" drop column "settled_at";`);
  }
}
