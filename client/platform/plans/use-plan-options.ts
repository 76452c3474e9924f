import { useQuery } from '@tanstack/react-query';
import { consoleApi } from '../connection/console-api.ts';

/** Every plan as an option of a select. */
export const usePlanOptions = () => {
  const { data } = useQuery(consoleApi.plans.list.queryOptions());
  return (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
};

/** What a plan is called; its code until the plans are known. */
export const usePlanName = (): ((code: string) => string) => {
  const options = usePlanOptions();
  return code => options.find(({ value }) => value === code)?.label ?? code;
};
