/** Numbers names in order of appearance. */
export class NameTable {
  readonly names: string[] = [];
  private readonly indexes = new Map<string, number>();

  index(name: string): number {
    const known = this.indexes.get(name);
    if (known !== undefined) return known;
    const index = this.names.length;
    this.indexes.set(name, index);
    this.names.push(name);
    return index;
  }
}
