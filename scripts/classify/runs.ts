/** The run of every method. */
import type { MethodId } from '../../src/lib/domain/methods/definitions/method.ts';
import { batesRun } from './run-bates.ts';
import { corridorPressureRun } from './run-corridor-pressure.ts';
import { freemanRun } from './run-freeman.ts';
import { governingRun } from './run-governing.ts';
import { metcouncilScoreRun } from './run-metcouncil-score.ts';
import { nycCompositionRun } from './run-nyc-composition.ts';
import type { MethodRun } from './run.ts';

export const RUNS: Readonly<Record<MethodId, MethodRun>> = {
	'corridor-pressure': corridorPressureRun,
	bates: batesRun,
	governing: governingRun,
	freeman: freemanRun,
	'metcouncil-score': metcouncilScoreRun,
	'nyc-composition': nycCompositionRun
};
