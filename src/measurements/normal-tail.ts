import { regularizedGammaQ } from '../maths/gamma-distribution.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** P(Z > x) of the standard normal distribution; exact relative precision far into the tail. */
export function normalTail(x: number): number {
  if (x < 0) return 1 - normalTail(-x);
  return 0.5 * regularizedGammaQ(0.5, (x * x) / 2);
}

/** ln P(Z > x): by continued fraction of Mills' ratio where the tail itself would underflow. */
export function logNormalTail(x: number): number {
  if (x < 8) return Math.log(normalTail(x));
  let fraction = 0;
  for (let k = 40; k >= 1; k--) fraction = k / (x + fraction);
  return -(x * x) / 2 - HALF_LOG_TWO_PI - Math.log(x + fraction);
}
