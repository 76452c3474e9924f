import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { ListExport } from './list-export.entity.ts';

const schema = defineEntity({
  name: 'ListExportPart',
  schema: 'clinic',
  tableName: 'list_export_parts',
  extends: TenantScoped,
  uniques: [{ name: 'list_export_parts_in_order', properties: ['tenantId', 'export', 'position'] }],
  indexes: [{ name: 'list_export_parts_by_age', properties: ['at'] }],
  policies: [
    boundReaders(
      part => `${part.ownerId} = (select security.current_actor()) or current_user = 'medflow_owner'`,
    ),
    removedAfter('at', '1 day'),
  ],
  properties: {
    export: () => belongsTo(ListExport, 'export_id').comment(WRITTEN_ONCE),
    ownerId: p.uuid().comment(WRITTEN_ONCE),
    position: p.integer().comment(WRITTEN_ONCE),
    at: p.datetime(3).comment(WRITTEN_ONCE),
    csv: sealedText(),
    /** Whom its rows tell of: each time it is fetched they are seen (M19). */
    patientIds: p
      .array()
      .columnType('uuid[]')
      .$type<string[]>()
      .defaultRaw("'{}'")
      .onCreate(part => part.patientIds ?? [])
      .comment(WRITTEN_ONCE),
  },
});

/** Some rows of a list that somebody takes along. Not audited: the export is. */
export class ListExportPart extends schema.class {}
schema.setClass(ListExportPart);
