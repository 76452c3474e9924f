import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AlikePatients } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { PatientName } from '../patient-names/PatientName.tsx';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { visitorName } from './request-words.ts';

type Step<Value> = { mutate: (value: Value) => void; isPending: boolean; error: unknown };

type Props = {
  visitor: { firstName: string; lastName: string };
  isOpen: boolean;
  matches: AlikePatients | undefined;
  /** Gives it to a patient, or to a new one. */
  accept: Step<string | undefined>;
  decline: Step<string | null>;
  words: { accept: string; letter: string };
  /** What was asked for. */
  children: ReactNode;
};

const NEW = 'new';
const OTHER = 'other';

/** For whom it is: one of those who are alike, another patient, or a new one. Nothing is chosen for the desk (D1). */
export const VisitorDecision = ({ visitor, isOpen, matches, accept, decline, words, children }: Props) => {
  const may = useMay();
  const formats = useFormats();
  const [whom, setWhom] = useState<string>();
  const [other, setOther] = useState('');
  const [reason, setReason] = useState<string>();
  const name = visitorName(visitor);
  const error = accept.error ?? decline.error;
  const patientId = whom === NEW ? undefined : whom === OTHER ? other : whom;

  return (
    <Stack gap="md">
      {children}
      <FailureAlert failure={error ? failureOf(error) : undefined} />
      {isOpen && reason === undefined && (
        <>
          <Radio.Group
            label={t('Who is it?')}
            description={t('A patient who is chosen stays as they are; a new one gets what was typed.')}
            value={whom ?? null}
            onChange={setWhom}
          >
            <Stack gap="xs" mt="xs">
              {matches?.items.map(patient => (
                <Radio
                  key={patient.id}
                  value={patient.id}
                  label={
                    <PatientName
                      patient={{ ...patient, name: visitorName(patient) }}
                      render={called =>
                        [called, patient.birthDate && formats.date(patient.birthDate), patient.phone]
                          .filter(Boolean)
                          .join(', ')
                      }
                    />
                  }
                />
              ))}
              <Radio
                value={OTHER}
                label={t('Another patient of the clinic')}
                description={matches?.isCut && t('There are more who are alike; a search finds them.')}
              />
              {may('patients:write') && <Radio value={NEW} label={t('A new patient, {name}', { name })} />}
            </Stack>
          </Radio.Group>
          {whom === OTHER && <PatientSelect value={other} onChange={setOther} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setReason('')}>
              {t('Decline')}
            </Button>
            <Button
              disabled={!whom || (whom === OTHER && !other)}
              loading={accept.isPending}
              onClick={() => accept.mutate(patientId)}
            >
              {words.accept}
            </Button>
          </Group>
        </>
      )}
      {isOpen && reason !== undefined && (
        <>
          <Textarea
            label={t('What the letter says besides')}
            description={words.letter}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setReason(undefined)}>
              {t('Back')}
            </Button>
            <Button color="red.9" loading={decline.isPending} onClick={() => decline.mutate(reason)}>
              {t('Decline and write to them')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
};
