-- Says what lifeSteps in shared/clinics.ts says, whoever asks; a test compares the two.
create or replace function security.keep_life() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  steps jsonb := '{
    "provisioning": ["trial", "active"],
    "trial": ["active", "past_due", "suspended", "closing"],
    "active": ["past_due", "suspended", "closing"],
    "past_due": ["active", "suspended", "closing"],
    "suspended": ["trial", "active", "past_due", "closing"],
    "closing": ["trial", "active", "suspended", "erased"],
    "erased": []
  }';
begin
  if tg_op = 'INSERT' then
    if new.status <> 'provisioning' then
      raise check_violation using message = 'the life of a clinic begins with its provisioning', constraint = 'clinics_life';
    end if;
    return new;
  end if;
  if new.status <> old.status and (
    not (steps -> old.status) ? new.status
    or (new.status = 'trial' and coalesce(new.trial_ends_at <= clock_timestamp(), true))
    or (new.status = 'closing' and new.closes_at is null)
    or (new.status = 'erased' and coalesce(old.closes_at > clock_timestamp(), true))
    or (old.status = 'closing' and new.status in ('trial', 'active') and old.closes_at <= clock_timestamp())
  ) then
    raise check_violation using message = 'a clinic takes only the steps of its life', constraint = 'clinics_life';
  end if;
  return new;
end $$;
