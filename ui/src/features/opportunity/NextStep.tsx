/** What is planned next and for when; late where its day is past. */
import type { Values } from '~/api/types';
import { localDate } from '~/locales/format';
import { useFormat } from '~/locales/useFormat';
import classes from './opportunity.module.css';

export function NextStep({ values }: { values: Values }) {
  const format = useFormat();
  const on = typeof values.next_step_on === 'string' ? values.next_step_on : null;
  const late = on !== null && on < localDate(new Date(), format.timeZone);
  return (
    <span className={classes.nextStep} data-late={late || undefined}>
      {on && <time dateTime={on}>{format.day(on)}</time>} {String(values.next_step ?? '')}
    </span>
  );
}
