import { Menu } from '@mantine/core';
import { IconBookmarkEdit, IconHome, IconHomeOff, IconPencil, IconTrash } from '@tabler/icons-react';
import type { SavedView } from '../../../shared/clinic/saved-views.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { askForName } from './ask-for-name.tsx';
import type { useViews } from './use-views.ts';

type Props = Pick<ReturnType<typeof useViews>, 'replace' | 'remove'> & {
  view: SavedView;
  /** What others are called. */
  taken: string[];
  /** What the list shows instead of it by now. */
  search: string | undefined;
  onRenamed: (name: string) => void;
};

const icon = { size: 16, 'aria-hidden': true } as const;

/** What can be done with the view that was opened last. */
export const ChosenView = ({ view, taken, search, replace, remove, onRenamed }: Props) => {
  const { name, isStart } = view;
  const rename = async () => {
    const given = await askForName({
      title: t('Rename {name}', { name }),
      submitLabel: t('Rename'),
      name,
      taken,
    });
    if (given && (await replace(view, { name: given }, t('The view is called {name} now.', { name: given }))))
      onRenamed(given);
  };
  const begin = () =>
    void replace(
      view,
      { isStart: !isStart },
      isStart ? t('The list begins without filters.') : t('The list begins with {name}.', { name }),
    );
  return (
    <>
      <Menu.Divider />
      <Menu.Label className="breaks">{name}</Menu.Label>
      {search !== undefined && (
        <Menu.Item
          leftSection={<IconBookmarkEdit {...icon} />}
          onClick={() =>
            void replace(view, { search }, t('The view {name} has these filters now.', { name }))
          }
        >
          {t('Replace by these filters')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => void rename()}>
        {t('Rename…')}
      </Menu.Item>
      <Menu.Item leftSection={isStart ? <IconHomeOff {...icon} /> : <IconHome {...icon} />} onClick={begin}>
        {isStart ? t('Begin without filters') : t('Begin the list with it')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void remove(view)}>
        {t('Delete')}
      </Menu.Item>
    </>
  );
};
