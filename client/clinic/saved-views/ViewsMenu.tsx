import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBookmark, IconBookmarkFilled, IconCheck, IconChevronDown, IconHome } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListPage } from '../../../shared/clinic/saved-views.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { askForName } from './ask-for-name.tsx';
import { ChosenView } from './ChosenView.tsx';
import { useViews } from './use-views.ts';
import { addressOf, isSameSearch, searchTextOf } from './view-address.ts';

type Named = { name: string; search: string; isStart?: boolean };
type Props = {
  page: ListPage;
  /** What the list is narrowed to and sorted by, as its address says it; what is open beside it is no part of a view. */
  filters: Record<string, unknown>;
  /** What everybody has without saving it. */
  ready?: Named[];
};

const icon = { size: 16, 'aria-hidden': true } as const;

/** The filters that one saved under names, and the way to save those of now (UI-2). */
export const ViewsMenu = ({ page, filters, ready = [] }: Props) => {
  const navigate = useNavigate();
  const isWide = useMediaQuery(onWideScreens, undefined, { getInitialValueInEffect: false });
  const { views, keep, ...changes } = useViews(page);
  const search = searchTextOf(filters);
  const isShown = (view: Named) => isSameSearch(view.search, search);

  // Stays the one that is replaced or renamed while its filters are being changed.
  const [opened, setOpened] = useState<string>();
  const chosen = views.find(({ name }) => name === opened);
  const shown = chosen && isShown(chosen) ? chosen : (views.find(isShown) ?? ready.find(isShown));
  if (shown && shown.name !== opened) setOpened(shown.name);

  const open = (view: Named) => {
    setOpened(view.name);
    void navigate({ href: addressOf({ page, search: view.search }), replace: true });
  };
  const save = async () => {
    const name = await askForName({
      ...{ title: t('Save these filters'), submitLabel: t('Save the view') },
      taken: [...ready, ...views].map(view => view.name),
    });
    if (name && (await keep({ name, search }))) setOpened(name);
  };
  const label = shown ? t('View: {name}', { name: shown.name }) : t('Views');
  const Bookmark = shown ? IconBookmarkFilled : IconBookmark;

  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        {isWide ? (
          <Button
            variant="default"
            className="views-button"
            aria-label={label}
            title={label}
            leftSection={<Bookmark {...icon} />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {shown?.name ?? t('Views')}
          </Button>
        ) : (
          <ActionIcon variant="default" size={36} aria-label={label}>
            <Bookmark {...icon} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {[...ready, ...views].map(view => (
          <Menu.Item
            key={view.name}
            aria-current={view === shown || undefined}
            leftSection={view === shown ? <IconCheck {...icon} /> : <span className="icon-room" />}
            rightSection={view.isStart && <IconHome size={14} aria-label={t('The list begins with it')} />}
            onClick={() => open(view)}
          >
            <Text span inherit className="breaks">
              {view.name}
            </Text>
          </Menu.Item>
        ))}
        {ready.length + views.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconBookmark {...icon} />} onClick={() => void save()}>
          {t('Save these filters…')}
        </Menu.Item>
        {chosen && (
          <ChosenView
            view={chosen}
            taken={[...ready, ...views].filter(view => view !== chosen).map(view => view.name)}
            search={isShown(chosen) ? undefined : search}
            onRenamed={setOpened}
            {...changes}
          />
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
