/** `patients:read` as people say it. */
export const permissionName = (permission: string): string => {
  const [what = '', how = ''] = permission.split(':');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${how}`;
};
