import { Alert, Button, Checkbox, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackedUpField, BackedUpRecord as Found } from '../../../shared/clinic/backed-up.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { offerUndo, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { fieldLabel } from '../audit/field-words.ts';
import { valueWords } from '../audit/value-words.ts';
import { backedUpStates, calledBy } from './backed-up-words.ts';

/** What somebody wrote may have no place to break. */
const WRAPPED = { overflowWrap: 'anywhere' } as const;

type Of = { backupId: string; entity: string; entityId: string };
type Props = { of: Of; onDone: () => void };

/** One record field by field, as it was and as it is, and what of it to put back. */
export const BackedUpRecord = ({ of, onDone }: Props) => {
  const { data, error, refetch } = useQuery(api.backedUp.get.queryOptions(of));
  if (data) return <Difference key={data.version} of={of} found={data} onDone={onDone} />;
  return error ? (
    <ErrorState error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton h={220} aria-busy="true" />
  );
};

const Difference = ({ of, found, onDone }: Props & { found: Found }) => {
  const { moment } = useFormats();
  const differing = found.fields.filter(({ isSame, was, is }) => !isSame && (was !== null || is !== null));
  const choosable = found.state === 'changed' ? differing.filter(({ mayPutBack }) => mayPutBack) : [];
  const [chosen, setChosen] = useState(() => choosable.map(({ name }) => name));
  const { failure, isBusy, putBack } = usePutBack(of, found, onDone);
  const isGone = found.state === 'gone';
  const mayPutBack = isGone ? found.mayMakeAgain : chosen.length > 0;
  const toggle = ({ name, with: along }: BackedUpField, on: boolean) => {
    const party = [name, ...along];
    setChosen(before => [...before.filter(field => !party.includes(field)), ...(on ? party : [])]);
  };

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Text fw={600}>{calledBy(found, { entity: of.entity, moment })}</Text>
        <Status {...backedUpStates[found.state]} />
      </Group>
      {found.state === 'trashed' && (
        <Alert variant="light">
          {t(
            'It lies in the trash and keeps all it had. Take it out of there; then single fields can be put back here.',
          )}{' '}
          <AnchorLink to="/trash">{t('To the trash')}</AnchorLink>
        </Alert>
      )}
      {isGone && (
        <Alert variant="light">
          {found.mayMakeAgain
            ? t(
                'It was removed for ever. Put back, it is there again under its old id, and whatever refers to it finds it.',
              )
            : t('It was removed for ever and cannot be put back by itself.')}
        </Alert>
      )}
      <Table aria-label={t('Then and today')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Field')}</Table.Th>
            <Table.Th>{t('Then')}</Table.Th>
            {!isGone && <Table.Th>{t('Today')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differing.map(field => (
            <Table.Tr key={field.name}>
              <Table.Td>
                {choosable.includes(field) ? (
                  <Checkbox
                    label={fieldLabel(field.name)}
                    checked={chosen.includes(field.name)}
                    onChange={({ currentTarget }) => toggle(field, currentTarget.checked)}
                  />
                ) : (
                  fieldLabel(field.name)
                )}
              </Table.Td>
              <Table.Td style={WRAPPED}>{valueWords(field.was, moment)}</Table.Td>
              {!isGone && <Table.Td style={WRAPPED}>{valueWords(field.is, moment)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <FailureAlert failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('Close')}
        </Button>
        {(isGone || choosable.length > 0) && (
          <Button
            disabled={!mayPutBack}
            loading={isBusy}
            onClick={() => void putBack(isGone ? undefined : chosen)}
          >
            {isGone ? t('Put it back') : t('Put back what is ticked')}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

const usePutBack = (of: Of, found: Found, onDone: () => void) => {
  const { moment } = useFormats();
  const [failure, setFailure] = useState<Failure>();
  const { mutateAsync, isPending } = useMutation(api.backedUp.putBack.mutationOptions());
  const { mutateAsync: undo } = useMutation(api.backedUp.undo.mutationOptions());
  const putBack = async (fields: string[] | undefined) => {
    setFailure(undefined);
    try {
      const put = await confirmed(() => mutateAsync({ ...of, version: found.version, fields }));
      if (!put) return;
      onDone();
      const said = t('{name} is put back.', { name: calledBy(found, { entity: of.entity, moment }) });
      const sealed = put.undo;
      if (sealed) offerUndo(said, () => confirmed(() => undo({ undo: sealed })));
      else tellSuccess(said);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return { failure, isBusy: isPending, putBack };
};
