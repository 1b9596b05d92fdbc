/** Without a session the door stands where the page would be; the URL waits behind it. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ask, useQueryCall } from '~/api/call';
import { followChanges } from '~/api/freshness';
import { Refused, Waiting } from '~/components/States';
import { Door } from '~/features/door/Door';
import { SessionContext } from '~/features/shell/session';
import { PlaceContext } from '~/locales/useFormat';

export function Gate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const door = useQueryCall('door.state', {}, { staleTime: Number.POSITIVE_INFINITY });
  // A workspace just made has a session already, yet nobody goes in before the recovery key is kept.
  const [keyShown, setKeyShown] = useState(false);
  const inside = Boolean(door.data?.session) && !keyShown;
  const session = useQueryCall('session.get', {}, { enabled: inside });

  useEffect(() => {
    if (!inside) return;
    return followChanges(client, () => void client.invalidateQueries({ queryKey: ['door.state'] }));
  }, [inside, client]);

  // Whoever was deactivated has a session that may do nothing any more: it is left, and the door is there again.
  const over = inside && session.error?.code === 'Unauthenticated';
  useEffect(() => {
    if (!over) return;
    const leave = () => void client.invalidateQueries({ queryKey: ['door.state'] });
    ask('door.logout', {}).then(leave, leave);
  }, [over, client]);

  const place = useMemo(
    () =>
      session.data && {
        timeZone: session.data.workspace.time_zone,
        currency: session.data.workspace.currency,
      },
    [session.data],
  );

  if (door.isPending) return <Waiting />;
  if (door.isError) return <Refused error={door.error} onRetry={() => void door.refetch()} />;
  if (!inside) {
    return (
      <Door
        state={door.data}
        onKeyShown={setKeyShown}
        onEntered={() => {
          // Answers of a former session belong to a former person.
          client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'door.state' });
          void client.invalidateQueries({ queryKey: ['door.state'] });
        }}
      />
    );
  }
  if (over) return <Waiting />;
  if (session.isError) return <Refused error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data || !place) return <Waiting />;
  return (
    <SessionContext value={session.data}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </SessionContext>
  );
}
