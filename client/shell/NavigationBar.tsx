import { CloseButton, Group, NavLink, ScrollArea } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useMay } from '../session.tsx';
import { Logo } from '../ui/pages/Logo.tsx';
import { ClinicSwitcher } from './ClinicSwitcher.tsx';
import { destinations } from './navigation.ts';

type Props = { opened: boolean; onNavigate: () => void };

export const NavigationBar = ({ opened, onNavigate }: Props) => {
  const may = useMay();
  const { pathname } = useLocation();
  const isCurrent = (to: string) => (to === '/' ? pathname === '/' : pathname.startsWith(to));

  return (
    <>
      <Group px="md" h={60} wrap="nowrap" gap={10} className="shell-brand">
        <Logo size={30} />
        <ClinicSwitcher />
        {opened && (
          <CloseButton
            className="shell-close"
            hiddenFrom="sm"
            aria-label="Close the menu"
            onClick={onNavigate}
          />
        )}
      </Group>
      <ScrollArea flex={1} px={8} py="xs">
        {destinations
          .filter(({ permission }) => may(permission))
          .map(({ to, label, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={label}
              leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
              active={isCurrent(to)}
              aria-current={isCurrent(to) ? 'page' : undefined}
              onClick={onNavigate}
              className="shell-link"
            />
          ))}
      </ScrollArea>
    </>
  );
};
