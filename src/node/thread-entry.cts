/**
 * What a thread of the pool loads first. The pool asks for it by `require`; given an ES module, Node would load its whole
 * graph in one go then, and a thread that is ended meanwhile takes the process with it (a fatal error of V8 on Node 20). So
 * this is CommonJS, and the work is imported when the first share arrives.
 */
const worker = () => import('./replication-worker.js');

type Worker = Awaited<ReturnType<typeof worker>>;
type Share<Name extends keyof Worker> = Parameters<Worker[Name]>[0];

export = {
  replicateShare: async (share: Share<'replicateShare'>) => (await worker()).replicateShare(share),
  cycleShare: async (share: Share<'cycleShare'>) => (await worker()).cycleShare(share),
  batchShare: async (share: Share<'batchShare'>) => (await worker()).batchShare(share),
};
