import { SimpleGrid } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { Interactions } from './Interactions.tsx';
import { Substances } from './Substances.tsx';

/** What the clinic's checks of medicines know; what is not in it is not checked. */
export const DrugListPage = () => (
  <>
    <PageHeader
      title={t('Drug list')}
      description={t('By this list medicines are checked against allergies and against one another')}
    />
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: 'start' }}>
      <Substances />
      <Interactions />
    </SimpleGrid>
  </>
);
