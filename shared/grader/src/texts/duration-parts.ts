/** One unit of a duration, and how many of it. */
export interface DurationPart {
  count: number;
  unit: 'day' | 'hour' | 'minute';
}

const MINUTES_A_HOUR = 60;
const HOURS_A_DAY = 24;

/** A duration as people say it: days and hours, or hours and minutes, and at least a minute. */
export function durationParts(hours: number): DurationPart[] {
  const minutes = Math.max(1, Math.floor(hours * MINUTES_A_HOUR));
  const wholeHours = Math.floor(minutes / MINUTES_A_HOUR);
  const days = Math.floor(wholeHours / HOURS_A_DAY);
  const parts: DurationPart[] =
    days > 0
      ? [
          { count: days, unit: 'day' },
          { count: wholeHours % HOURS_A_DAY, unit: 'hour' },
        ]
      : [
          { count: wholeHours, unit: 'hour' },
          { count: minutes % MINUTES_A_HOUR, unit: 'minute' },
        ];
  return parts.filter(({ count }) => count > 0);
}
