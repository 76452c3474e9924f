import { Box, Button, Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { onWideScreens } from '../theme/wide-screens.ts';

type Props = {
  /** How many filters narrow the list; those in `always` are seen anyway and do not count. */
  active: number;
  /** Stays in sight on a phone, too. */
  always?: ReactNode;
  /** The filters that were kept under names; at the end, and in sight on a phone, too. */
  views?: ReactNode;
  children: ReactNode;
};

/** The filters of a list. A phone folds them behind one button, which says how many are at work. */
export const FilterBar = ({ active, always, views, children }: Props) => {
  const isWide = useMediaQuery(onWideScreens, undefined, { getInitialValueInEffect: false });
  const [opened, { toggle }] = useDisclosure();
  if (isWide)
    return (
      <Group gap="xs" mb="sm" className="filters">
        {always}
        {children}
        {views && <Box ms="auto">{views}</Box>}
      </Group>
    );

  return (
    <div className="filters">
      <Group gap="xs" mb="sm">
        {always}
        <Button
          variant="default"
          aria-expanded={opened}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          style={{ flex: 'none' }}
          onClick={toggle}
        >
          {active > 0 ? t('Filters ({count})', { count: active }) : t('Filters')}
        </Button>
        {views && <Box ms="auto">{views}</Box>}
      </Group>
      <Collapse expanded={opened}>
        <Group gap="xs" mb="sm">
          {children}
        </Group>
      </Collapse>
    </div>
  );
};
