/** One opportunity: facts left; where it stands, its plan and its history in the middle; whose customer it is right. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { OpportunityDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Refused, Waiting } from '~/components/States';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { useLogSubject } from '~/features/interaction/subject';
import { SayDialog } from '~/features/process/SayDialog';
import { StateStepper } from '~/features/process/StateStepper';
import { may } from '~/features/process/steps';
import { ConfirmDelete } from '~/features/record/ConfirmDelete';
import { Conflicts } from '~/features/record/Conflicts';
import { type Edits, Facts } from '~/features/record/Facts';
import { HistoryLines } from '~/features/record/HistoryLines';
import classes from '~/features/record/record.module.css';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { AssignOpportunity } from '../AssignOpportunity';
import own from '../opportunity.module.css';
import { ProductsBox } from '../ProductsBox';
import { PlanSection } from '../plan/PlanSection';
import { StageSteps } from '../StageSteps';
import { isState, PROGRESS, stateSteps } from '../states';
import { WinDialog } from '../WinDialog';
import { Header } from './Header';
import { WhoseBox } from './WhoseBox';

/** Said in the header, by the steps, or in a box of their own. */
const ELSEWHERE = [
  'title',
  'number',
  'state',
  'stage',
  'customer',
  'next_step',
  'next_step_on',
  'active_at',
  'counted_on',
  'days',
  'created_at',
  'created_by',
  'missing',
];
/** Shown only once there is something to show. */
const WHEN_GIVEN = [
  'stage_at',
  'assigned_to',
  'assigned_by',
  'assigned_at',
  'lost_reason',
  'reason',
  'closed_at',
];

export function OpportunityScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/opportunities/$id' });
  const fields = useFields('opportunity');
  const detail = useQueryCall('opportunity.get', { id });
  const title = String(detail.data?.values.title ?? '');
  useEffect(() => {
    document.title = title ? `${title} · ${t('app.name')}` : t('app.name');
  }, [title, t]);
  useLogSubject(detail.data?.customer?.id, detail.data?.customer?.name ?? '');
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (fields.error) return <Refused error={fields.error} />;
  if (!detail.data || !fields.ready) return <Waiting />;
  return <Record key={id} detail={detail.data} fields={fields} />;
}

/** What may be changed, and by which call: all while unassigned, how it gets on once it is assigned. */
function editsOf({ actions }: OpportunityDetail): Edits | null {
  if (may(actions, 'edit')) return { by: 'opportunity.update', may: ({ name }) => name !== 'stage' };
  if (may(actions, 'progress')) return { by: 'opportunity.progress', may: ({ name }) => PROGRESS.has(name) };
  return null;
}

function Record({ detail, fields }: { detail: OpportunityDetail; fields: Fields }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const writer = useWriter();
  const save = useSave('opportunity');
  const [asked, setAsked] = useState<string | null>(null);
  const history = useQueryCall('opportunity.history', { id: detail.id, limit: 100 });
  const seesProducts = useCan('product.read');
  const edits = editsOf(detail);
  const title = String(detail.values.title ?? '');
  const subject = { id: detail.id, rev: detail.rev, name: title };
  const elsewhere = new Set([...ELSEWHERE, ...WHEN_GIVEN.filter((name) => isEmpty(detail.values[name]))]);
  const close = () => setAsked(null);

  async function bin() {
    close();
    const done = await writer.tryWrite('opportunity.bin', { ids: [detail.id] }, { said: t('delete.done') });
    if (done) void navigate({ to: '/opportunities' });
  }

  return (
    <>
      <Header detail={detail} fields={fields} onAction={setAsked} />
      <div className={classes.three}>
        <div className={classes.left}>
          <Facts
            entity="opportunity"
            detail={detail}
            fields={fields}
            lead="title"
            elsewhere={elsewhere}
            {...(edits ? { edits } : { readOnly: true })}
          />
        </div>
        <section className={`${classes.middle} ${own.middle}`} aria-label={t('opportunity.course')}>
          {isState(detail.state) && (
            <StateStepper
              label={t('process.states')}
              steps={stateSteps(detail.state, detail.actions)}
              word={(state) => t(`opportunity.stateLong.${state}`)}
              endings={{ won: 'good', lost: 'bad' }}
              onAction={setAsked}
            />
          )}
          {(detail.state === 'assigned' || !isEmpty(detail.values.stage)) && (
            <StageSteps
              stage={isEmpty(detail.values.stage) ? null : String(detail.values.stage)}
              onStage={
                may(detail.actions, 'progress')
                  ? (stage) => void save(subject, { stage }, 'opportunity.progress')
                  : undefined
              }
            />
          )}
          <PlanSection opportunity={detail} />
          <section aria-label={t('record.history')}>
            <h2 className={own.heading}>{t('record.history')}</h2>
            {history.data && (
              <HistoryLines
                entity="opportunity"
                steps={history.data.steps}
                fields={fields}
                months
                mayUndo={detail.life === 'live' && detail.state !== 'won' && detail.state !== 'lost'}
              />
            )}
          </section>
        </section>
        <div className={classes.right}>
          <Conflicts detail={detail} fields={fields} />
          <WhoseBox detail={detail} />
          {seesProducts && (
            <ProductsBox opportunity={detail} mayEdit={edits !== null && detail.life === 'live'} />
          )}
        </div>
      </div>
      {asked === 'delete' && <ConfirmDelete what={title} onClose={close} onConfirm={() => void bin()} />}
      {asked === 'assign' && <AssignOpportunity ids={[detail.id]} what={title} onClose={close} />}
      {asked === 'reassign' && (
        <AssignOpportunity
          ids={[detail.id]}
          what={title}
          from={String(detail.values.assigned_to ?? '')}
          onClose={close}
        />
      )}
      {asked === 'win' && <WinDialog detail={detail} onClose={close} />}
      {asked === 'lose' && (
        <SayDialog
          title={t('opportunity.loseTitle')}
          text={t('opportunity.loseText', { name: title })}
          label={fields.label('lost_reason')}
          button={t('opportunity.lose')}
          danger
          onConfirm={(reason) =>
            writer.write(
              'opportunity.lose',
              { id: detail.id, reason },
              { final: true, said: t('opportunity.did.lost', { name: title }) },
            )
          }
          onClose={close}
        />
      )}
      {asked === 'reopen' && (
        <SayDialog
          title={t('opportunity.reopenTitle')}
          text={t('opportunity.reopenText', { name: title })}
          label={fields.label('reason')}
          button={t('opportunity.reopen')}
          onConfirm={(reason) =>
            writer.write(
              'opportunity.reopen',
              { id: detail.id, reason },
              { said: t('opportunity.did.reopened', { name: title }) },
            )
          }
          onClose={close}
        />
      )}
    </>
  );
}
