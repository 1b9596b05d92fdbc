/** 暂缓流失: what is done now so that the customer stays. It is kept below what was done before. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { Keys } from '~/components/Keys';
import { Problem } from '~/components/States';
import { isComposing } from '~/keyboard/ime';
import { errorText, invalidFields, ruleText } from '~/locales/errors';
import classes from './churn.module.css';

interface Props {
  /** Of the input, so that the steps lead to it. */
  inputId: string;
  id: string;
  name: string;
  /** There are measures already. */
  again: boolean;
}

export function HoldBox({ inputId, id, name, again }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const [measure, setMeasure] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = measure.trim() !== '';
  const why = invalidFields(error).measure;

  async function hold() {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await writer.write(
        'churn.hold',
        { id, measure: measure.trim() },
        { said: t('churn.did.held', { name }) },
      );
      setMeasure('');
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.hold}
      onSubmit={(event) => {
        event.preventDefault();
        void hold();
      }}
      onKeyDown={(event) => {
        if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void hold();
        }
      }}
    >
      <Textarea
        id={inputId}
        label={t(again ? 'churn.measureNext' : 'churn.measureFirst')}
        placeholder={t('churn.measureExample')}
        value={measure}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={8}
        error={why ? ruleText(why) : undefined}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      {error !== null && !why && <Problem>{errorText(error)}</Problem>}
      <div>
        <Button
          type="submit"
          variant="filled"
          disabled={!ready}
          loading={busy}
          rightSection={<Keys of="mod+enter" />}
        >
          {t(again ? 'churn.append' : 'churn.hold')}
        </Button>
      </div>
    </form>
  );
}
