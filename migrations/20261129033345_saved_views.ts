import { Migration } from '@mikro-orm/migrations';

/** What was kept of the list of bookings, as its address says it. Names may be alike: they were kept before names were taken. */
const asAddresses = `
  update clinic.preferences set views = (
    select coalesce(jsonb_agg(jsonb_build_object(
      'page', 'bookings', 'name', v.view->>'name', 'isStart', false,
      'search', coalesce((
        select string_agg(f.key || '=' || case jsonb_typeof(f.value)
          when 'array' then (select coalesce(string_agg(w.word, ','), '') from jsonb_array_elements_text(f.value) w(word))
          else f.value #>> '{}' end, '&' order by f.key)
        from jsonb_each(v.view->'filters') f), '')
    ) order by v.at), '[]')
    from jsonb_array_elements(views) with ordinality v(view, at))`;

/** The way back, for the list of bookings; other lists had no views. */
const asFilters = `
  update clinic.preferences set views = (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', v.view->>'name',
      'filters', (
        select coalesce(jsonb_object_agg(split_part(pair, '=', 1), case split_part(pair, '=', 1)
          when 'status' then to_jsonb(string_to_array(replace(split_part(pair, '=', 2), '%2C', ','), ','))
          when 'newestFirst' then to_jsonb(split_part(pair, '=', 2) = 'true')
          else to_jsonb(split_part(pair, '=', 2)) end), '{}')
        from string_to_table(v.view->>'search', '&') pair where pair <> '')
    ) order by v.at), '[]')
    from jsonb_array_elements(views) with ordinality v(view, at) where v.view->>'page' = 'bookings')`;

const essential = (also: string) =>
  `alter table "platform"."clinics" add constraint "clinics_permissions_essential" check (permissions @> '{dashboard:read,services:read,facilities:read,users:read,users:write,availability:read,settings:read,settings:write,audit:read,support:read,${also}support:decide,tokens:read,usage:read,clinic:read,clinic:write,clinic:export}');`;

export class Migration20261129033345_saved_views extends Migration {
  override name = 'Migration20261129033345_saved_views';

  override up(): void | Promise<void> {
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_permissions_essential";`);
    this.addSql(
      `update platform.clinics set permissions = permissions || '{preferences:own}' where permissions is not null`,
    );
    this.addSql(essential('preferences:own,'));

    this.addSql(`alter table "clinic"."preferences" rename column "booking_views" to "views";`);
    this.move(asAddresses);
  }

  override down(): void | Promise<void> {
    this.move(asFilters);
    this.addSql(`alter table "clinic"."preferences" rename column "views" to "booking_views";`);

    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_permissions_essential";`);
    this.addSql(
      `update platform.clinics set permissions = array_remove(permissions, 'preferences:own') where permissions is not null`,
    );
    this.addSql(essential(''));
  }

  /** In every clinic, and without an entry: nobody changed anything. */
  private move(change: string): void {
    this.addSql('alter table clinic.preferences no force row level security, disable trigger user');
    this.addSql(change);
    this.addSql('alter table clinic.preferences force row level security, enable trigger user');
  }
}
