import { Figures } from '../../../shared/clinic/dashboard.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { figuresOf } from './figures.ts';

export const dashboard = router({
  figures: allowed('dashboard:read', 'GET /dashboard', Nothing, Figures).query(({ ctx: { em, caller } }) =>
    figuresOf(em, caller.clinic),
  ),
});
