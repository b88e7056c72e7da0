/** The run of every method. */
import type { MethodId } from '../../../src/lib/core/risk/method.ts';
import { batesRun } from './bates.ts';
import { corridorPressureRun } from './corridor-pressure.ts';
import { freemanRun } from './freeman.ts';
import { governingRun } from './governing.ts';
import { metcouncilScoreRun } from './metcouncil-score.ts';
import { nycCompositionRun } from './nyc-composition.ts';
import type { MethodRun } from './run.ts';

export const RUNS: Readonly<Record<MethodId, MethodRun>> = {
	'corridor-pressure': corridorPressureRun,
	bates: batesRun,
	governing: governingRun,
	freeman: freemanRun,
	'metcouncil-score': metcouncilScoreRun,
	'nyc-composition': nycCompositionRun
};
