const DOWN = [
  'down',
  'offline',
  'failed',
  'failure',
  'fail',
  'notready',
  'not ready',
  'nodenotready',
  'unknown',
  'disconnected',
  'not responding',
  'notresponding',
  'critical',
  'error',
  'unreachable',
  'poweredoff',
  'powered off',
  'stopped',
  'firing',
  'alerting',
  'false',
  '停机',
  '离线',
  '故障',
  '宕机',
  '异常',
];
const UP = [
  'up',
  'online',
  'ok',
  'ready',
  'nodeready',
  'connected',
  'running',
  'recovered',
  'recovery',
  'resolved',
  'normal',
  'poweredon',
  'powered on',
  'started',
  'true',
  '上线',
  '在线',
  '正常',
  '恢复',
];

/** What exports write where a series has no sample. */
const NO_SAMPLE = ['', '-', 'nan', 'null', 'undefined', 'n/a', 'no data'];

/** Whether a cell of a sampled series says that there is no sample. */
export function isNoSample(cell: string): boolean {
  return NO_SAMPLE.includes(cell.trim().toLowerCase());
}

/** Phrases within the events of vCenter and its PowerCLI: an event id, or the sentence a person reads. */
const DOWN_PHRASE = /not responding|connection ?lost|disconnected|host ?failed|notresponding|isolated/;
const UP_PHRASE = /hostconnected|reconnected|is connected|established a connection|connection established/;

/** Whether a state word, a sample of 0 or 1, or an event means working; null: it says neither. */
export function isUpState(word: string): boolean | null {
  const folded = word.trim().toLowerCase();
  if (UP.includes(folded)) return true;
  if (DOWN.includes(folded)) return false;
  const sample = folded === '' ? Number.NaN : Number(folded);
  if (sample === 0 || sample === 1) return sample === 1;
  if (folded.length < 12) return null;
  if (DOWN_PHRASE.test(folded)) return false;
  return UP_PHRASE.test(folded) ? true : null;
}
