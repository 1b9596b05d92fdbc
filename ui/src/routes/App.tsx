/** The window: providers, then the door or the shell. */
import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { shouldRetry } from '~/api/call';
import { Toasts } from '~/components/Toasts';
import { usePreferences } from '~/theme/preferences';
import { cssVariables, theme } from '~/theme/theme';
import { CallError } from '~/transport';
import { Gate } from './Gate';
import { router } from './router';

/** A session that ended is not an error of the question asked: the door opens, the URL stays. */
function onError(error: unknown) {
  if (error instanceof CallError && error.code === 'Unauthenticated') {
    void client.invalidateQueries({ queryKey: ['door.state'] });
  }
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: shouldRetry, refetchOnWindowFocus: false } },
});

export function App() {
  const { scheme, density } = usePreferences();
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      {...(scheme === 'auto' ? { defaultColorScheme: 'auto' } : { forceColorScheme: scheme })}
    >
      <QueryClientProvider client={client}>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
