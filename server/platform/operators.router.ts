import { OperatorStatusChange, OperatorsPage, OperatorsQuery, OperatorView } from '../../shared/operators.ts';
import { Refusal } from '../errors.ts';
import { onePage, pageOf } from '../orm/page.ts';
import { router } from '../trpc.ts';
import { changes, reads } from './console.ts';
import { newestCreated } from './newest.ts';
import { Operator } from './operator.entity.ts';

export const operators = router({
  list: reads('operators:read', OperatorsQuery, OperatorsPage).query(async ({ ctx: { em }, input }) => {
    const query = em.createQueryBuilder(Operator, 'a').select('*');
    return pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
  }),

  setStatus: changes('operators:write', 'operator.setStatus', OperatorStatusChange, OperatorView, {
    confirmed: true,
  }).mutation(async ({ ctx: { em, operator: self }, input }) => {
    if (input.id === self.id) throw new Refusal('Please ask another operator to change your own access.');
    const operator = await em.findOneOrFail(Operator, { id: input.id });
    operator.status = input.status;
    return operator;
  }),
});
