/** The head of a service's page: what it is, whose, by when, and what may be done with it now. */
import { Button } from '@mantine/core';
import { IconChecklist, IconMessageHeart, IconUserShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ServiceDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { may } from '~/features/process/steps';
import { EditableName } from '~/features/record/EditableName';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { CareChips, StateChip } from '../Marks';
import { isState } from '../states';

interface Props {
  detail: ServiceDetail;
  fields: Fields;
  onAction: (action: string) => void;
}

export function Header({ detail, fields, onAction }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useSave('service');
  const { values, actions, state } = detail;
  const title = String(values.title ?? '');
  const raised = String(values.raised_at ?? detail.created_at);
  return (
    <RecordHead
      list="/services"
      title={
        <>
          <EditableName
            name={title}
            rev={detail.rev}
            mayEdit={may(actions, 'edit') && detail.life === 'live'}
            onSave={(given, rev) => void save({ id: detail.id, rev, name: title }, { title: given })}
          />
          {detail.life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
          {isState(state) && <StateChip state={state} />}
          <CareChips overdue={detail.overdue} reopened={Number(values.reopened ?? 0)} />
          {detail.missing.length > 0 && (
            <Chip tone="warn" title={format.list(detail.missing.map(fields.label))}>
              {t('record.missing', { count: detail.missing.length })}
            </Chip>
          )}
        </>
      }
      facts={
        <>
          {detail.number && <span>{detail.number}</span>}
          <span>
            {fields.label('assigned_to')}{' '}
            {detail.assigned_to_name ? <b>{detail.assigned_to_name}</b> : t('service.nobodyYet')}
          </span>
          {!isEmpty(values.due_on) && state !== 'archived' && (
            <span>
              {fields.label('due_on')} <b>{format.day(String(values.due_on))}</b>
            </span>
          )}
          <span title={format.instant(raised)}>
            {t('record.created', { when: format.relative(raised), by: detail.created_by ?? '' })}
          </span>
        </>
      }
    >
      <Actions detail={detail} onAction={onAction} />
      <span className="visually-hidden">
        <Link to="/services">{t('nav.services')}</Link>
      </span>
    </RecordHead>
  );
}

/** Only what may be done now; why the rest may not is said by the steps. */
function Actions({ detail, onAction }: Pick<Props, 'detail' | 'onAction'>) {
  const { t } = useTranslation();
  const writer = useWriter();
  const mayDelete = useCan('service.delete');
  const { actions, life, id } = detail;
  if (life === 'binned') {
    return mayDelete ? (
      <Button
        variant="filled"
        onClick={() =>
          void writer.tryWrite(
            'service.restore',
            { ids: [id] },
            { said: t('entity.service.restoredMany', { count: 1, n: 1 }) },
          )
        }
      >
        {t('bin.restore')}
      </Button>
    ) : null;
  }
  const icon = { size: 16, stroke: 1.7 };
  return (
    <>
      {may(actions, 'reassign') && (
        <Button leftSection={<IconUserShare {...icon} />} onClick={() => onAction('reassign')}>
          {t('service.reassign')}
        </Button>
      )}
      {may(actions, 'assign') && (
        <Button variant="filled" leftSection={<IconUserShare {...icon} />} onClick={() => onAction('assign')}>
          {t('service.assign')}
        </Button>
      )}
      {may(actions, 'handle') && (
        <Button variant="filled" leftSection={<IconChecklist {...icon} />} onClick={() => onAction('handle')}>
          {t('service.handle')}
        </Button>
      )}
      {may(actions, 'feedback') && (
        <Button
          variant="filled"
          leftSection={<IconMessageHeart {...icon} />}
          onClick={() => onAction('feedback')}
        >
          {t('service.feedback')}
        </Button>
      )}
      <RecordMenu
        entity="service"
        id={id}
        name={String(detail.values.title ?? '')}
        onDelete={may(actions, 'delete') ? () => onAction('delete') : undefined}
      />
    </>
  );
}
