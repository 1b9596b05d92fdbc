/** Whether this office enters products and orders here, beside what comes from a sales system. */
import { useSettings } from '~/features/settings/useSettings';

export function useByHand(): boolean {
  return useSettings()['orders.by_hand'] === true;
}
