/** Options of a select from a record of labels, with the keys kept narrow. */
export const optionsOf = <Key extends string>(labels: Record<Key, string | { label: string }>) =>
  Object.entries<string | { label: string }>(labels).map(([value, label]) => ({
    value,
    label: typeof label === 'string' ? label : label.label,
  }));
