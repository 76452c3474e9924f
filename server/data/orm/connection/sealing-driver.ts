import type {
  CountOptions,
  Dictionary,
  EntityData,
  EntityDictionary,
  EntityMetadata,
  EntityName,
  EntityProperty,
  FilterQuery,
  FindOptions,
  NativeInsertUpdateManyOptions,
  NativeInsertUpdateOptions,
  ObjectQuery,
  PopulateOptions,
  QueryResult,
} from '@mikro-orm/core';
import type { AnyQueryBuilder } from '@mikro-orm/postgresql';
import { isSealed } from '../../forms/sealed-column.ts';
import type { Place } from '../../vault/keyring.ts';
import type { Vault } from '../../vault/vault.ts';
import { VaultFault } from '../../vault/vault-fault.ts';
import { FewMessagesPostgreSqlDriver, type Timed } from './driver.ts';

type Row = Dictionary;
type Meta = Pick<EntityMetadata, 'className' | 'schema' | 'tableName' | 'props' | 'relations'>;

const sealedOf = new WeakMap<object, EntityProperty[]>();
const sealedProperties = (meta: Meta): EntityProperty[] => {
  let known = sealedOf.get(meta);
  if (!known) {
    known = meta.props.filter(isSealed);
    sealedOf.set(meta, known);
  }
  return known;
};

/** As the driver of an unsealed column answers it: rows that no record is made of are read as they come. */
const asHeld = ({ runtimeType }: EntityProperty, opened: Buffer): unknown => {
  if (runtimeType === 'Buffer') return opened;
  return runtimeType === 'any' ? JSON.parse(opened.toString()) : opened.toString();
};

/** Where a value of a row is kept, for statements of our own as well. */
export const placeOf = (
  meta: Pick<Meta, 'schema' | 'tableName'>,
  { fieldNames: [column] }: Pick<EntityProperty, 'fieldNames'>,
  { tenantId, id }: Row,
): Place => {
  const table = `${meta.schema}.${meta.tableName}`;
  if (typeof tenantId !== 'string' || typeof id !== 'string' || !column)
    throw new VaultFault(`A row of ${table} without its key holds what is sealed.`);
  return { clinicId: tenantId, table, column, id };
};

/** Refuses a condition on what a sealed column says, which would find nothing: whether it says anything can be asked. */
const expectNoneSealed = (meta: Meta & Pick<EntityMetadata, 'properties'>, where: unknown): void => {
  if (typeof where !== 'object' || where === null) return;
  for (const [key, value] of Object.entries(where)) {
    const property = meta.properties[key];
    if (key.startsWith('$')) for (const part of [value].flat()) expectNoneSealed(meta, part);
    else if (property && isSealed(property) && !asksForNull(value))
      throw new VaultFault(`${meta.className}.${key} is sealed: no row is found by it.`);
    else if (property?.targetMeta) expectNoneSealed(property.targetMeta, value);
  }
};

const asksForNull = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'object' && Object.values(value ?? {}).every(operand => operand === null));

/**
 * The driver of the planes: what a record holds as text it seals on the way into the database, and opens on the way back, so that
 * neither records nor the change log know of it.
 */
export abstract class SealingDriver extends FewMessagesPostgreSqlDriver {
  abstract readonly vault: Vault;

  override find<
    T extends object,
    P extends string = never,
    F extends string = never,
    E extends string = never,
  >(
    entity: EntityName<T>,
    where: ObjectQuery<T>,
    options?: FindOptions<T, P, F, E>,
  ): Promise<EntityData<T>[]> {
    expectNoneSealed(this.metadata.get(entity), where);
    return super.find(entity, where, options);
  }

  override count<T extends object>(
    entity: EntityName<T>,
    where: unknown,
    options?: CountOptions<T>,
  ): Promise<number> {
    expectNoneSealed(this.metadata.get(entity), where);
    return super.count(entity, where, options);
  }

  override async nativeInsert<T extends object>(
    entity: EntityName<T>,
    data: EntityDictionary<T>,
    options?: NativeInsertUpdateOptions<T>,
  ): Promise<QueryResult<T>> {
    return super.nativeInsert(entity, await this.#sealed(entity, data), options);
  }

  override async nativeInsertMany<T extends object>(
    entity: EntityName<T>,
    data: EntityDictionary<T>[],
    options?: NativeInsertUpdateManyOptions<T>,
  ): Promise<QueryResult<T>> {
    const sealed = await Promise.all(data.map(row => this.#sealed(entity, row)));
    return super.nativeInsertMany(entity, sealed, options);
  }

  override async nativeUpdate<T extends object>(
    entity: EntityName<T>,
    where: FilterQuery<T>,
    data: EntityDictionary<T>,
    options?: NativeInsertUpdateOptions<T>,
  ): Promise<QueryResult<T>> {
    return super.nativeUpdate(entity, where, await this.#sealed(entity, data, where as Row), options);
  }

  override async nativeUpdateMany<T extends object>(
    entity: EntityName<T>,
    where: FilterQuery<T>[],
    data: EntityDictionary<T>[],
    options?: NativeInsertUpdateManyOptions<T>,
  ): Promise<QueryResult<T>> {
    const sealed = await Promise.all(data.map((row, at) => this.#sealed(entity, row, where[at] as Row)));
    return super.nativeUpdateMany(entity, where, sealed, options);
  }

  override mapResult<T extends object>(
    result: EntityData<T>,
    meta: EntityMetadata<T>,
    populate?: PopulateOptions<T>[],
    query?: AnyQueryBuilder<T>,
    map?: Dictionary,
  ): EntityData<T> | null {
    const row = super.mapResult(result, meta, populate, query, map);
    if (row) this.#open(row, meta);
    return row;
  }

  /**
   * What is written of a row, sealed for it; `key` where it is known by another one than the row. Whoever writes from outside the clinic,
   * such as a mail, has not loaded its keys.
   */
  async #sealed<T extends object>(
    entity: EntityName<T>,
    data: EntityDictionary<T>,
    key: Row = data,
  ): Promise<EntityDictionary<T>> {
    const meta: Meta = this.metadata.get(entity);
    const sealed: Row = { ...data };
    for (const property of sealedProperties(meta)) {
      const value: unknown = sealed[property.name];
      if (value === undefined || value === null) continue;
      if (typeof value !== 'string' && !(value instanceof Uint8Array))
        throw new VaultFault(
          `${meta.className}.${property.name} is sealed, and can be written as text or bytes only.`,
        );
      const place = placeOf(meta, property, key);
      await this.vault.load(place.clinicId);
      sealed[property.name] = this.vault.keyringOf(place.clinicId).seal(place, value);
    }
    return sealed as EntityDictionary<T>;
  }

  /** Opens a row, and those that came with it. */
  #open(row: Row, meta: Meta): void {
    for (const property of sealedProperties(meta)) {
      const value: unknown = row[property.name];
      if (!(value instanceof Uint8Array)) continue;
      const place = placeOf(meta, property, row);
      const opened = this.vault.keyringOf(place.clinicId).open(place, value);
      row[property.name] = asHeld(property, opened);
    }
    for (const { name, targetMeta } of meta.relations) {
      const related: unknown = row[name];
      if (!targetMeta || typeof related !== 'object' || related === null) continue;
      for (const one of Array.isArray(related) ? related : [related])
        if (typeof one === 'object' && one !== null) this.#open(one, targetMeta);
    }
  }
}

/** The driver that seals with the keys of one vault, and tells how long statements took. */
export const sealingDriver = (vault: Vault, timed?: Timed) =>
  class extends SealingDriver {
    override readonly vault = vault;
    override readonly timed = timed;
  };
