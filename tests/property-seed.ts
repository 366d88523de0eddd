import fc from 'fast-check';

// The same commit gets the same answer twice; another `SEED` looks where this one does not.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
