import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../server/router.ts';
import { unsealed } from '../world/unsealed.ts';
import { openedDoor } from '../world/visiting.ts';
import { sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

/** Whatever is changed with a birth date in it. */
const doors = procedures.flatMap(([path, { _def }]) => {
  const [schema] = _def.inputs;
  return _def.type === 'mutation' && schema instanceof z.ZodObject && 'birthDate' in schema.shape
    ? [path]
    : [];
});

test('K17: nobody is born after the clinic’s own day, whichever door they come by', async () => {
  // A day that has come already somewhere on earth, which is all that a contract knows, and never at this clinic.
  const birthDate = `${Temporal.Now.plainDateISO('Pacific/Kiritimati')}`;
  const door = await openedDoor({ publicWaiting: true }, 'Pacific/Pago_Pago');
  const { caller, ours } = door;
  const { id, version } = await caller.patients.admit({ firstName: 'Ann', lastName: 'Ames' });
  const tried: Record<string, () => Promise<unknown>> = {
    'patients.admit': () => caller.patients.admit({ firstName: 'Ben', lastName: 'Ames', birthDate }),
    'patients.update': () => caller.patients.update({ id, version, birthDate }),
    'publicBooking.ask': () => door.ask({ birthDate }),
    'publicWaiting.ask': () => door.wait({ birthDate }),
  };
  expect(doors.toSorted()).toEqual(Object.keys(tried).toSorted());
  const unborn = { code: 'UNPROCESSABLE_CONTENT', message: 'A birth date cannot lie in the future.' };
  for (const [path, call] of Object.entries(tried)) await expect(call(), path).rejects.toMatchObject(unborn);

  // And what was let in before is no patient yet.
  await door.confirmed();
  await door.waits();
  for (const table of ['booking_requests', 'waiting_requests'])
    await admin.query(`update clinic.${table} set birth_date = $2 where tenant_id = $1`, [
      ours.id,
      unsealed(birthDate),
    ]);
  for (const requests of [caller.bookingRequests, caller.waitingRequests]) {
    const [request] = (await requests.list({})).items;
    const accepted = { id: request?.id ?? '', version: request?.version ?? 0 };
    await expect(requests.accept(accepted)).rejects.toMatchObject(unborn);
  }
});
