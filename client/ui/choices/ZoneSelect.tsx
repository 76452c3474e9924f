import { Select, type SelectProps } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')];

/** Every time zone that the browser knows, and the one that is set. */
export const ZoneSelect = (props: Omit<SelectProps, 'data'>) => (
  <Select
    label={t('Time zone')}
    searchable
    allowDeselect={false}
    limit={200}
    data={[...new Set([...(props.value ? [props.value] : []), ...zones])]}
    {...props}
  />
);
