// Dates and times as the story states them: read from the text and never moved into the reader's own zone.

import { filled, words_in } from './words.js';

/** @typedef {import('../types.d.ts').Language} Lang */

// "2023-05-23T18:30:00+03:00" → "2023-05-23T18:30+03:00", as the address has it; '' for anything else.
/** @param {string} time */
export function to_minute(time) {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d(?::\d\d)?)$/.exec(time || '');
  return found ? found[1] + found[2] : '';
}

// Of "2023-05-23…" "23 May 2023", of "2023-05" "May 2023", of "2023" the year; '' for anything else.
/** @param {string} text @param {Lang} lang */
export function date_text(text, lang) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])/.exec(text || '');
  if (!found) return '';
  const [, year, month, day] = found;
  if (!month) return year;
  const words = words_in(lang), at = Number(month) - 1;
  return day ? `${Number(day)} ${words.months[at]} ${year}` : `${words.months_alone[at]} ${year}`;
}

// "Tuesday 23 May 2023, 18:30"
/** @param {string} time @param {Lang} lang */
export function moment_text(time, lang) {
  if (!to_minute(time)) return '';
  const words = words_in(lang), date = new Date(time.slice(0, 10) + 'T00:00Z');
  const parts = {
    weekday: words.weekdays[date.getUTCDay()], day: String(date.getUTCDate()), month: words.months[date.getUTCMonth()], year: time.slice(0, 4),
  };
  return `${filled(words.long_date, parts)}, ${time.slice(11, 16)}`;
}

/** @param {string} time */
export const offset_of = (time) => /(Z|[+-]\d\d:\d\d(?::\d\d)?)$/.exec(time || '')?.[1] || '';

// The date of an instant at an offset such as "+03:00": "2026-11-22".
/** @param {number} milliseconds @param {string} offset */
export function date_at(milliseconds, offset) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)(?::\d\d)?$/.exec(offset || '') || [null, '+', '0', '0'];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
  return new Date(milliseconds + shift).toISOString().slice(0, 10);
}
