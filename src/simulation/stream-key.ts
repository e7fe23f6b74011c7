/** FNV-1a of a name, 32 bits: the number of a component's random stream, the same in every candidate that has it. */
export function streamKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // 0 is the stream of the choices among equals.
  return hash >>> 0 || 1;
}
