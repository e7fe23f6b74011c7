import { readFileSync } from 'node:fs';
import { expectedFound } from '../scenario/wording.js';
import { InputError } from './failure.js';

/**
 * Addresses by name from a file in the form of /etc/hosts: an IPv4 address or network, then names; `#` begins a comment.
 *
 * @param names machines and parties that may be named
 * @throws InputError with every mistake, one a line
 */
export function readAddresses(file: string, names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const faults: string[] = [];
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .forEach((line, i) => {
      const words = [...line.replace(/#.*/, '').matchAll(/\S+/g)];
      const [address, ...named] = words;
      if (address === undefined) return;
      const fault = (column: number, text: string) => faults.push(`${file}:${i + 1}:${column + 1}: ${text}`);
      if (!isAddress(address[0]))
        fault(address.index, expectedFound('an IPv4 address or network such as 192.0.2.11 or 10.0.0.0/8', address[0]));
      if (named.length === 0) fault(line.trimEnd().length, expectedFound('a name after the address', undefined));
      for (const { 0: name, index } of named) {
        if (names.includes(name)) found.set(name, [...(found.get(name) ?? []), address[0]]);
        else fault(index, expectedFound('a machine of the candidates, or who connects to them', name, names));
      }
    });
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return found;
}

/** Dotted decimal without leading zeros, with a prefix length if it is a network. */
function isAddress(text: string): boolean {
  const [, address, , prefix] = /^([\d.]+)(\/(\d{1,2}))?$/.exec(text) ?? [];
  const parts = address?.split('.') ?? [];
  if (prefix !== undefined && Number(prefix) > 32) return false;
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
