import type { BackedUpRow, BackedUpState } from '../../../shared/clinic/backed-up.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { entityLabel } from '../audit/entity-words.ts';

export const backedUpStates = {
  same: { label: t('As it was'), tone: 'good' },
  changed: { label: t('Changed'), tone: 'waiting' },
  trashed: { label: t('In the trash'), tone: 'quiet' },
  gone: { label: t('Gone for ever'), tone: 'bad' },
} as const satisfies Record<BackedUpState, object>;

type Called = Pick<BackedUpRow, 'name' | 'at' | 'patient'>;

/** What a record is called: by its own name, else by that of its patient and its time. */
export const calledBy = (
  { name, at, patient }: Called,
  { entity, moment }: { entity: string; moment: (instant: string) => string },
): string => {
  const time = at?.includes('T') ? moment(at) : at;
  return [patient ?? name, time].filter(Boolean).join(', ') || entityLabel(entity);
};
