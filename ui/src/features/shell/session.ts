/** Who is in, where, and what they may do. */
import { createContext, useContext } from 'react';
import type { Level, Session } from '~/api/types';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('used outside a session');
  return session;
}

/** The level of a permission such as `customer.update`; what is not named is not allowed. */
export function useCan(permission: string): boolean {
  const level: Level | undefined = useSession().can[permission];
  return level !== undefined && level !== 'none';
}
