/** 开发成功: whose customer it becomes. Where one of the same name is there already, one says which. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { OpportunityDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { Problem, Refused, Waiting } from '~/components/States';
import classes from '~/features/process/dialogs.module.css';
import { errorText } from '~/locales/errors';

const NEW = 'new';

export function WinDialog({ detail, onClose }: { detail: OpportunityDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const writer = useWriter();
  const linked = detail.customer;
  const alike = useQueryCall('opportunity.alike', { id: detail.id }, { enabled: !linked, staleTime: 0 });
  const found = linked ? [] : (alike.data?.customers ?? []);
  const [choice, setChoice] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const name = String(detail.values.customer_name ?? '');
  const contact = String(detail.values.contact_name ?? '');
  const ready = found.length === 0 || choice !== null;

  async function win() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    const which = choice === NEW ? { create: true } : choice ? { customer: choice } : {};
    try {
      await writer.write(
        'opportunity.win',
        { id: detail.id, ...which },
        {
          final: true,
          said: ({ customer, created }) =>
            created
              ? t('opportunity.did.wonNew', { name: customer.name })
              : t('opportunity.did.wonLinked', { name: customer.name }),
        },
      );
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
      void alike.refetch();
    }
  }

  return (
    <Dialog opened onClose={onClose} title={t('opportunity.winTitle')} size={520}>
      {!linked && alike.isPending && <Waiting />}
      {!linked && alike.isError && <Refused error={alike.error} onRetry={() => void alike.refetch()} />}
      {(linked || alike.data) && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void win();
          }}
        >
          {linked ? (
            <p className={classes.text}>{t('opportunity.winLinked', { name: linked.name })}</p>
          ) : found.length === 0 ? (
            <p className={classes.text}>
              {t('opportunity.winNew', { name })}{' '}
              {contact ? t('opportunity.winContact', { name: contact }) : t('opportunity.winNoContact')}
            </p>
          ) : (
            <>
              <p className={classes.text}>{t('opportunity.winAlike')}</p>
              <div className={classes.choices} role="radiogroup" aria-label={t('opportunity.winWhich')}>
                {found.map((customer, index) => (
                  <label key={customer.id} data-on={choice === customer.id || undefined}>
                    <input
                      type="radio"
                      name="customer"
                      data-autofocus={index === 0 || undefined}
                      checked={choice === customer.id}
                      onChange={() => setChoice(customer.id)}
                    />
                    <Avatar name={customer.name} kind="company" size={24} />
                    <span>
                      <b>{t('opportunity.linkTo', { name: customer.name })}</b>
                      <small>
                        {[customer.number, t('opportunity.ownedBy', { name: customer.owner_name })]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </span>
                  </label>
                ))}
                <label data-on={choice === NEW || undefined}>
                  <input
                    type="radio"
                    name="customer"
                    checked={choice === NEW}
                    onChange={() => setChoice(NEW)}
                  />
                  <span className={classes.plus} aria-hidden="true">
                    <IconPlus size={14} stroke={1.8} />
                  </span>
                  <span>
                    <b>{t('opportunity.createNew', { name })}</b>
                    <small>{t('opportunity.createNewText')}</small>
                  </span>
                </label>
              </div>
            </>
          )}
          <p className={classes.hint}>{t('opportunity.winFinal')}</p>
          {error !== null && <Problem>{errorText(error)}</Problem>}
          <DialogActions>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={busy}
              disabled={!ready}
              data-autofocus={found.length === 0 || undefined}
            >
              {t('opportunity.win')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
