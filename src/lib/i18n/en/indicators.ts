/** What the catalog's indicators are called. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { IndicatorWords } from '../../domain/indicators/types.ts';
import indicators from './indicators.json';

export const indicatorWords: Readonly<Record<IndicatorId, IndicatorWords>> = indicators;

/** What figures of a profile are called that no indicator is called, and what is added where one is both counted and surveyed. */
export const figureWords = {
	counts: { people: 'People', housingUnits: 'Housing units' },
	/** Counts that no indicator shows by itself, by figure. */
	others: { no_vehicle_households: 'Households without a vehicle' } as Readonly<
		Record<string, string>
	>,
	/** Where the 2020 counts at hand are cut otherwise than the survey's table. */
	cutOtherwise2020: { asian: 'Asian or Pacific Islander residents' } as Readonly<
		Record<string, string>
	>,
	counted2020: (p: { title: string }) => `${p.title}, 2020 Census`,
	surveyed: (p: { title: string }) => `${p.title}, survey`,
	census2020: '2020 Census',
	race2020Table: 'P.L. 94-171 table P2',
	span: (p: { from: string; to: string }) => `${p.from} to ${p.to}`
};
