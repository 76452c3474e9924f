import { useQueryClient } from '@tanstack/react-query';
import { isSameView, type ListPage, type SavedView } from '../../../shared/clinic/saved-views.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { offerUndo, tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { ownPreferences } from '../preferences/own-preferences.ts';
import { usePreferences } from '../preferences/use-preferences.ts';

/** The views that the user saved of a list, and what can be done with them. Answers are whether it was saved; if not, that was told. */
export const useViews = (page: ListPage) => {
  const client = useQueryClient();
  const { preferences, save } = usePreferences();

  /** Of what is kept by now: another window may have saved a view meanwhile. */
  const change = async (next: (views: SavedView[]) => SavedView[]): Promise<boolean> => {
    try {
      const { views } = await client.fetchQuery({ ...ownPreferences, staleTime: 0 });
      return await save(() => ({ views: next(views) }));
    } catch (error) {
      tellFailure(error);
      return false;
    }
  };

  return {
    views: preferences.views.filter(view => view.page === page),

    keep: async (view: Pick<SavedView, 'name' | 'search'>): Promise<boolean> => {
      const isKept = await change(views => [...views, { ...view, page, isStart: false }]);
      if (isKept) tellSuccess(t('The view {name} is saved.', { name: view.name }));
      return isKept;
    },

    replace: async (view: SavedView, by: Partial<SavedView>, said: string): Promise<boolean> => {
      const isReplaced = await change(views =>
        views.map(other => {
          if (isSameView(other, view)) return { ...other, ...by };
          return by.isStart && other.page === page ? { ...other, isStart: false } : other;
        }),
      );
      if (isReplaced) tellSuccess(said);
      return isReplaced;
    },

    remove: async (view: SavedView): Promise<void> => {
      const place = preferences.views.findIndex(other => isSameView(other, view));
      if (await change(views => views.filter(other => !isSameView(other, view))))
        offerUndo(t('The view {name} is deleted.', { name: view.name }), () =>
          change(views => views.toSpliced(place, 0, view)),
        );
    },
  };
};
