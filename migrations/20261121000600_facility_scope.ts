import { Migration } from '@mikro-orm/migrations';

/** Written by hand: who is bound to facilities cannot widen that, for themselves or for others, in SQL either (TEN-8). */
export class Migration20261121000600_facility_scope extends Migration {
  override up(): void {
    this.addSql(`
      create function security.keep_scope() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        own uuid[] := security.facility_scope();
      begin
        if own is not null and security.current_tenant() is not null
          and (new.facility_ids is null or not new.facility_ids <@ own
            or tg_op = 'UPDATE' and (old.facility_ids is null or not old.facility_ids <@ own))
        then
          raise insufficient_privilege using message = 'a bound actor stays bound', constraint = 'users_keep_scope';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger "keep_scope" before insert or update on "clinic"."users" for each row execute function security.keep_scope();`,
    );
  }

  override down(): void {
    this.addSql(`drop trigger "keep_scope" on "clinic"."users";`);
    this.addSql(`drop function security.keep_scope();`);
  }
}
