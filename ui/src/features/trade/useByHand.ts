/** Whether this office enters products and orders here, beside what comes from a sales system. */
import { useSettings } from '~/features/settings/useSettings';
import { useCan } from '~/features/shell/session';

export function useByHand(): boolean {
  return useSettings()['orders.by_hand'] === true;
}

/** Whether this person may enter an order here. */
export function useMayOrder(): boolean {
  const byHand = useByHand();
  return useCan('sales_order.create') && byHand;
}
