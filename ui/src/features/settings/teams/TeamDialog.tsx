/** A new team and where it hangs; or, of one that stands, where it is moved. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { pathOf, placesFor, type Team } from './tree';

interface Props {
  teams: Team[];
  team: Team | null;
  parent: string | null;
  onClose: () => void;
}

export function TeamDialog({ teams, team, parent, onClose }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [name, setName] = useState('');
  const [under, setUnder] = useState(parent);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = invalidFields(error);
  const nameRule = invalid.name ? ruleText(invalid.name) : undefined;

  async function save() {
    setBusy(true);
    setError(null);
    try {
      if (team) {
        if (under) {
          await writer.write(
            'team.update',
            { id: team.id, set: { parent: under } },
            { said: t('teams.did.moved', { name: team.name, to: pathOf(teams, under) }), final: true },
          );
        }
      } else {
        await writer.write(
          'team.add',
          { name: name.trim(), parent: under },
          { said: t('dictionary.did.added', { name: name.trim() }), final: true },
        );
      }
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  const ready = team ? under !== team.parent : name.trim() !== '';
  return (
    <Dialog
      opened
      onClose={onClose}
      size={440}
      title={team ? t('teams.moveTitle', { name: team.name }) : t('teams.add')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void save();
        }}
      >
        <Stack>
          {!team && (
            <TextInput
              label={t('teams.name')}
              placeholder={t('teams.nameExample')}
              value={name}
              maxLength={60}
              error={nameRule}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Select
            label={t('teams.under')}
            data={placesFor(teams, team?.id ?? null).map((each) => ({
              value: each.id,
              label: pathOf(teams, each.id),
            }))}
            value={under}
            onChange={(next) => setUnder(next ?? under)}
            allowDeselect={false}
            searchable
            data-autofocus={team !== null || undefined}
          />
          {error !== null && !nameRule && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
            {team ? t('teams.moveSubmit') : t('teams.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
