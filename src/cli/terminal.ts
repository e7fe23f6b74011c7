/** Whether the output may carry colours: https://no-color.org, and only where somebody looks at it. */
export function isColored(): boolean {
  const { NO_COLOR, TERM } = process.env;
  return process.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb';
}

export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const interval = 100;

/** One line on stderr that is written over; nothing where nobody watches (a pipe, a file, a build server). */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (stream.isTTY !== true || process.env.TERM === 'dumb') return { show: () => {}, clear: () => {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(text) {
      const now = performance.now();
      if (now - shownAt < interval) return;
      shownAt = now;
      shown = true;
      const width = Math.max(20, (stream.columns ?? 80) - 1);
      stream.write(`\r\u001b[2K${[...text].slice(0, width).join('')}`);
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}
