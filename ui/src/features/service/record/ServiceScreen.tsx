/** One service: facts left; where it stands, what was said and done, and its history in the middle; its customer right. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { ServiceDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Refused, Waiting } from '~/components/States';
import { WhoseContext } from '~/features/fields/ContactPicker';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { useLogSubject } from '~/features/interaction/subject';
import { SayDialog } from '~/features/process/SayDialog';
import { StateStepper } from '~/features/process/StateStepper';
import { may } from '~/features/process/steps';
import { Box } from '~/features/record/Box';
import { ConfirmDelete } from '~/features/record/ConfirmDelete';
import { Conflicts } from '~/features/record/Conflicts';
import { Facts } from '~/features/record/Facts';
import { HistoryLines } from '~/features/record/HistoryLines';
import classes from '~/features/record/record.module.css';
import { AssignService } from '../AssignService';
import { FeedbackDialog } from '../FeedbackDialog';
import own from '../service.module.css';
import { isState, stateSteps } from '../states';
import { Course } from './Course';
import { Header } from './Header';

/** Said in the header, in the middle, or in the box of the customer. */
const ELSEWHERE = [
  'title',
  'number',
  'state',
  'handling',
  'handled_by',
  'handled_at',
  'result',
  'satisfaction',
  'reopened',
  'created_by',
  'missing',
];
/** Shown only once there is something to show. */
const WHEN_GIVEN = ['assigned_to', 'assigned_by', 'assigned_at', 'reason', 'archived_at'];

export function ServiceScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/services/$id' });
  const fields = useFields('service');
  const detail = useQueryCall('service.get', { id });
  const title = String(detail.data?.values.title ?? '');
  useEffect(() => {
    document.title = title ? `${title} · ${t('app.name')}` : t('app.name');
  }, [title, t]);
  useLogSubject(
    detail.data?.customer_in_sight ? detail.data.customer?.id : undefined,
    detail.data?.customer?.name ?? '',
  );
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

function Record({ detail, fields }: { detail: ServiceDetail; fields: Fields }) {
  const { t } = useTranslation(['ui', 'fields']);
  const navigate = useNavigate();
  const writer = useWriter();
  const [asked, setAsked] = useState<string | null>(null);
  const history = useQueryCall('service.history', { id: detail.id, limit: 100 });
  const title = String(detail.values.title ?? '');
  const mayEdit = may(detail.actions, 'edit');
  // What was asked is read in the middle; while it may be changed, it is changed among the facts.
  const elsewhere = new Set([
    ...ELSEWHERE,
    ...(mayEdit ? [] : ['request', 'customer', 'contact']),
    ...WHEN_GIVEN.filter((name) => isEmpty(detail.values[name])),
  ]);
  const close = () => setAsked(null);

  async function bin() {
    close();
    const done = await writer.tryWrite('service.bin', { ids: [detail.id] }, { said: t('delete.done') });
    if (done) void navigate({ to: '/services' });
  }

  return (
    <>
      <Header detail={detail} fields={fields} onAction={setAsked} />
      <div className={classes.three}>
        <div className={classes.left}>
          <WhoseContext value={detail.customer?.id ?? null}>
            <Facts
              entity="service"
              detail={detail}
              fields={fields}
              lead="title"
              elsewhere={elsewhere}
              {...(mayEdit ? {} : { readOnly: true })}
            />
          </WhoseContext>
        </div>
        <section className={`${classes.middle} ${own.middle}`} aria-label={t('service.course')}>
          {isState(detail.state) && (
            <StateStepper
              label={t('process.states')}
              steps={stateSteps(detail.state, detail.actions)}
              word={(state) => t(`fields:option.service.state.${state}`, { ns: 'fields' })}
              endings={{ archived: 'good' }}
              onAction={setAsked}
            />
          )}
          <Course detail={detail} fields={fields} />
          <section aria-label={t('record.history')}>
            <h2 className={own.heading}>{t('record.history')}</h2>
            {history.data && (
              <HistoryLines
                entity="service"
                steps={history.data.steps}
                fields={fields}
                months
                mayUndo={detail.life === 'live' && detail.state !== 'archived'}
              />
            )}
          </section>
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          <CustomerBox detail={detail} />
        </div>
      </div>
      {asked === 'delete' && <ConfirmDelete what={title} onClose={close} onConfirm={() => void bin()} />}
      {asked === 'assign' && <AssignService ids={[detail.id]} what={title} onClose={close} />}
      {asked === 'reassign' && (
        <AssignService
          ids={[detail.id]}
          what={title}
          from={String(detail.values.assigned_to ?? '')}
          onClose={close}
        />
      )}
      {asked === 'handle' && (
        <SayDialog
          title={t('service.handleTitle', { what: title })}
          text={t('service.handleText')}
          label={fields.label('handling')}
          button={t('service.handled')}
          field="handling"
          most={3000}
          rows={6}
          start={String(detail.values.handling ?? '')}
          onConfirm={(handling) =>
            writer.write(
              'service.handle',
              { id: detail.id, handling },
              { said: t('service.did.handled', { name: title }) },
            )
          }
          onClose={close}
        />
      )}
      {asked === 'feedback' && <FeedbackDialog detail={detail} onClose={close} />}
    </>
  );
}

function CustomerBox({ detail }: { detail: ServiceDetail }) {
  const { t } = useTranslation();
  const { customer, customer_in_sight: open, contact_name: contact } = detail;
  return (
    <Box title={t('entity.customer.one')}>
      <div className={own.whose}>
        <Avatar name={customer?.name || '?'} kind="company" size={32} />
        <div>
          <b>
            {customer && open ? (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            ) : (
              customer?.name || t('field.none')
            )}
          </b>
          <small>{[customer?.number, contact].filter(Boolean).join(' · ')}</small>
        </div>
      </div>
    </Box>
  );
}
