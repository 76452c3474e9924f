import type { EntityDTO } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Form as Contract } from '../../../shared/clinic/forms/forms.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Form } from './form.entity.ts';
import { FormVersion } from './form-version.entity.ts';
import { namesOf } from './people.ts';

/** A form with its draft, and all versions that were published. */
export const formView = async (em: ClinicEm, form: Form): Promise<z.input<typeof Contract>> => {
  await em.flush();
  const versions = await em.find(FormVersion, { form }, { orderBy: { number: 'desc' } });
  const nameOf = await namesOf(
    em,
    versions.map(({ createdBy }) => createdBy ?? null),
  );
  return {
    ...rowOf(form),
    draft: form.draft ?? null,
    published: versions[0]?.definition ?? null,
    versions: versions.map(({ number, createdAt, createdBy }) => ({
      number,
      publishedAt: createdAt,
      by: nameOf(createdBy ?? null),
    })),
  };
};

export const rowOf = ({ draft, ...row }: Form | EntityDTO<Form>) => ({
  ...{ id: row.id, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt },
  ...{ deletedAt: row.deletedAt ?? null, name: row.name, purpose: row.purpose, latest: row.latest },
  hasDraft: Boolean(draft),
});
