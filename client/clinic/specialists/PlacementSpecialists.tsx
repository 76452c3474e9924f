import { Text } from '@mantine/core';
import type { PlacementSpecialist } from '../../../shared/clinic/specialists.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { RecordSection } from '../records/RecordSection.tsx';
import { PlacementSpecialistForm } from './PlacementSpecialistForm.tsx';
import { Reached } from './Reached.tsx';
import { placementSpecialistName, specialistRoles } from './specialist-words.ts';

type Of = { placementId: string };

/** Who looks after the patient of a placement, and how they are reached (CLI-4). */
export const PlacementSpecialists = ({ placementId }: Of) => (
  <RecordSection<PlacementSpecialist, Of>
    of={{ placementId }}
    permission="clinical:write"
    title={t('Specialists')}
    one={t('specialist')}
    list={api.placementSpecialists.list}
    calls={trpc.placementSpecialists}
    nameOf={placementSpecialistName}
    Form={PlacementSpecialistForm}
    isFinal
    render={({ specialist, role, note }) => (
      <>
        <Text size="sm" fw={600}>
          {specialist.name}
        </Text>
        <Text size="xs" c="dimmed">
          {[specialist.profession, specialistRoles[role], specialist.organisation].filter(Boolean).join(', ')}
        </Text>
        <Reached {...specialist} />
        {note && <Text size="sm">{note}</Text>}
      </>
    )}
  />
);
