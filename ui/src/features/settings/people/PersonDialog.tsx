/** A new colleague, or what is known of one: names, roles, team, region, speciality. */
import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { useCan } from '~/features/shell/session';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { PRESET_ROLES } from '../roles/matrix';
import { useRoleNames } from '../roles/useRoleNames';
import { pathOf } from '../teams/tree';
import type { Invitation } from './InvitationDialog';
import own from './people.module.css';
import type { Colleague } from './state';

interface Props {
  person: Colleague | null;
  onClose: () => void;
  onInvited?: (invitation: Invitation) => void;
}

export function PersonDialog({ person, onClose, onInvited }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const roleName = useRoleNames();
  const rolesLabel = useId();
  const teams = useQueryCall('team.list', {}).data?.teams ?? [];
  const known = useQueryCall('role.list', {}, { enabled: useCan('role.read') }).data?.roles;
  const [username, setUsername] = useState('');
  const [name, setName] = useState(person?.display_name ?? '');
  const [roles, setRoles] = useState<string[]>(person?.roles ?? ['manager']);
  const [team, setTeam] = useState<string[]>(person?.teams.map((each) => each.id) ?? []);
  const [region, setRegion] = useState(person?.region ?? '');
  const [speciality, setSpeciality] = useState(person?.speciality ?? '');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = Object.fromEntries(
    Object.entries(invalidFields(error)).map(([field, rule]) => [field.replace(/^set\./, ''), rule]),
  );
  const rule = (field: string) => (invalid[field] ? ruleText(invalid[field] ?? '') : undefined);
  const ready =
    (person || username.trim()) && roles.length > 0 && (!person || (name.trim() && team.length > 0));
  const codes = known?.map((role) => role.code) ?? [...new Set([...PRESET_ROLES, ...roles])];

  async function save() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    const about = { region: region.trim(), speciality: speciality.trim(), roles };
    try {
      if (person) {
        await writer.write(
          'user.update',
          { id: person.id, set: { ...about, display_name: name.trim(), teams: team } },
          { said: t('people.did.changed', { name: name.trim() }), final: true },
        );
        onClose();
        return;
      }
      const display_name = name.trim() || username.trim();
      const made = await writer.write('user.add', {
        ...about,
        username: username.trim(),
        display_name,
        team: teams.find((each) => each.id === team[0])?.name ?? null,
      });
      if (made.code && made.until) {
        onInvited?.({ username: username.trim(), name: display_name, code: made.code, until: made.until });
      }
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      size={560}
      closeOnClickOutside={false}
      title={person ? t('people.editTitle', { name: person.display_name }) : t('people.addTitle')}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== 'Enter') return;
          if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            void save();
          }
        }}
      >
        <Stack>
          <div className={own.pair}>
            <TextInput
              label={t('people.name')}
              placeholder={t('door.create.displayNameExample')}
              data-autofocus
              value={name}
              maxLength={60}
              error={rule('display_name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {person ? (
              <TextInput label={t('door.username')} value={person.username} disabled />
            ) : (
              <TextInput
                label={t('door.username')}
                placeholder={t('door.create.usernameExample')}
                autoComplete="off"
                value={username}
                maxLength={60}
                error={rule('username')}
                onChange={(event) => setUsername(event.currentTarget.value)}
              />
            )}
          </div>
          <Checkbox.Group value={roles} onChange={setRoles} aria-labelledby={rolesLabel}>
            <p id={rolesLabel} className={own.legend}>
              {t('people.roles')}
            </p>
            <div className={own.roles}>
              {codes.map((code) => (
                <Checkbox.Card key={code} value={code} className={own.role ?? ''}>
                  <Checkbox.Indicator size="xs" />
                  <span>
                    <b>{roleName(code)}</b>
                    {PRESET_ROLES.some((preset) => preset === code) && (
                      <small>{t(`roles.about.${code}`)}</small>
                    )}
                  </span>
                </Checkbox.Card>
              ))}
            </div>
            <p className={own.hint}>{rule('roles') ?? t('people.manyRoles')}</p>
          </Checkbox.Group>
          <MultiSelect
            label={t('people.team')}
            placeholder={team.length === 0 ? t('people.teamNone') : ''}
            data={teams.map((each) => ({ value: each.id, label: pathOf(teams, each.id) }))}
            value={team}
            onChange={setTeam}
            {...(person ? {} : { maxValues: 1 })}
            searchable
            nothingFoundMessage={t('field.noOption')}
            error={rule('team') ?? rule('teams')}
          />
          <div className={own.pair}>
            <TextInput
              label={t('people.region')}
              value={region}
              maxLength={60}
              error={rule('region')}
              onChange={(event) => setRegion(event.currentTarget.value)}
            />
            <TextInput
              label={t('people.speciality')}
              placeholder={t('people.specialityExample')}
              value={speciality}
              maxLength={100}
              error={rule('speciality')}
              onChange={(event) => setSpeciality(event.currentTarget.value)}
            />
          </div>
          {error !== null && Object.keys(invalid).length === 0 && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
            {person ? t('action.save') : t('people.addSubmit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
