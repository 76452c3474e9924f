import { Migration } from '@mikro-orm/migrations';

/** Rivals for a slot queue, and a mail is written once (AT1, R3). */
export class Migration20261128070624_in_turn extends Migration {
  override up(): void {
    for (const column of ['at', 'body', 'kind', 'recipient', 'secret', 'subject'])
      this.addSql(`comment on column "clinic"."mails"."${column}" is 'written once';`);
    this.addSql(
      `create trigger "forget_secret" before update of sent_at on "clinic"."mails" for each row execute function security.forget_secret();`,
    );

    this.addSql(
      `create trigger "queue_up" before insert or update of practitioner_id, patient_id, starts_at, ends_at, busy_until, status, deleted_at on "clinic"."bookings" for each row execute function security.queue_up();`,
    );
  }

  override down(): void {
    this.addSql(`drop trigger "queue_up" on "clinic"."bookings";`);

    this.addSql(`drop trigger "forget_secret" on "clinic"."mails";`);
    for (const column of ['at', 'body', 'kind', 'recipient', 'secret', 'subject'])
      this.addSql(`comment on column "clinic"."mails"."${column}" is null;`);
  }
}
