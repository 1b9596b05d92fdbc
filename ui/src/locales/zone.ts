/** Days of the workspace's time zone as instants. */
import { localDate } from './format';

/** Midnight of a calendar date in a zone, as an instant. */
export function startOfDay(date: string, timeZone: string): string {
  return instantAt(`${date}T00:00`, timeZone);
}

/** What the zone's clock shows at an instant, as a field of date and time takes it: `2026-11-22T15:31`. */
export function clockAt(instant: string, timeZone: string): string {
  const at = new Date(instant);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '00';
  return `${localDate(at, timeZone)}T${part('hour')}:${part('minute')}`;
}

/** The last moment of a calendar date in a zone. */
export function endOfDay(date: string, timeZone: string): string {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return new Date(Date.parse(startOfDay(next, timeZone)) - 1).toISOString();
}

/** The instant at which the zone's clock shows `2026-11-22T15:31`. */
export function instantAt(clock: string, timeZone: string): string {
  // Guess in UTC, then move by what the zone's clock shows at that guess; a second pass settles DST edges.
  const wanted = Date.parse(`${clock.slice(0, 16)}:00Z`);
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
