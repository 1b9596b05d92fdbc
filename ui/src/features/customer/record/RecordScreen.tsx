/** One customer: facts left, what happened in the middle, what belongs to it right. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Refused, Waiting } from '~/components/States';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useShortcuts } from '~/keyboard/shortcuts';
import { useFormat } from '~/locales/useFormat';
import { Conflicts } from './Conflicts';
import { EditableName } from './EditableName';
import { Facts } from './Facts';
import { Points } from './Points';
import classes from './record.module.css';
import { StateChips } from './StateChips';
import { Tags } from './Tags';
import { Timeline } from './Timeline';

export function RecordScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/customers/$id' });
  const fields = useFields();
  const detail = useQueryCall('customer.get', { id });
  const name = String(detail.data?.values.name ?? '');
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.name')}` : t('app.name');
  }, [name, t]);

  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

function Record({ detail, fields }: { detail: CustomerDetail; fields: Fields }) {
  const { t } = useTranslation();
  const mayEdit = useCan('customer.update') && detail.life === 'live';
  return (
    <>
      <Header detail={detail} fields={fields} mayEdit={mayEdit} />
      <div className={classes.three}>
        <div className={classes.left}>
          <Facts detail={detail} fields={fields} />
        </div>
        <section className={classes.middle} aria-label={t('record.timeline')}>
          <h2>{t('record.timeline')}</h2>
          <Timeline id={detail.id} fields={fields} />
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          <Points detail={detail} mayEdit={mayEdit} />
          <Tags detail={detail} mayEdit={mayEdit} />
        </div>
      </div>
    </>
  );
}

function Header({ detail, fields, mayEdit }: { detail: CustomerDetail; fields: Fields; mayEdit: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const router = useRouter();
  const writer = useWriter();
  const save = useSave('customer');
  const mayBin = useCan('customer.delete');
  const { values } = detail;
  const name = String(values.name ?? '');
  const owner = detail.owner_name ?? fields.text(fields.byName.get('owner'), values.owner);
  const number = fields.text(fields.byName.get('number'), values.number);

  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: '/customers' });
  };
  useShortcuts({ escape: back });

  async function bin() {
    const done = await writer.tryWrite(
      'customer.bin',
      { ids: [detail.id] },
      { said: t('did.binnedOne', { name }) },
    );
    if (done) void navigate({ to: '/customers' });
  }

  return (
    <header className={classes.header}>
      <ActionIcon aria-label={t('action.back')} onClick={back}>
        <IconArrowLeft size={18} stroke={1.7} />
      </ActionIcon>
      <Avatar name={name} kind={values.kind === 'person' ? 'person' : 'company'} size={44} />
      <div className={classes.title}>
        <div>
          <EditableName
            name={name}
            rev={detail.rev}
            mayEdit={mayEdit}
            onSave={(next, rev) => void save({ id: detail.id, rev, name }, { name: next })}
          />
          <StateChips detail={detail} fields={fields} />
        </div>
        <p>
          {!isEmpty(number) && <span>{number}</span>}
          {!isEmpty(values.kind) && <span>{fields.text(fields.byName.get('kind'), values.kind)}</span>}
          {owner && (
            <span>
              {fields.label('owner')} <b>{owner}</b>
            </span>
          )}
          <span title={format.instant(detail.created_at)}>
            {t('record.created', { when: format.relative(detail.created_at), by: detail.created_by ?? '' })}
          </span>
        </p>
      </div>
      <div className={classes.actions}>
        {detail.life === 'binned' && mayBin && (
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
        {detail.missing.length > 0 && mayEdit && (
          <span className={classes.missingList}>
            {t('record.missingList', {
              fields: format.list(named(detail.missing, fields.label, t)),
              count: detail.missing.length,
            })}
          </span>
        )}
        {detail.life === 'live' && mayBin && (
          <Menu>
            <Menu.Target>
              <ActionIcon variant="default" size={32} aria-label={t('record.menu')}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconTrash size={15} stroke={1.6} />}
                data-danger
                onClick={() => void bin()}
              >
                {t('bulk.bin')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <span className="visually-hidden">
          <Link to="/customers">{t('nav.customers')}</Link>
        </span>
      </div>
    </header>
  );
}

/** The first few by name, and how many more there are. */
function named(missing: string[], label: (name: string) => string, t: TFunction): string[] {
  const shown = missing.slice(0, 3).map(label);
  const rest = missing.length - shown.length;
  return rest > 0 ? [...shown, t('step.more', { count: rest })] : shown;
}
