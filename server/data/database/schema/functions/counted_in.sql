-- The month that a row counts in for its clinic's plan, an empty one for what counts as long as it is there, and null for
-- what counts no more.
create or replace function security.counted_in(kind text, counted jsonb) returns text
language sql stable parallel safe
as $$
  select case
    when counted ->> 'deleted_at' is not null then null
    when kind = 'users' and (counted ->> 'status' <> 'active' or counted ->> 'kind' <> 'person') then null
    when kind = 'bookings' then to_char((counted ->> 'created_at')::timestamptz at time zone 'UTC', 'YYYY-MM')
    else ''
  end
$$;
