-- Whether the platform asks, from within no clinic, which clinics have something to do. Policies for the owner stand on it,
-- which functions that may be called by the platform alone run as.
create or replace function security.seeks_work() returns boolean
language sql stable parallel safe
as $$
  select session_user = 'medflow_platform' and coalesce(current_setting('app.current_tenant_id', true), '') = ''
$$;
