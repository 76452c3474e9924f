import { Button, Group, Menu, Skeleton, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconMessagePlus, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type HealthEvent,
  HealthEventError,
  type HealthEventKind,
} from '../../../shared/clinic/health/health-events.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { askWhatWasWrong } from './ask-what-was-wrong.tsx';
import { EventForm } from './EventForm.tsx';
import { eventKinds, gravities } from './health-words.ts';

type Props = { patientId: string };
type Open = { kind: HealthEventKind; incident?: HealthEvent };

const Event = ({ event }: { event: HealthEvent }) => {
  const { moment } = useFormats();
  const { kind, text, gravity, place, told, todo, enteredBy, createdAt, withdrawnAt } = event;
  const notes = [
    gravity && gravities[gravity],
    place,
    told && t('told: {who}', { who: told }),
    todo && t('to do: {what}', { what: todo }),
    enteredBy && t('entered by {name}', { name: enteredBy }),
    t('entered {date}', { date: moment(createdAt) }),
  ];
  return (
    <div>
      <Text size="sm" fw={600}>
        {[eventKinds[kind], moment(event.happenedAt)].join(', ')}
      </Text>
      <Text size="sm" className="written" td={withdrawnAt ? 'line-through' : undefined}>
        {text}
      </Text>
      <Text size="xs" c="dimmed">
        {notes.filter(Boolean).join(', ')}
      </Text>
      {withdrawnAt && (
        <Text size="sm">
          {t('Entered in error, says {name}: {reason}', {
            ...{ name: event.withdrawnBy ?? t('Someone'), reason: event.withdrawnReason ?? '' },
          })}
        </Text>
      )}
    </div>
  );
};

/** What was seen of a patient and what happened to them, the latest first. */
export const HealthEvents = ({ patientId }: Props) => {
  const mayWrite = useMay()('clinical:write');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const pages = usePages(api.healthEvents.list, { patientId });
  const { mutateAsync: withdraw } = useMutation(api.healthEvents.withdraw.mutationOptions());
  const sayWrong = async ({ id, version, kind }: HealthEvent) => {
    const given = await askWhatWasWrong(eventKinds[kind], HealthEventError.pick({ reason: true }));
    if (!given) return;
    await withdraw({ id, version, reason: given.reason });
    tellSuccess(t('{name} is marked as entered in error.', { name: eventKinds[kind] }));
  };
  const rows = () => {
    if (!pages.items && pages.error)
      return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
    if (!pages.items) return <Skeleton h={80} aria-busy="true" />;
    if (pages.items.length === 0)
      return (
        <Text size="sm" c="dimmed">
          {t('None recorded')}
        </Text>
      );
    return (
      <ul className="parts">
        {pages.items.map(event => (
          <li key={event.id}>
            <Event event={event} />
            {mayWrite && !event.withdrawnAt && (
              <RowMenu label={t('Actions for {name}', { name: eventKinds[event.kind] })}>
                {event.kind === 'incident' && (
                  <Menu.Item
                    leftSection={<IconMessagePlus size={16} aria-hidden />}
                    onClick={() => setOpen({ kind: 'follow_up', incident: event })}
                  >
                    {t('Follow-up')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconAlertCircle size={16} aria-hidden />}
                  onClick={() => void sayWrong(event).catch(tellFailure)}
                >
                  {t('Entered in error')}
                </Menu.Item>
              </RowMenu>
            )}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <section aria-labelledby="health-events">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="health-events">
          {t('Observations and incidents')}
        </Title>
        {mayWrite && (
          <Group gap="xs">
            {(['observation', 'incident'] as const).map(kind => (
              <Button
                key={kind}
                size="compact-sm"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setOpen({ kind })}
              >
                {eventKinds[kind]}
              </Button>
            ))}
          </Group>
        )}
      </Group>
      {rows()}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
      <FormDialog opened={open !== undefined} onClose={close} title={open && eventKinds[open.kind]}>
        {open && <EventForm patientId={patientId} {...open} onClose={close} />}
      </FormDialog>
    </section>
  );
};
