/** Bookings of one clinic at a time, so that a busy one keeps nobody waiting. */
const AT_ONCE = 50;
/** Where so many cannot be told of it is none of theirs, such as a key that is missing. */
const MOST_SPOILT = 20;

interface Batch {
  /** So many at most are written of … */
  atOnce: number;
  /** … and none of these. */
  except: string[];
  /** Is told which they are, before anything of them is looked at. */
  begin: (ids: string[]) => void;
}

/**
 * Has letters written some at once, in one transaction, and where that fails one after the other, so that a record that is spoilt keeps no
 * other patient from hearing; throws what failed once that is done. Answers whether there may be more.
 */
export const sparingOthers = async (write: (batch: Batch) => Promise<void>): Promise<boolean> => {
  let begun: string[] = [];
  const begin = (ids: string[]) => void (begun = ids);
  try {
    await write({ atOnce: AT_ONCE, except: [], begin });
    return begun.length === AT_ONCE;
  } catch (error) {
    const spoilt: string[] = [];
    do {
      begun = [];
      await write({ atOnce: 1, except: spoilt, begin }).catch(() => spoilt.push(...begun));
    } while (begun.length > 0 && spoilt.length < MOST_SPOILT);
    throw error;
  }
};
