import { AppShell, Group } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { ConnectionBanner } from '../failure/ConnectionBanner.tsx';
import { NavigationBar } from './NavigationBar.tsx';

type Props = ComponentProps<typeof NavigationBar> & {
  /** The bar above the page, with the button in it that opens the menu. */
  header: ReactNode;
  navbarClassName?: string;
  children: ReactNode;
};

/** What stands around every page of whoever is signed in: menu, bar and the page itself. */
export const Frame = ({ header, navbarClassName = '', children, ...navigation }: Props) => (
  <>
    <a href="#main" className="skip-link">
      {t('Skip to content')}
    </a>
    <AppShell
      layout="alt"
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !navigation.opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header className="shell-header">
        <Group h="100%" px={{ base: 'sm', sm: 'lg' }} justify="space-between" wrap="nowrap">
          {header}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={`shell-navbar ${navbarClassName}`} aria-label={t('Pages')} component="nav">
        <NavigationBar {...navigation} />
      </AppShell.Navbar>
      <AppShell.Main id="main" className="shell-main" tabIndex={-1}>
        <ConnectionBanner />
        {children}
      </AppShell.Main>
    </AppShell>
  </>
);
