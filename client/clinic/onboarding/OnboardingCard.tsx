import { Group, List, Paper, Progress, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { steps } from './onboarding-words.ts';

/** What a new clinic does first, for those who lead it; it goes away by itself once all of it is done. */
export const OnboardingCard = () => {
  const mayRead = useMay()('clinic:read');
  const { data } = useQuery(api.clinic.onboarding.queryOptions(undefined, { enabled: mayRead }));
  const all = data?.steps ?? [];
  const done = all.filter(step => step.done).length;
  if (done === all.length) return null;

  return (
    <Paper p="md" mb="md" component="section" aria-labelledby="first-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="first-steps">
          {t('First steps')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('{done} of {all} done', { done, all: all.length })}
        </Text>
      </Group>
      <Progress value={(100 * done) / all.length} mb="sm" aria-label={t('First steps')} />
      <List size="sm" center listStyleType="none" className="first-steps">
        {all.map(step => (
          <List.Item
            key={step.step}
            icon={
              <ThemeIcon size={22} radius="xl" variant="light" color={step.done ? 'green' : 'gray'}>
                {step.done ? (
                  <IconCheck size={14} aria-label={t('Done')} />
                ) : (
                  <IconCircleDashed size={14} aria-hidden />
                )}
              </ThemeIcon>
            }
          >
            {step.done ? (
              <Text size="sm" c="dimmed">
                {steps[step.step].label}
              </Text>
            ) : (
              <AnchorLink size="sm" to={steps[step.step].to} search={steps[step.step].search}>
                {steps[step.step].label}
              </AnchorLink>
            )}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
};
