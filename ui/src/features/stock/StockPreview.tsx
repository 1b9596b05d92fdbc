/** What lies of the product under the cursor: here and in the other warehouses. */
import { useFields } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import { ProductPreview } from '~/features/product/ProductPreview';

export function StockPreview({ row, onClose }: PreviewProps) {
  const fields = useFields('product');
  // A line of stock has no page of its own: it is looked at with the product.
  return row?.product ? (
    <ProductPreview id={row.product.id} row={undefined} fields={fields} onClose={onClose} />
  ) : null;
}
