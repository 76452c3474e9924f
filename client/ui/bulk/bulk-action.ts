/** What a step has made of one row: done, with the way back where there is one, or refused in a sentence. */
export type Taken = { takeBack?: () => Promise<unknown> } | { refused: string };

/** Takes the step of one row; undefined where the person would rather not, which leaves all others alone as well. */
export type Step<Row> = (row: Row) => Promise<Taken | undefined>;

/** Something that can be done with each of the selected rows. */
export type BulkAction<Row> = {
  /** How it is offered; with an ellipsis where something is asked first. */
  offer: string;
  /** While it is done, such as "Confirming". */
  doing: string;
  /** What has become of so many rows, such as "3 bookings confirmed." */
  done: (count: number) => string;
  /** The rows it is meant for; offered when one of the selected is among them, and the server decides about each. */
  isFor?: (row: Row) => boolean;
  /** The step for each row, once whatever must be known has been asked; undefined where it is not to be taken after all. */
  begin: (rows: Row[]) => Step<Row> | Promise<Step<Row> | undefined>;
};

/** What is said of rows of one kind, whatever is done with them: whole sentences, because each language counts its own way. */
export type RowSentences = {
  /** The name of what can be done with the selected rows, such as "Selected bookings". */
  choices: string;
  /** Such as "3 bookings selected". */
  selected: (count: number) => string;
  /** Such as "Undo 3 bookings". */
  undo: (count: number) => string;
  /** Such as "3 bookings as before." */
  asBefore: (count: number) => string;
  /** Such as "3 bookings left as before." */
  left: (count: number) => string;
  /** Such as "3 bookings refused:". */
  refused: (count: number) => string;
};
