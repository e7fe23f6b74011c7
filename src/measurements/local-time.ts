/** Which number comes first in dates such as 3/4/2024. Dates that begin or end with a year of four digits and `.` are never ambiguous. */
export type DateOrder = 'month-first' | 'day-first';

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1970-01-01 in the Gregorian calendar, or NaN when there is no such date. */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : (DAYS_BEFORE_MONTH[month] ?? 365) - DAYS_BEFORE_MONTH[month - 1];
  if (day > length) return Number.NaN;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const ofYear = DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
  return (year - 1970) * 365 + leaps + ofYear;
}

/** Reader of times in one pass over the letters, without regular expressions: it runs for every row of a log. */
export function timeReader(order: DateOrder): (text: string) => number {
  const scan = new TimeScan(order);
  return (text) => scan.read(text);
}

/** Month abbreviations of ctime-like stamps and vCenter exports. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads times as a log writes them, in seconds since 1970-01-01 00:00 of the clock that wrote them: one without a zone is
 * taken as written, one with an offset is brought to UTC. Makes no object for any, since logs have millions.
 */
export class TimeScan {
  /** Whether the time read last had an offset or `Z`. */
  zoned = false;
  private text = '';
  private at = 0;

  constructor(private readonly order: DateOrder) {}

  /** Seconds, or NaN when the text is no time. */
  read(text: string): number {
    this.zoned = false;
    const plain = plainTime(text);
    if (!Number.isNaN(plain)) return plain;
    this.text = text;
    this.at = 0;
    this.skipSpaces();
    const start = this.at;
    const first = this.number();
    if (Number.isNaN(first)) return this.monthFirst();
    const digits = this.at - start;
    if (this.atEnd()) return this.epochTime(first, digits, text.length - start);
    if (digits === 10) return this.epochWithFraction(first);
    return this.withClock(this.date(first, digits, this.order));
  }

  /** `Mar 5, 2024 2:03:11 PM`, as English clients write it. */
  private monthFirst(): number {
    const month = this.monthOrNumber();
    this.skipSpaces();
    const day = this.number();
    this.skipComma();
    this.skipSpaces();
    return this.withClock(dayNumber(this.number(), month, day));
  }

  private withClock(days: number): number {
    if (Number.isNaN(days)) return days;
    const clock = this.clock();
    if (Number.isNaN(clock)) return clock;
    const offset = this.offset();
    this.skipSpaces();
    if (Number.isNaN(offset) || !this.atEnd()) return Number.NaN;
    this.zoned = offset !== NO_OFFSET;
    return days * 86400 + clock - (this.zoned ? offset : 0);
  }

  /** Day number of the date that begins with `first`. */
  private date(first: number, digits: number, order: DateOrder): number {
    const mark = this.text.charCodeAt(this.at);
    if (mark === 0x5e74 /* 年 */) return this.chineseDate(first);
    if (mark !== SLASH && mark !== DASH && mark !== DOT) return Number.NaN;
    this.at++;
    const second = this.monthOrNumber();
    if (this.text.charCodeAt(this.at) !== mark) return Number.NaN;
    this.at++;
    const begin = this.at;
    const third = this.number();
    if (digits === 4) return dayNumber(first, second, third);
    if (this.at - begin !== 4) return Number.NaN;
    const dayFirst = mark === DOT || this.namedMonth || (mark === DASH && !this.namedMonth) || order === 'day-first';
    return dayFirst ? dayNumber(third, second, first) : dayNumber(third, first, second);
  }

  private namedMonth = false;

  private monthOrNumber(): number {
    this.namedMonth = false;
    const code = this.text.charCodeAt(this.at);
    if (code >= 48 && code <= 57) return this.number();
    const month = MONTHS.indexOf(this.text.slice(this.at, this.at + 3).toLowerCase());
    if (month < 0) return Number.NaN;
    this.namedMonth = true;
    this.at += 3;
    return month + 1;
  }

  private chineseDate(year: number): number {
    this.at++;
    const month = this.number();
    if (this.text.charCodeAt(this.at++) !== 0x6708 /* 月 */) return Number.NaN;
    const day = this.number();
    if (this.text.charCodeAt(this.at++) !== 0x65e5 /* 日 */) return Number.NaN;
    return dayNumber(year, month, day);
  }

  /** Seconds since midnight; a date alone is its midnight. */
  private clock(): number {
    // `3/5/2024, 2:03:11 PM`
    this.skipComma();
    const code = this.text.charCodeAt(this.at);
    if (code === 84 /* T */ || code === 116) this.at++;
    else this.skipSpaces();
    if (this.atEnd()) return 0;
    const hour = this.number();
    if (Number.isNaN(hour) || this.text.charCodeAt(this.at) !== COLON) return Number.NaN;
    this.at++;
    const minute = this.number();
    let second = 0;
    if (this.text.charCodeAt(this.at) === COLON) {
      this.at++;
      second = this.number() + this.fraction();
    }
    if (!(minute < 60 && second < 61)) return Number.NaN;
    return this.hourOfDay(hour) * 3600 + minute * 60 + second;
  }

  private hourOfDay(hour: number): number {
    this.skipSpaces();
    if (this.atEnd()) return hour <= 24 ? hour : Number.NaN;
    const half = this.text.slice(this.at, this.at + 2).toUpperCase();
    if (half !== 'AM' && half !== 'PM') return hour <= 24 ? hour : Number.NaN;
    this.at += 2;
    if (hour < 1 || hour > 12) return Number.NaN;
    return (hour % 12) + (half === 'PM' ? 12 : 0);
  }

  private fraction(): number {
    const mark = this.text.charCodeAt(this.at);
    if (mark !== DOT && mark !== COMMA) return 0;
    const start = ++this.at;
    const digits = this.number();
    return Number.isNaN(digits) ? Number.NaN : digits / 10 ** (this.at - start);
  }

  /** Offset from UTC in seconds; NO_OFFSET when none is written. */
  private offset(): number {
    this.skipSpaces();
    if (this.atEnd()) return NO_OFFSET;
    const rest = this.text.slice(this.at).trimEnd().toUpperCase();
    if (rest === 'Z' || rest === 'UTC' || rest === 'GMT') {
      this.at = this.text.length;
      return 0;
    }
    const sign = rest[0] === '+' ? 1 : rest[0] === '-' ? -1 : Number.NaN;
    if (Number.isNaN(sign)) return Number.NaN;
    this.at++;
    const begin = this.at;
    const hours = this.number();
    if (this.at - begin === 4) return sign * (Math.floor(hours / 100) * 3600 + (hours % 100) * 60);
    if (this.text.charCodeAt(this.at) !== COLON) return sign * hours * 3600;
    this.at++;
    return sign * (hours * 3600 + this.number() * 60);
  }

  private number(): number {
    const start = this.at;
    let value = 0;
    for (;;) {
      const digit = this.text.charCodeAt(this.at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      this.at++;
    }
    return this.at === start ? Number.NaN : value;
  }

  private skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === 32) this.at++;
  }

  /** Ten digits are seconds, thirteen milliseconds since 1970 in UTC. */
  private epochTime(value: number, digits: number, length: number): number {
    if (digits !== length || (digits !== 10 && digits !== 13)) return Number.NaN;
    this.zoned = true;
    return digits === 10 ? value : value / 1000;
  }

  /** `1709647380.25`, as Prometheus writes times. */
  private epochWithFraction(seconds: number): number {
    const fraction = this.fraction();
    if (!this.atEnd()) return Number.NaN;
    this.zoned = true;
    return seconds + fraction;
  }

  private skipComma(): void {
    if (this.text.charCodeAt(this.at) === COMMA) this.at++;
  }

  private atEnd(): boolean {
    return this.at >= this.text.length;
  }
}

const SLASH = 47;
const DASH = 45;
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const NO_OFFSET = Number.POSITIVE_INFINITY;

const ZERO = 48;
const SPACE = 32;
const LETTER_T = 84;

/** `2024-03-05 14:03` and `2024-03-05 14:03:00`, the way most logs write: NaN for everything else. */
function plainTime(text: string): number {
  const { length } = text;
  if (length !== 19 && length !== 16) return Number.NaN;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH || text.charCodeAt(13) !== COLON) return Number.NaN;
  const between = text.charCodeAt(10);
  if (between !== SPACE && between !== LETTER_T) return Number.NaN;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = length === 16 ? 0 : text.charCodeAt(16) === COLON ? twoDigits(text, 17) : Number.NaN;
  if (!(hour <= 24 && minute < 60 && second < 61)) return Number.NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return dayNumber(year, twoDigits(text, 5), twoDigits(text, 8)) * 86400 + hour * 3600 + minute * 60 + second;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** `2003-09-13T12:27`, with seconds only when there are some: the way windows are written in reports. */
export function isoLocal(seconds: number): string {
  const whole = Math.floor(seconds);
  const days = Math.floor(whole / 86400);
  const rest = whole - days * 86400;
  const { year, month, day } = dateOfDay(days);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}`;
  const tail = rest % 60 === 0 ? '' : `:${two(rest % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${tail}`;
}

/** Inverse of `dayNumber`: Hinnant, chrono-compatible low-level date algorithms, 2013. */
function dateOfDay(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
