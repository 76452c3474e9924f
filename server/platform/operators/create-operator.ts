import { z } from 'zod';
import { translated } from '../../../shared/i18n/translate.ts';
import { NewOperator } from '../../../shared/platform/operators.ts';
import { accountFor } from '../../access/accounts/accounts.ts';
import { Operator } from '../../access/callers/operator.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { Refusal, RefusedInput } from '../../errors.ts';

/**
 * Makes somebody an operator. An e-mail address that has an account already keeps its own password; whoever is an
 * operator already is refused.
 */
export const createOperator = async (
  planes: Planes,
  request: z.input<typeof NewOperator> & { password: string },
  hand: PlatformActor,
): Promise<Operator> => {
  const { password, ...rest } = request;
  const { data, error } = NewOperator.safeParse(rest);
  if (!data)
    throw new RefusedInput(
      error.issues.map(({ path, message }) => `${path.join('.')}: ${translated(message)}`),
    );
  const accountId = await accountFor(planes, data.email, password);
  return inPlatform(planes, async em => {
    if (await em.count(Operator, { accountId }))
      throw new Refusal('{email} is an operator already.', { email: data.email });
    const operator = em.create(Operator, { ...data, accountId });
    recordSystemAction(em, hand, { action: 'operator.create' });
    return operator;
  });
};
