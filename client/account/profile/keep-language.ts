import type { Language } from '../../../shared/i18n/languages.ts';
import { trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';

/** With the account, so that other browsers know it as well. */
export const keepWithAccount = async (language: Language): Promise<boolean> => {
  try {
    await trpc.profile.chooseLanguage.mutate({ language });
    return true;
  } catch (error) {
    tellFailure(error);
    return false;
  }
};
