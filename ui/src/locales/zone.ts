/** Days of the workspace's time zone as instants. */
import { localDate } from './format';

/** Midnight of a calendar date in a zone, as an instant. */
export function startOfDay(date: string, timeZone: string): string {
  // Guess in UTC, then move by what the zone's clock shows at that guess; a second pass settles DST edges.
  const wanted = Date.parse(`${date}T00:00:00Z`);
  let at = wanted;
  for (let pass = 0; pass < 2; pass++) {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(new Date(at));
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    at -= shown - wanted;
  }
  return new Date(at).toISOString();
}

/** The first day of the workspace's present month, as a date and as an instant. */
export function monthStart(now: Date, timeZone: string): { date: string; instant: string } {
  const date = `${localDate(now, timeZone).slice(0, 7)}-01`;
  return { date, instant: startOfDay(date, timeZone) };
}
