import type { EntityClass } from '@mikro-orm/core';
import type { ClinicRecord } from '../records/records.ts';
import type { ClinicEm } from './as-actor.ts';
import { findVersion, restoreFromTrash } from './versions.ts';

interface Call<Ctx, Input> {
  ctx: Ctx;
  input: Input;
}

/** A procedure that puts the version of a record that the user decided about into the trash, unless `expect` throws. */
export const trashOf =
  <T extends ClinicRecord, Ctx extends { em: ClinicEm }>(
    entity: EntityClass<T>,
    expect?: (record: T, ctx: Ctx) => void | Promise<void>,
  ) =>
  async ({ ctx, input }: Call<Ctx, { id: string; version: number }>): Promise<{ id: string }> => {
    const record = await findVersion(ctx.em, entity, input);
    await expect?.(record, ctx);
    ctx.em.remove(record);
    return { id: input.id };
  };

/** A procedure that takes a record out of the trash and answers it, once `prepare` is done, unless that throws. */
export const restoreOf =
  <T extends ClinicRecord, Ctx extends { em: ClinicEm }, Input extends { id: string }>(
    entity: EntityClass<T>,
    prepare?: (record: T, ctx: Ctx, input: Input) => Promise<unknown>,
  ) =>
  async ({ ctx, input }: Call<Ctx, Input>): Promise<T> => {
    const record = await restoreFromTrash(ctx.em, entity, input.id);
    await prepare?.(record, ctx, input);
    return record;
  };
