/** The head of a customer's page: who it is, its state, whose, and what comes next. */
import { Button, Menu } from '@mantine/core';
import { IconMessagePlus, IconRecycle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { EditableName } from '~/features/record/EditableName';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import { useSave } from '~/features/record/save';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import { LifecycleDialog } from './LifecycleDialog';
import { StateChips } from './StateChips';

interface Props {
  detail: CustomerDetail;
  fields: Fields;
  mayEdit: boolean;
  mayLog: boolean;
  /** It is shown as it stood once: nothing of it can be done now. */
  past: boolean;
}

export function Header({ detail, fields, mayEdit, mayLog, past }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const writer = useWriter();
  const save = useSave('customer');
  const mayBin = useCan('customer.delete');
  const [lifecycle, setLifecycle] = useState(false);
  const { values } = detail;
  const name = String(values.name ?? '');
  const owner = fields.text(fields.byName.get('owner'), values.owner) || detail.owner_name;
  const number = fields.text(fields.byName.get('number'), values.number);
  const nextOn = typeof values.next_step_on === 'string' ? values.next_step_on : null;
  const late = nextOn !== null && nextOn < localDate(new Date(), format.timeZone);
  const next = [nextOn ? format.day(nextOn) : '', values.next_step ?? ''].filter(Boolean).join(' ');

  async function bin() {
    const done = await writer.tryWrite(
      'customer.bin',
      { ids: [detail.id] },
      { said: t('did.binnedOne', { name }) },
    );
    if (done) void navigate({ to: '/customers' });
  }

  return (
    <RecordHead
      list="/customers"
      avatar={<Avatar name={name} kind={values.kind === 'person' ? 'person' : 'company'} size={44} />}
      title={
        <>
          <EditableName
            name={name}
            rev={detail.rev}
            mayEdit={mayEdit}
            onSave={(given, rev) => void save({ id: detail.id, rev, name }, { name: given })}
          />
          <StateChips detail={detail} fields={fields} />
        </>
      }
      facts={
        <>
          {!isEmpty(number) && <span>{number}</span>}
          {owner && (
            <span>
              {fields.label('owner')} <b>{owner}</b>
            </span>
          )}
          {!past && (
            <span data-late={late || undefined}>
              {t('record.next')} {next ? <b>{next}</b> : t('record.noNext')}
            </span>
          )}
          <span title={format.instant(detail.created_at)}>
            {t('record.created', { when: format.relative(detail.created_at), by: detail.created_by ?? '' })}
          </span>
        </>
      }
    >
      {detail.life === 'binned' && mayBin && !past && (
        <Button
          variant="filled"
          onClick={() =>
            void writer.tryWrite(
              'customer.restore',
              { ids: [detail.id] },
              { said: t('entity.customer.restoredMany', { count: 1, n: 1 }) },
            )
          }
        >
          {t('bin.restore')}
        </Button>
      )}
      {mayLog && (
        <Button
          variant="filled"
          leftSection={<IconMessagePlus size={16} stroke={1.8} />}
          onClick={() => openOverlay({ name: 'log', subject: { customer: { id: detail.id, name } } })}
        >
          {t('log.title')}
        </Button>
      )}
      {!past && (
        <RecordMenu
          entity="customer"
          id={detail.id}
          name={name}
          onBin={detail.life === 'live' && mayBin ? () => void bin() : undefined}
        >
          {mayEdit && fields.byName.has('lifecycle_override') && (
            <Menu.Item
              leftSection={<IconRecycle size={15} stroke={1.6} />}
              onClick={() => setLifecycle(true)}
            >
              {t('lifecycle.title')}
            </Menu.Item>
          )}
        </RecordMenu>
      )}
      <span className="visually-hidden">
        <Link to="/customers">{t('nav.customers')}</Link>
      </span>

      {lifecycle && <LifecycleDialog detail={detail} fields={fields} onClose={() => setLifecycle(false)} />}
    </RecordHead>
  );
}
