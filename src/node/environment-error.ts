/**
 * The machine cannot do what was asked (no browser, no room, no permission), although the input is right.
 * The message is one line and says what to do; the command line ends with exit code 3.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly exitCode = 3;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a folder was expected where there is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'another program uses it',
};

/**
 * A system error in words.
 * @param error anything thrown by a Node file or process function
 * @returns for known codes the reason in words with the code, otherwise the first line of the error's own message
 */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== undefined && code in reasons) return `${reasons[code]} (${code})`;
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
