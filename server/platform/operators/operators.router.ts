import {
  OperatorStatusChange,
  OperatorsPage,
  OperatorsQuery,
  OperatorView,
} from '../../../shared/platform/operators.ts';
import { Operator } from '../../access/callers/operator.entity.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { Refusal } from '../../errors.ts';
import { changes, reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';

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
