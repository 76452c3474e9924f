import type { EntityMetadata, TriggerDef } from '@mikro-orm/core';

/** Inherited by every record; they need the table's name, which an abstract base does not have. */
export const recordTriggers = ({ schema, tableName, className }: EntityMetadata): TriggerDef[] => {
  const table = `"${schema}"."${tableName}"`;
  return [
    {
      // Creation fields never change (ENT-1), whoever asks.
      name: 'keep_creation',
      timing: 'before',
      events: ['update'],
      expression: `create trigger "keep_creation" before update on ${table} for each row execute function security.keep_creation()`,
    },
    {
      // Deferred to commit, because the unit of work writes the audit entry after the record (AUD-1).
      name: 'require_audit',
      timing: 'after',
      events: ['insert', 'update', 'delete'],
      expression: `create constraint trigger "require_audit" after insert or update or delete on ${table} deferrable initially deferred for each row execute function security.require_audit('${className}')`,
    },
  ];
};

/** Inherited by every trail: the database stamps time and transaction itself. */
export const trailTriggers = ({ schema, tableName }: EntityMetadata): TriggerDef[] => [
  {
    name: 'stamp_entry',
    timing: 'before',
    events: ['insert'],
    expression: `create trigger "stamp_entry" before insert on "${schema}"."${tableName}" for each row execute function security.stamp_entry()`,
  },
  {
    // After the one above, as triggers fire by their names: it relies on the context that was verified there.
    name: 'stamp_patient',
    timing: 'before',
    events: ['insert'],
    expression: `create trigger "stamp_patient" before insert on "${schema}"."${tableName}" for each row execute function security.stamp_patient()`,
  },
];

/** Those rows stay: the index, the merges and what lets into the portal. */
const staying = ['PatientTerms', 'PatientMerge', 'PortalPasskey', 'PortalSession'];

/** By which column its rows belong to a patient, or are about one, and go along when that one is merged. */
const patientColumnOf = ({ className, properties }: EntityMetadata): string | undefined => {
  if (staying.includes(className)) return undefined;
  if ('patient' in properties) return 'patient_id';
  return 'aboutPatient' in properties ? 'about_patient_id' : undefined;
};

/** Inherited by whatever belongs to a patient: nothing is left with one who was merged into another (P4). */
export const patientTriggers = (meta: EntityMetadata): TriggerDef[] => {
  const column = patientColumnOf(meta);
  if (!column) return [];
  const named = column === 'patient_id' ? '' : `'${column}'`;
  return [
    {
      name: 'keep_merged',
      timing: 'after',
      events: ['insert', 'update'],
      expression: `create trigger "keep_merged" after insert or update of ${column} on "${meta.schema}"."${meta.tableName}" for each row execute function security.keep_merged(${named})`,
    },
  ];
};
