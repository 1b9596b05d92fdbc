/** One customer: facts left, what happened in the middle, what belongs to it right. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail } from '~/api/types';
import { Refused, Waiting } from '~/components/States';
import { ContactCard } from '~/features/contact/ContactCard';
import { type Fields, useFields } from '~/features/fields/useFields';
import { LogBox } from '~/features/interaction/LogBox';
import { useLogSubject } from '~/features/interaction/subject';
import { Conflicts } from '~/features/record/Conflicts';
import { Facts } from '~/features/record/Facts';
import { Points } from '~/features/record/Points';
import { RecordPanel } from '~/features/record/RecordPanel';
import classes from '~/features/record/record.module.css';
import { useCan } from '~/features/shell/session';
import { type RecordAddress, readKinds } from './address';
import { DealingsCard } from './DealingsCard';
import { Header } from './Header';
import { Tags } from './Tags';
import { Timeline } from './Timeline';
import { TimelineBar } from './TimelineBar';

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
]);

export function RecordScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/customers/$id' });
  const fields = useFields();
  const detail = useQueryCall('customer.get', { id });
  const name = String(detail.data?.values.name ?? '');
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.name')}` : t('app.name');
  }, [name, t]);
  useLogSubject(detail.data?.id, name);

  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

interface Props {
  detail: CustomerDetail;
  fields: Fields;
}

function Record({ detail, fields }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useSearch({ from: '/customers/$id' });
  const inputId = useId();
  const mayEdit = useCan('customer.update') && detail.life === 'live';
  const mayLog = useCan('interaction.create') && detail.life === 'live';
  const mayReadContacts = useCan('contact.read');
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
      <Header detail={detail} fields={fields} mayEdit={mayEdit} mayLog={mayLog} />
      <div className={classes.three}>
        <div className={classes.left}>
          <Facts entity="customer" detail={detail} fields={fields} lead="name" elsewhere={ELSEWHERE} />
        </div>
        <section className={classes.middle} aria-label={t('record.timeline')}>
          {mayLog && <LogBox customer={{ id: detail.id, name }} inputId={inputId} />}
          <TimelineBar kinds={kinds} onKinds={(next) => go({ kinds: next })} />
          <Timeline id={detail.id} kinds={kinds} entry={address.entry} />
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          {mayReadContacts && <ContactCard customer={detail} onOpen={openContact} />}
          <DealingsCard customer={detail.id} onOpen={openInteraction} />
          <Points entity="customer" detail={detail} mayEdit={mayEdit} />
          <Tags detail={detail} mayEdit={mayEdit} />
        </div>
      </div>
      {address.contact && (
        <RecordPanel entity="contact" id={address.contact} onClose={() => go({ contact: undefined })} />
      )}
      {address.interaction && !address.contact && (
        <RecordPanel
          entity="interaction"
          id={address.interaction}
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
