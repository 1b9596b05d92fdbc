/** 生命周期 follows from the orders; who knows better says another one and why. */
import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '~/api/types';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import type { Fields } from '~/features/fields/useFields';
import { useSave } from '~/features/record/save';

interface Props {
  detail: CustomerDetail;
  fields: Fields;
  onClose: () => void;
}

export function LifecycleDialog({ detail, fields, onClose }: Props) {
  const { t } = useTranslation();
  const save = useSave('customer');
  const { id, rev, values } = detail;
  const [chosen, setChosen] = useState(
    typeof values.lifecycle_override === 'string' ? values.lifecycle_override : null,
  );
  const [reason, setReason] = useState(String(values.lifecycle_reason ?? ''));
  const field = fields.byName.get('lifecycle_override');
  if (!field) return null;
  const ready = chosen === null || reason.trim() !== '';
  return (
    <Dialog opened onClose={onClose} title={t('lifecycle.title')} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          onClose();
          void save(
            { id, rev, name: String(values.name ?? '') },
            { lifecycle_override: chosen, lifecycle_reason: chosen === null ? null : reason.trim() },
          );
        }}
      >
        <Stack>
          <p>{t('lifecycle.text')}</p>
          <Select
            label={fields.label('lifecycle')}
            placeholder={t('lifecycle.byOrders')}
            clearable
            value={chosen}
            onChange={setChosen}
            data={fields.options(field).map(({ value, label }) => ({ value, label }))}
          />
          {chosen !== null && (
            <Textarea
              label={t('lifecycle.reason')}
              required
              value={reason}
              maxLength={500}
              autosize
              minRows={2}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready}>
            {t('action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
