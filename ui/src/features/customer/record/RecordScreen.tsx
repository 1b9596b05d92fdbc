/** One customer: facts left, what happened in the middle, what belongs to it right; now, or as of a day. */
import { IconHistory } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail, Values } from '~/api/types';
import { Empty, Refused, Waiting } from '~/components/States';
import { ChurnCard } from '~/features/churn/ChurnCard';
import { ContactCard } from '~/features/contact/ContactCard';
import { type Fields, useFields } from '~/features/fields/useFields';
import { LogBox } from '~/features/interaction/LogBox';
import { useLogSubject } from '~/features/interaction/subject';
import { OpportunityCard } from '~/features/opportunity/OpportunityCard';
import { OrderHistory } from '~/features/order/history/OrderHistory';
import { Conflicts } from '~/features/record/Conflicts';
import { Facts } from '~/features/record/Facts';
import { Points } from '~/features/record/Points';
import { RecordPanel } from '~/features/record/RecordPanel';
import classes from '~/features/record/record.module.css';
import { ServiceCard } from '~/features/service/ServiceCard';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { endOfDay } from '~/locales/zone';
import { type RecordAddress, readKinds } from './address';
import { DealingsCard } from './DealingsCard';
import { Header } from './Header';
import { MiddleTabs } from './MiddleTabs';
import { Tags } from './Tags';
import { Timeline } from './Timeline';
import { AsOfBanner, TimelineBar } from './TimelineBar';

/** Said in the header or in a card of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'name',
  'number',
  'kind',
  'status',
  'tags',
  'next_step',
  'next_step_on',
  'primary_contact',
  'created_at',
  'created_by',
  'created_on',
  'missing',
  // Said in the header, and changed by a dialog that asks for the reason.
  'lifecycle',
  'lifecycle_override',
  'lifecycle_reason',
]);

export function RecordScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/customers/$id' });
  const { asof } = useSearch({ from: '/customers/$id' });
  const { timeZone } = useFormat();
  const navigate = useNavigate();
  const fields = useFields();
  const detail = useQueryCall('customer.get', { id });
  const at = asof ? endOfDay(asof, timeZone) : '';
  const past = useQueryCall('customer.as_of', { id, at }, { enabled: at !== '' });
  const name = String(detail.data?.values.name ?? '');
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.name')}` : t('app.name');
  }, [name, t]);
  useLogSubject(detail.data?.id, name);

  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (asof && past.isError) {
    const leave = () => void navigate({ to: '/customers/$id', params: { id }, search: {}, replace: true });
    return (
      <>
        <AsOfBanner day={asof} onLeave={leave} />
        {past.error.code === 'NotFound' ? (
          <Empty
            icon={<IconHistory size={22} stroke={1.6} />}
            title={t('timeline.notYet', { name })}
            text={t('timeline.notYetText')}
          />
        ) : (
          <Refused error={past.error} onRetry={() => void past.refetch()} />
        )}
      </>
    );
  }
  if (!detail.data || !fields.ready || (at && !past.data)) return <Waiting />;
  const shown =
    at && past.data
      ? {
          ...detail.data,
          values: valuesThen(past.data.values, fields, t('record.erased')),
          life: past.data.life,
          missing: [],
          conflicts: [],
        }
      : detail.data;
  return <Record key={id} detail={shown} fields={fields} at={at || undefined} />;
}

/** What was erased since is told as a word where a word can stand, and else left out. */
function valuesThen(values: Values, fields: Fields, erased: string): Values {
  const shown = Object.entries(values).map(([name, value]) => {
    if (value !== 'erased') return [name, value] as const;
    const type = fields.byName.get(name)?.type ?? 'text';
    return [name, ['text', 'long_text', 'code', 'phone', 'url'].includes(type) ? erased : null] as const;
  });
  return Object.fromEntries(shown);
}

interface Props {
  detail: CustomerDetail;
  fields: Fields;
  at: string | undefined;
}

function Record({ detail, fields, at }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useSearch({ from: '/customers/$id' });
  const inputId = useId();
  const now = at === undefined;
  const mayEdit = useCan('customer.update') && detail.life === 'live' && now;
  const mayLog = useCan('interaction.create') && detail.life === 'live' && now;
  const mayReadContacts = useCan('contact.read');
  const mayReadOpportunities = useCan('opportunity.read');
  const mayReadServices = useCan('service.read');
  const mayReadOrders = useCan('sales_order.read');
  const orders = mayReadOrders && now && address.tab === 'orders';
  const kinds = readKinds(address.kinds);
  const go = useCallback(
    (patch: RecordAddress, replace = true) =>
      void navigate({
        to: '/customers/$id',
        params: { id: detail.id },
        search: (old) => given({ ...old, ...patch }),
        replace,
      }),
    [navigate, detail.id],
  );
  const openContact = useCallback((contact: string) => go({ contact }), [go]);
  const openInteraction = useCallback((interaction: string) => go({ interaction }), [go]);
  const name = String(detail.values.name ?? '');

  return (
    <>
      <Header detail={detail} fields={fields} mayEdit={mayEdit} mayLog={mayLog} past={!now} />
      {address.asof && <AsOfBanner day={address.asof} onLeave={() => go({ asof: undefined })} />}
      <div className={classes.three} data-past={!now || undefined}>
        <div className={classes.left}>
          <Facts
            entity="customer"
            detail={detail}
            fields={fields}
            lead="name"
            elsewhere={ELSEWHERE}
            readOnly={!now}
          />
        </div>
        <section className={classes.middle} aria-label={t(orders ? 'nav.orders' : 'record.timeline')}>
          {mayReadOrders && now && <MiddleTabs id={detail.id} tab={address.tab} />}
          {orders ? (
            <OrderHistory customer={{ id: detail.id, name }} />
          ) : (
            <>
              {mayLog && <LogBox customer={{ id: detail.id, name }} inputId={inputId} />}
              <TimelineBar
                kinds={kinds}
                onKinds={(next) => go({ kinds: next })}
                onAsOf={(asof) => go({ asof }, false)}
              />
              <Timeline id={detail.id} kinds={kinds} asOf={at} entry={address.entry} />
            </>
          )}
        </section>
        {now && (
          <div className={classes.right}>
            <Conflicts detail={detail} fields={fields} />
            <ChurnCard customer={detail.id} />
            {mayReadOpportunities && <OpportunityCard customer={detail} />}
            {mayReadServices && <ServiceCard customer={detail} />}
            {mayReadContacts && <ContactCard customer={detail} onOpen={openContact} />}
            <DealingsCard customer={detail.id} onOpen={openInteraction} />
            <Points entity="customer" detail={detail} mayEdit={mayEdit} />
            <Tags detail={detail} mayEdit={mayEdit} />
          </div>
        )}
      </div>
      {address.contact && (
        <RecordPanel
          entity="contact"
          id={address.contact}
          overPast={!now}
          onClose={() => go({ contact: undefined })}
        />
      )}
      {address.interaction && !address.contact && (
        <RecordPanel
          entity="interaction"
          id={address.interaction}
          overPast={!now}
          onClose={() => go({ interaction: undefined })}
        />
      )}
    </>
  );
}

function given(address: RecordAddress): RecordAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined),
  ) as RecordAddress;
}
