import { Divider, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { Attachments } from '../attachments/Attachments.tsx';
import { RequestComments } from '../request-comments/RequestComments.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { RequestSteps } from './RequestSteps.tsx';
import { ServiceRequestForm } from './ServiceRequestForm.tsx';

const openStatuses: ServiceRequest['status'][] = ['new', 'accepted', 'scheduled'];

/** A request with what is written to it and what can be done; a new one begins with the form. */
export const RequestDetails = ({ record, onClose }: FormProps<ServiceRequest>) =>
  record ? (
    <Opened record={record} onClose={onClose} />
  ) : (
    <ServiceRequestForm record={undefined} onClose={onClose} />
  );

const Opened = ({ record, onClose }: { record: ServiceRequest; onClose: () => void }) => {
  const mayWrite = useMay()('requests:write');
  // The steps change it while it is open.
  const { data } = useQuery(api.serviceRequests.get.queryOptions({ id: record.id }, { initialData: record }));
  return (
    <Stack gap="md">
      <RequestFacts request={data} />
      {mayWrite && <RequestSteps request={data} />}
      <Divider />
      <Tabs defaultValue="comments" keepMounted>
        <Tabs.List>
          <Tabs.Tab value="comments">{t('Comments')}</Tabs.Tab>
          <Tabs.Tab value="files">{t('Files')}</Tabs.Tab>
          {mayWrite && openStatuses.includes(data.status) && <Tabs.Tab value="edit">{t('Edit')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="comments" pt="md">
          <RequestComments requestId={data.id} mayWrite={mayWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <Attachments owner={{ requestId: data.id }} mayWrite={mayWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="edit" pt="md">
          <ServiceRequestForm key={data.version} record={data} onClose={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
};
