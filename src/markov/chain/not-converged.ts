/** An iteration did not reach its precision; names the method and what to try. */
export class ChainNotConverged extends Error {
  override readonly name = 'ChainNotConverged';

  constructor(method: string, sweeps: number, reached: string) {
    super(
      `${method} did not converge in ${sweeps} sweeps (${reached}): no state is visited often enough to start over from; try fewer states, which are then eliminated directly, or rates fewer orders of magnitude apart`,
    );
  }
}
