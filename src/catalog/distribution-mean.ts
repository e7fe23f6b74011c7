export { mean as distributionMean } from '../maths/distribution-moments.js';
