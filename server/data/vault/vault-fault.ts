import { DriverException } from '@mikro-orm/core';

/**
 * Something that is sealed does not open, or cannot be sealed: the message names the place, and never a value. MikroORM passes on
 * what its driver throws only where it is a `DriverException`.
 */
export class VaultFault extends DriverException {
  constructor(message: string, options?: ErrorOptions) {
    super(new Error(message, options));
  }
}

/** Sealed with a key that this process does not know, perhaps because another one has just made it. */
export class UnknownKey extends VaultFault {}
