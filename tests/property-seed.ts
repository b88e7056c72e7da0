import fc from 'fast-check';

// Made-up cases are the same in every run, so that a run can be repeated. Others are tried with
// PROPERTY_SEED=random, and one run's cases again with the seed that it printed.
const wanted = process.env.PROPERTY_SEED;
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20_260_901) });
