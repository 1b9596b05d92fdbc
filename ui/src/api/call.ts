/** The typed door: one function for a call, one hook for a question. */
import { keepPreviousData, type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Answer, CallError, transport } from '~/transport';
import type { CallName, Input, Output } from './types';

export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
  return (await transport.call(name, input)) as Answer<Output<N>>;
}

export async function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  return (await call(name, input)).data;
}

interface Options {
  enabled?: boolean;
  /** Shows the former answer while the new one is on its way (lists under changing filters). */
  keep?: boolean;
  staleTime?: number;
}

export function useQueryCall<N extends CallName>(
  name: N,
  input: Input<N>,
  options: Options = {},
): UseQueryResult<Output<N>, CallError> {
  return useQuery<Output<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? 30_000,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Questions are asked again only when an answer could differ: never after a refusal. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return (
    failures < 2 && error instanceof CallError && (error.code === 'Busy' || error.code === 'Unreachable')
  );
}

export function readCached<N extends CallName>(
  client: QueryClient,
  name: N,
  input: Input<N>,
): Output<N> | undefined {
  return client.getQueryData<Output<N>>([name, input]);
}
