/** A new field, or the names and options of one that stands. What it holds cannot be changed later, and it says so. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { Dialog } from '~/components/Dialog';
import { DialogActions, Stack } from '~/components/DialogActions';
import { Problem } from '~/components/States';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import { useFormat } from '~/locales/useFormat';
import type { CustomField, FieldEntity } from './CustomFields';
import classes from './customfield.module.css';
import { KIND_ICON, KINDS, type Kind, picks } from './kinds';
import { newOption, type OptionDraft, OptionRows, toOptions } from './OptionRows';

interface Props {
  entity: FieldEntity;
  field: CustomField | null;
  onClose: () => void;
}

export function FieldDialog({ entity, field, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const writer = useWriter();
  const [kind, setKind] = useState<Kind>(field?.kind ?? 'text');
  const [zh, setZh] = useState(field?.label_zh ?? '');
  const [en, setEn] = useState(field?.label_en ?? '');
  const [required, setRequired] = useState(field?.required ?? false);
  const [options, setOptions] = useState<OptionDraft[]>(() =>
    field && field.options.length > 0 ? field.options.map(newOption) : [newOption(), newOption()],
  );
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const invalid = Object.fromEntries(
    Object.entries(invalidFields(error)).map(([name, rule]) => [name.replace(/^set\./, ''), rule]),
  );
  const marked = Object.keys(invalid).some((name) => /label_zh|label_en|value/.test(name));
  const rule = (name: string) => (invalid[name] ? ruleText(invalid[name] ?? '') : undefined);
  const given = toOptions(options);
  const complete = (zh.trim() || en.trim()) && (!picks(kind) || given.length > 0);

  async function save() {
    if (!complete || busy) return;
    setBusy(true);
    setError(null);
    const labels = { label_zh: zh, label_en: en };
    const name = (format.language === 'zh-CN' ? zh.trim() || en.trim() : en.trim() || zh.trim()) || '';
    try {
      if (field) {
        const set = { ...labels, required, ...(picks(kind) ? { options: given } : {}) };
        await writer.write(
          'field.update',
          { id: field.id, rev: field.rev, set },
          { said: t('customField.did.changed', { name }) },
        );
      } else {
        await writer.write(
          'field.add',
          { entity, kind, ...labels, required, options: picks(kind) ? given : [] },
          { said: t('customField.did.added', { name }) },
        );
      }
      onClose();
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
      title={
        field
          ? t('customField.editTitle', {
              name: format.language === 'zh-CN' ? field.label_zh : field.label_en,
            })
          : t('customField.newTitle', { entity: t(`customField.entity.${entity}`) })
      }
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
          <div className={classes.pair}>
            <TextInput
              label={t('dictionary.labelZh')}
              data-autofocus
              value={zh}
              maxLength={60}
              error={rule('label_zh')}
              onChange={(event) => setZh(event.currentTarget.value)}
            />
            <TextInput
              label={t('dictionary.labelEn')}
              placeholder={t('customField.optional')}
              value={en}
              maxLength={60}
              error={rule('label_en')}
              onChange={(event) => setEn(event.currentTarget.value)}
            />
          </div>
          <fieldset className={classes.kinds} disabled={field !== null}>
            <legend>{t('customField.kind')}</legend>
            {KINDS.filter((each) => !field || each === field.kind).map((each) => {
              const Icon = KIND_ICON[each];
              return (
                <label key={each} data-on={each === kind || undefined}>
                  <input
                    type="radio"
                    name="kind"
                    value={each}
                    checked={each === kind}
                    onChange={() => setKind(each)}
                  />
                  <Icon size={16} stroke={1.6} aria-hidden="true" />
                  <span>{t(`customField.kinds.${each}`)}</span>
                </label>
              );
            })}
          </fieldset>
          <p className={classes.hint}>
            {t(`customField.kindHint.${kind}`)} {field ? '' : t('customField.kindStays')}
          </p>
          {picks(kind) && (
            <OptionRows
              options={options}
              onChange={setOptions}
              problem={(at, name) => rule(`options[${at}].${name}`)}
            />
          )}
          <Checkbox
            label={t('customField.requiredLabel')}
            description={t('customField.requiredHint')}
            checked={required}
            onChange={(event) => setRequired(event.currentTarget.checked)}
          />
          {error !== null && !marked && <Problem>{errorText(error)}</Problem>}
        </Stack>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!complete}>
            {field ? t('action.save') : t('customField.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
