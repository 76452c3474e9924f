-- An expense begins as a draft, and what takes one back as something that waits for another person. Submitted, it says the same ever
-- after; each step is taken once, in the name of whoever takes it, and an approved one bears the next number (MY1, MY30).
create or replace function security.keep_expense() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- When it was made keep_creation keeps.
  free text[] := security.kept_in_ledger(tg_relid) || '{created_at}';
  step text;
  actor uuid;
  other record;
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  actor := security.current_actor();
  if tg_op = 'INSERT' then
    if new.reverses_id is null then
      if new.status <> 'draft' then
        raise check_violation using message = 'an expense begins as a draft', constraint = 'keep_expense';
      end if;
      return new;
    end if;
    -- Whoever pays what is taken back waits here, and the other way round.
    select e.* into other from clinic.expenses e
    where e.tenant_id = new.tenant_id and e.id = new.reverses_id for no key update;
    if new.status <> 'submitted' or new.submitted_by is distinct from actor
      or other.reverses_id is not null or coalesce(other.status not in ('approved', 'paid'), true)
      or (new.total, new.tax, new.tax_rate, new.currency, new.category, new.facility_id)
        is distinct from (-other.total, -other.tax, other.tax_rate, other.currency, other.category, other.facility_id)
    then
      raise check_violation using message = 'what is taken back is an approved expense, as a whole', constraint = 'keep_expense';
    end if;
    return new;
  end if;
  if new.status = old.status then
    if old.status <> 'draft' and to_jsonb(new) - free is distinct from to_jsonb(old) - free then
      raise check_violation using message = 'a submitted expense stays as it is', constraint = 'keep_expense';
    end if;
    if new.reverses_id is distinct from old.reverses_id then
      raise check_violation using message = 'a submitted expense stays as it is', constraint = 'keep_expense';
    end if;
    return new;
  end if;
  step := old.status || ' ' || new.status;
  free := free || case step
    when 'draft submitted' then '{status,submitted_by,submitted_at}'::text[]
    when 'submitted approved' then '{status,decided_by,decided_at,number,reference}'
    when 'submitted declined' then '{status,decided_by,decided_at,decline_reason}'
    when 'approved paid' then '{status,paid_on,method}'
    else '{}'
  end;
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free
    or old.status = 'draft' and (new.submitted_by is distinct from actor or new.created_by is distinct from actor)
    or old.status = 'submitted' and new.decided_by is distinct from actor
  then
    raise check_violation using message = 'an expense goes its way step by step', constraint = 'keep_expense';
  end if;
  if step = 'submitted approved' then
    perform security.count_number(new.tenant_id, 'expense', new.number);
  elsif step = 'approved paid' then
    -- Money comes back where it was paid alone, and is not paid where it is to come back.
    if new.reverses_id is null and exists (
      select from clinic.expenses e where e.tenant_id = new.tenant_id and e.reverses_id = new.id and e.status <> 'declined'
    ) or new.reverses_id is not null and not exists (
      select from clinic.expenses e where e.tenant_id = new.tenant_id and e.id = new.reverses_id and e.status = 'paid'
    ) then
      raise check_violation using message = 'what is taken back is not paid', constraint = 'expenses_not_paid_back';
    end if;
  end if;
  return new;
end $$;
