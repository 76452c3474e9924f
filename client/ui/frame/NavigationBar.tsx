import { CloseButton, Group, NavLink, ScrollArea } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { Logo } from '../pages/Logo.tsx';
import type { Destination } from './destination.ts';
import { MenuSection } from './MenuSection.tsx';

type Props = {
  /** Whose pages these are; stands beside the logo. */
  name: ReactNode;
  destinations: (Destination & { badge?: ReactNode })[];
  opened: boolean;
  onClose: () => void;
};

export const NavigationBar = ({ name, destinations, opened, onClose }: Props) => {
  const { pathname } = useLocation();
  const isCurrent = (to: string) => pathname === to || pathname.startsWith(`${to}/`);

  return (
    <>
      <Group px="md" h={60} wrap="nowrap" gap={10} className="shell-brand">
        <Logo size={30} />
        {name}
        {opened && (
          <CloseButton
            className="shell-close"
            hiddenFrom="sm"
            aria-label={t('Close the menu')}
            onClick={onClose}
          />
        )}
      </Group>
      <ScrollArea flex={1} px={8} py="xs">
        {[...Map.groupBy(destinations, ({ section }) => section)].map(([section, pages]) => (
          <MenuSection key={section} name={section}>
            {pages.map(({ to, label, icon: Icon, badge }) => (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={label}
                leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
                rightSection={badge}
                active={isCurrent(to)}
                aria-current={isCurrent(to) ? 'page' : undefined}
                onClick={onClose}
                className="shell-link"
              />
            ))}
          </MenuSection>
        ))}
      </ScrollArea>
    </>
  );
};
