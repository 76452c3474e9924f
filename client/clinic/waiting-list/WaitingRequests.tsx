import { Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { WaitingRequest } from '../../../shared/clinic/waiting-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { visitorName } from '../booking-requests/request-words.ts';
import { WaitingRequestDecision } from './WaitingRequestDecision.tsx';
import { wishWords } from './waiting-words.ts';

const columns = (formats: Formats): Column<WaitingRequest>[] => [
  {
    accessor: 'lastName',
    title: t('Who wants to wait'),
    cellsClassName: 'main-column',
    render: request => <TwoLines title={visitorName(request)} note={request.service.name} />,
  },
  {
    accessor: 'earliest',
    title: t('Wanted'),
    visibleMediaQuery: onWideScreens,
    render: request => (
      <TwoLines
        title={wishWords(request, formats)}
        note={[request.practitioner?.name ?? t('Anybody'), request.facility?.name ?? t('anywhere')].join(
          ', ',
        )}
      />
    ),
  },
  {
    accessor: 'createdAt',
    title: t('Asked'),
    cellsClassName: 'side-column',
    render: ({ createdAt }) => formats.moment(createdAt),
  },
];

/** Who wants to wait, by the clinic's page, and is no patient's entry yet; nothing where nobody does. */
export const WaitingRequests = () => {
  const pages = usePages(api.waitingRequests.list, {});
  const [opened, setOpened] = useState<WaitingRequest>();
  const list = columns(useFormats());
  const close = () => setOpened(undefined);
  if (pages.items?.length === 0 && !opened) return null;
  if (!pages.items && !pages.error) return null;

  return (
    <Stack gap="xs" mb="lg" component="section" aria-label={t('From the clinic’s page')}>
      <Title order={2} size="h4">
        {t('From the clinic’s page')}
      </Title>
      <RecordTable
        label={t('From the clinic’s page')}
        pages={pages}
        columns={list}
        onOpen={setOpened}
        empty={null}
      />
      <FormDialog opened={opened !== undefined} onClose={close} title={t('From the clinic’s page')} size="lg">
        {opened && <WaitingRequestDecision key={opened.id} request={opened} onDone={close} />}
      </FormDialog>
    </Stack>
  );
};
