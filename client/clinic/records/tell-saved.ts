import { t } from '../../../shared/i18n/translate.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { type Decision, offerToUndo } from '../dependents/decision.tsx';

type Saved<Values> = {
  sentence: string;
  /** What the form began with, and what was saved. */
  before: Values;
  after: Values;
  /** Saves by the version that was saved, so that what somebody else changed since is a conflict; falsy where it is not done. */
  writeBack: (before: Values) => Promise<unknown>;
  decision?: Decision;
};

/** Says that a change is saved, and lets it be taken back where it changed anything. */
export const tellSaved = <Values>({ sentence, before, after, writeBack, decision = {} }: Saved<Values>) => {
  const isChanged = JSON.stringify(before) !== JSON.stringify(after);
  if (!isChanged && !decision.undo) return tellSuccess(sentence);
  offerToUndo(sentence, decision, async () => {
    const written = await writeBack(before);
    if (written && !decision.undo) tellSuccess(t('It is as it was before.'));
    return written;
  });
};
