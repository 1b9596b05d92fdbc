/** A contact or an interaction beside the page it belongs to: its facts edited in place, its history, the bin. */
import { ActionIcon, Button, Drawer, Menu } from '@mantine/core';
import { IconDots, IconHistoryOff, IconStarFilled, IconTrash, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { LinkedEntity } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { Refused, Waiting } from '~/components/States';
import { WhoSees, WhoSeesItem } from '~/features/access/WhoSees';
import { WhoseContext } from '~/features/fields/ContactPicker';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty, useFields } from '~/features/fields/useFields';
import { channelIcon } from '~/features/interaction/channels';
import { currentSubject, useLogSubject } from '~/features/interaction/subject';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { pressed, pressedEscape } from '~/keyboard/ime';
import { isTyping, useShortcuts } from '~/keyboard/shortcuts';
import { useFormat } from '~/locales/useFormat';
import { Conflicts } from './Conflicts';
import { EditableName } from './EditableName';
import { Facts } from './Facts';
import { HistoryLines } from './HistoryLines';
import { Points } from './Points';
import classes from './panel.module.css';
import { useSave } from './save';

/** The first of each of these is a field of a contact. */
const FIELD_POINTS = ['office_phone', 'mobile', 'email', 'wechat'];
const LEAD: Record<LinkedEntity, string> = { contact: 'name', interaction: 'summary' };
const ELSEWHERE: Record<LinkedEntity, ReadonlySet<string>> = {
  contact: new Set(['name', 'customer', 'is_primary', 'missing', 'created_at', 'created_on', 'created_by']),
  interaction: new Set(['customer', 'missing', 'created_at', 'created_on', 'created_by']),
};

interface Props {
  entity: LinkedEntity;
  id: string;
  /** The page under it is shown as it once stood; the panel is not, and says so. */
  overPast?: boolean;
  onClose: () => void;
}

export function RecordPanel({ entity, id, overPast = false, onClose }: Props) {
  const { t } = useTranslation();
  const mayLog = useCan('interaction.create');
  const log = () => openOverlay({ name: 'log', subject: currentSubject() });
  // What the page under it does by keyboard rests, except the log: it begins with whom the panel is about.
  useShortcuts({ escape: onClose, ...(mayLog ? { l: log } : {}) }, { modal: true });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target } = event;
    // A menu, an open list and an editor take Escape for themselves first.
    const inList = target instanceof Element && target.closest('[role="menu"],[aria-expanded="true"]');
    if (event.defaultPrevented || inList) return;
    if (pressedEscape(event)) onClose();
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (mayLog && bare && pressed(event, 'l') && !isTyping(target)) {
      event.preventDefault();
      log();
    }
  }

  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={440}
      closeOnEscape={false}
      transitionProps={{ duration: 120 }}
      classNames={{ content: classes.panel ?? '', overlay: classes.overlay ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={t(`entity.${entity}.one`)}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of all that stands in the panel */}
        <div className={classes.all} tabIndex={-1} data-autofocus onKeyDown={onKeyDown}>
          {overPast && (
            <p className={classes.now} role="note">
              <IconHistoryOff size={15} stroke={1.7} aria-hidden="true" />
              {t('timeline.panelNow')}
            </p>
          )}
          <Content key={id} entity={entity} id={id} onClose={onClose} />
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Content({ entity, id, onClose }: Props) {
  const { t } = useTranslation();
  const fields = useFields(entity);
  const detail = useQueryCall(`${entity}.get`, { id });
  const data = detail.data;
  const name = String(data?.values[LEAD[entity]] ?? '');
  useLogSubject(data?.customer.id, data?.customer.name ?? '', entity === 'contact' ? id : undefined);
  if (detail.isError) {
    return (
      <>
        <CloseButton onClose={onClose} />
        <Refused error={detail.error} onRetry={() => void detail.refetch()} />
      </>
    );
  }
  if (!data || !fields.ready) return <Waiting label={t(`entity.${entity}.one`)} />;
  return <Loaded entity={entity} detail={data} name={name} onClose={onClose} />;
}

type Detail = ReturnType<typeof useQueryCall<`${LinkedEntity}.get`>>['data'];

interface LoadedProps {
  entity: LinkedEntity;
  detail: NonNullable<Detail>;
  name: string;
  onClose: () => void;
}

function Loaded({ entity, detail, name, onClose }: LoadedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const fields = useFields(entity);
  const writer = useWriter();
  const mayEdit = useCan(`${entity}.update`) && detail.life === 'live';
  const mayBin = useCan(`${entity}.delete`);
  const [asking, setAsking] = useState(false);
  const role = fields.byName.get('decision_role');
  const history = useQueryCall(`${entity}.history`, { id: detail.id, limit: 50 });
  return (
    <>
      <header className={classes.head}>
        {entity === 'contact' ? (
          <Avatar name={name} size={36} />
        ) : (
          <span className={classes.channel}>{channelIcon(detail.values.channel, 18)}</span>
        )}
        <div className={classes.title}>
          {entity === 'contact' ? (
            <PanelName entity={entity} detail={detail} name={name} mayEdit={mayEdit} />
          ) : (
            <h2>{fields.text(fields.byName.get('channel'), detail.values.channel)}</h2>
          )}
          <p>
            <span>{detail.customer.name}</span>
            {'primary' in detail && detail.primary && (
              <span>
                <IconStarFilled size={11} className={classes.star} aria-hidden="true" />{' '}
                {t('contact.primary')}
              </span>
            )}
            {entity === 'interaction' && (
              <span>{format.instant(String(detail.values.occurred_at ?? ''))}</span>
            )}
          </p>
          <div className={classes.chips}>
            {detail.life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
            {role && !isEmpty(detail.values.decision_role) && (
              <FieldValue field={role} value={detail.values.decision_role} fields={fields} as="fact" />
            )}
            {detail.missing.length > 0 && (
              <Chip tone="warn">{t('record.missing', { count: detail.missing.length })}</Chip>
            )}
          </div>
        </div>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('record.menu')}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <WhoSeesItem onClick={() => setAsking(true)} />
            {mayBin && detail.life === 'live' && (
              <Menu.Item
                leftSection={<IconTrash size={15} stroke={1.6} />}
                data-danger
                onClick={async () => {
                  const done = await writer.tryWrite(
                    `${entity}.bin`,
                    { ids: [detail.id] },
                    { said: t('did.binnedOne', { name }) },
                  );
                  if (done) onClose();
                }}
              >
                {t('bulk.bin')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
        {asking && <WhoSees entity={entity} id={detail.id} name={name} onClose={() => setAsking(false)} />}
        <CloseButton onClose={onClose} />
      </header>
      <div className={classes.body}>
        {detail.life === 'binned' && mayBin && (
          <Button
            variant="filled"
            onClick={() =>
              void writer.tryWrite(
                `${entity}.restore`,
                { ids: [detail.id] },
                { said: t(`entity.${entity}.restoredMany`, { count: 1, n: 1 }) },
              )
            }
          >
            {t('bin.restore')}
          </Button>
        )}
        <Conflicts detail={detail} fields={fields} />
        <WhoseContext value={detail.customer.id}>
          <Facts
            entity={entity}
            detail={detail}
            fields={fields}
            lead={LEAD[entity]}
            elsewhere={ELSEWHERE[entity]}
          />
        </WhoseContext>
        {entity === 'contact' && 'points' in detail && (
          <Points
            entity="contact"
            detail={detail}
            mayEdit={mayEdit}
            title={t('contact.morePoints')}
            beside={FIELD_POINTS}
          />
        )}
        <section className={classes.history} aria-label={t('record.history')}>
          <h2>{t('record.history')}</h2>
          {history.data && (
            <HistoryLines entity={entity} steps={history.data.steps} fields={fields} mayUndo={mayEdit} />
          )}
        </section>
      </div>
    </>
  );
}

function PanelName({ entity, detail, name, mayEdit }: Omit<LoadedProps, 'onClose'> & { mayEdit: boolean }) {
  const save = useSave(entity);
  return (
    <EditableName
      name={name}
      rev={detail.rev}
      level={2}
      mayEdit={mayEdit}
      onSave={(next, rev) => void save({ id: detail.id, rev, name }, { [LEAD[entity]]: next })}
    />
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon aria-label={t('action.close')} className={classes.close} onClick={onClose}>
      <IconX size={17} stroke={1.6} />
    </ActionIcon>
  );
}
