import { isSameView, MOST_VIEWS, type SavedView } from '../../../shared/clinic/saved-views.ts';
import { Refusal } from '../../errors.ts';

/** Refuses a view too many, one whose name another has, and a second one to begin with; what was kept before may stay. */
export const expectRoom = (views: SavedView[], before: SavedView[]): void => {
  for (const [index, { page, name, isStart }] of views.entries()) {
    const ofPage = views.filter(view => view.page === page);
    if (ofPage.length > MOST_VIEWS && ofPage.length > before.filter(view => view.page === page).length)
      throw new Refusal('You have {most} views of this list. Please delete one of them first.', {
        most: MOST_VIEWS,
      });
    const wasThere = before.some(view => view.page === page && view.name === name);
    if (!wasThere && views.some((view, other) => other !== index && isSameView(view, { page, name })))
      throw new Refusal('You have a view named {name} here already. Please choose another name.', { name });
    if (isStart && ofPage.filter(view => view.isStart).length > 1)
      throw new Refusal('A list begins with one view at most.');
  }
};
