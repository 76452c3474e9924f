import { defineEntity, p } from '@mikro-orm/core';
import { sealedBytes } from '../../data/forms/sealed-column.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { PatientImport } from './patient-import.entity.ts';

const schema = defineEntity({
  name: 'ImportPart',
  schema: 'clinic',
  tableName: 'import_parts',
  extends: TenantScoped,
  uniques: [{ name: 'import_parts_in_order', properties: ['tenantId', 'import', 'position'] }],
  indexes: [{ name: 'import_parts_by_age', properties: ['at'] }],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), removedAfter('at', '1 day')],
  properties: {
    import: () => belongsTo(PatientImport, 'import_id'),
    position: p.integer(),
    at: p.datetime(3).onCreate(() => new Date()),
    /** How many bytes it brought. */
    size: p.integer(),
    /** Empty once the file is imported or discarded. */
    bytes: sealedBytes(),
  },
});

/** Some bytes of a file that is sent. Not audited: the import is. */
export class ImportPart extends schema.class {}
schema.setClass(ImportPart);
