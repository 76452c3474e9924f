import { Skeleton, Stack, Tabs } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type SettingsKind, settingsKinds } from '../../../shared/clinic/settings.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { settingTabs } from './setting-tabs.ts';
import { SettingsSearch } from './settings-search.ts';

type Props<Data> = {
  tab: SettingsKind | undefined;
  onTab: (search: z.output<typeof SettingsSearch>) => void;
  asked: Pick<UseQueryResult<Data, unknown>, 'data' | 'error' | 'refetch'>;
  children: (kind: SettingsKind, data: Data) => ReactNode;
};

/** On a phone not all of them are seen at once. */
const bringIntoView = (chosen: HTMLElement | null) =>
  chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** A tab for each kind of settings, a clinic's or the defaults. */
export const SettingsTabs = <Data,>({ tab = 'organization', onTab, asked, children }: Props<Data>) => {
  const { data, error, refetch } = asked;
  return (
    <Tabs value={tab} onChange={value => onTab(SettingsSearch.parse({ tab: value }))}>
      <Tabs.List mb="md" className="tabs-list">
        {settingsKinds.map(kind => (
          <Tabs.Tab key={kind} value={kind} ref={kind === tab ? bringIntoView : null}>
            {settingTabs[kind].tab}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {settingsKinds.map(kind => (
        <Tabs.Panel key={kind} value={kind}>
          <Stack maw={720} gap="md">
            {data && children(kind, data)}
            {!data && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
            {!data && !error && <Skeleton h={280} aria-busy="true" />}
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};
