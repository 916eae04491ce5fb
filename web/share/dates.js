// Dates and times as the story states them: read from the text and never moved into the reader's own zone.

/** @typedef {import('../types.d.ts').Language} Lang */

const kWeekdays = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  uk: ['неділя', 'понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота'],
  ru: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
};
const kMonthsOfDays = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  uk: ['січня', 'лютого', 'березня', 'квітня', 'травня', 'червня', 'липня', 'серпня', 'вересня', 'жовтня', 'листопада', 'грудня'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
};
const kMonths = {
  en: kMonthsOfDays.en,
  uk: ['січень', 'лютий', 'березень', 'квітень', 'травень', 'червень', 'липень', 'серпень', 'вересень', 'жовтень', 'листопад', 'грудень'],
  ru: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
};

// "2023-05-23T18:30:00+03:00" → "2023-05-23T18:30+03:00", as the address has it; '' for anything else.
/** @param {string} time */
export function to_minute(time) {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(time || '');
  return found ? found[1] + found[2] : '';
}

// Of "2023-05-23…" "23 May 2023", of "2023-05" "May 2023", of "2023" the year; '' for anything else.
/** @param {string} text @param {Lang} lang */
export function date_text(text, lang) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])/.exec(text || '');
  if (!found) return '';
  const [, year, month, day] = found;
  if (!month) return year;
  return day ? `${Number(day)} ${kMonthsOfDays[lang][Number(month) - 1]} ${year}` : `${kMonths[lang][Number(month) - 1]} ${year}`;
}

// "Tuesday 23 May 2023, 18:30"
/** @param {string} time @param {Lang} lang */
export function moment_text(time, lang) {
  if (!to_minute(time)) return '';
  const weekday = kWeekdays[lang][new Date(time.slice(0, 10) + 'T00:00Z').getUTCDay()];
  return `${weekday}${lang === 'en' ? ' ' : ', '}${date_text(time, lang)}, ${time.slice(11, 16)}`;
}

/** @param {string} time */
export const offset_of = (time) => /(Z|[+-]\d\d:\d\d)$/.exec(time || '')?.[1] || '';

// The date of an instant at an offset such as "+03:00": "2026-11-22".
/** @param {number} milliseconds @param {string} offset */
export function date_at(milliseconds, offset) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset || '') || [null, '+', '0', '0'];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
  return new Date(milliseconds + shift).toISOString().slice(0, 10);
}
