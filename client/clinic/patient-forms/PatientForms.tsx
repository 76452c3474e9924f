import { Button, Group, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { formStatuses } from '../filled-forms/answer-words.ts';
import { RecordSection } from '../records/RecordSection.tsx';
import { PlacementForm, placementName, placementStatuses } from './PlacementForm.tsx';

type Of = { patientId: string };

/** Where the patient stays, and every form that was filled in about them (CLI-4, CLI-5). */
export const PatientForms = ({ patientId }: Of) => (
  <Stack gap="md">
    <Placements patientId={patientId} />
    <Forms patientId={patientId} />
  </Stack>
);

const Placements = ({ patientId }: Of) => {
  const { date } = useFormats();
  return (
    <RecordSection
      of={{ patientId }}
      permission="forms:fill"
      title={t('Placements')}
      one={t('placement')}
      list={api.placements.list}
      calls={trpc.placements}
      nameOf={placementName}
      Form={PlacementForm}
      render={placement => (
        <>
          <Group gap="sm">
            <AnchorLink
              to="/filled-forms/$filledFormId"
              params={{ filledFormId: placement.filledFormId }}
              fw={600}
              size="sm"
            >
              {placement.place}
            </AnchorLink>
            <Status {...placementStatuses[placement.status]} />
          </Group>
          <Text size="xs" c="dimmed">
            {[
              placement.endsOn
                ? t('{from} to {to}', { from: date(placement.startsOn), to: date(placement.endsOn) })
                : t('From {date}', { date: date(placement.startsOn) }),
              ...placement.specialists,
            ].join(', ')}
          </Text>
        </>
      )}
    />
  );
};

const Forms = ({ patientId }: Of) => {
  const { moment } = useFormats();
  const pages = usePages(api.filledForms.list, { patientId });
  return (
    <Paper component="section" p="md" aria-labelledby="patient-forms">
      <Title order={2} size="h5" id="patient-forms" mb="xs">
        {t('Forms')}
      </Title>
      {useMay()('forms:fill') && <Begin patientId={patientId} />}
      {!pages.items && <Skeleton h={36} aria-busy="true" />}
      {pages.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('None recorded')}
        </Text>
      )}
      <ul className="parts">
        {pages.items?.map(({ id, name, number, status, updatedAt }) => (
          <li key={id}>
            <div>
              <Group gap="sm">
                <AnchorLink to="/filled-forms/$filledFormId" params={{ filledFormId: id }} fw={600} size="sm">
                  {name}
                </AnchorLink>
                <Status {...formStatuses[status]} />
              </Group>
              <Text size="xs" c="dimmed">
                {[t('Version {number}', { number }), moment(updatedAt)].join(', ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Paper>
  );
};

const Begin = ({ patientId }: Of) => {
  const navigate = useNavigate();
  const [formId, setFormId] = useState<string | null>(null);
  const published = usePages(api.forms.list, { limit: 100 }).items?.filter(
    ({ latest, purpose }) => latest > 0 && purpose === 'general',
  );
  const { mutate: fill, isPending } = useMutation(
    api.filledForms.begin.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ id }) =>
        void navigate({ to: '/filled-forms/$filledFormId', params: { filledFormId: id } }),
    }),
  );
  if (!published?.length) return null;
  return (
    <Group gap="xs" align="flex-end" mb="sm">
      <Select
        label={t('Form')}
        data={published.map(({ id, name }) => ({ value: id, label: name }))}
        value={formId}
        onChange={setFormId}
      />
      <Button disabled={!formId} loading={isPending} onClick={() => formId && fill({ patientId, formId })}>
        {t('Fill in')}
      </Button>
    </Group>
  );
};
