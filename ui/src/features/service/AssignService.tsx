/** To whom services are given: everyone who may handle one, what he has in hand, and how content his customers were. */
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { AssignDialog, type Assigning } from '~/features/process/AssignDialog';
import { useFormat } from '~/locales/useFormat';

interface Props extends Assigning {
  onClose: (done: boolean) => void;
}

export function AssignService({ ids, what, from, onClose }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const format = useFormat();
  const handlers = useQueryCall('service.assignees', {}, { staleTime: 0 });
  const again = from !== undefined;
  const mean = (hundredths: number | null) => (hundredths === null ? '–' : format.decimal(hundredths / 100));
  return (
    <AssignDialog
      title={again ? t('service.reassignTitle', { what }) : t('service.assignTitle', { what })}
      people={handlers}
      from={from}
      words={{
        load: t('service.load'),
        nobody: t('service.nobody'),
        reason: t('service.reassignReason'),
        button: again ? t('service.reassign') : t('service.assign'),
      }}
      figures={[
        {
          head: t('service.loadLate'),
          of: ({ overdue }) => (overdue > 0 ? format.count(overdue) : '–'),
          late: ({ overdue }) => overdue > 0,
        },
        { head: t('service.loadMean'), of: ({ satisfaction }) => mean(satisfaction) },
      ]}
      said={(person) =>
        t('service.personSaid', {
          name: person.name,
          region: person.region ?? t('field.none'),
          speciality: person.speciality ?? t('field.none'),
          open: format.count(person.open),
          late: format.count(person.overdue),
          mean: mean(person.satisfaction),
        })
      }
      onAssign={({ id: to, name }, reason) => {
        const said = t('service.did.assigned', { what, name });
        return again
          ? writer.write('service.reassign', { ids, to, reason }, { said })
          : writer.write('service.assign', { ids, to }, { said });
      }}
      onClose={onClose}
    />
  );
}
