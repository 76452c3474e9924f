/** Options of a select from a record of labels, with the keys kept narrow. */
export const optionsOf = <Key extends string>(labels: Record<Key, string | { label: string }>) =>
  (Object.keys(labels) as Key[]).map(value => {
    const label = labels[value];
    return { value, label: typeof label === 'string' ? label : label.label };
  });
