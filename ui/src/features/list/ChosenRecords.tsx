/** Products that a list is filtered by: chosen by searching them, and named in the chip. */
import { useTranslation } from 'react-i18next';
import type { Json } from '~/api/types';
import { ProductsPicker } from '~/features/fields/ProductPicker';

interface Props {
  value: string[];
  onChange: (value: Json) => void;
}

export function ChosenRecords({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <ProductsPicker
      aria-label={t('entity.product.one')}
      value={value}
      onChange={onChange}
      autoFocus
      comboboxProps={{ withinPortal: false }}
    />
  );
}
