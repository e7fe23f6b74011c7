const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text such as `2026-12-03` is a day of the Gregorian calendar (ISO 8601). */
export function isCalendarDay(text: string): boolean {
  const match = form.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0));
}
