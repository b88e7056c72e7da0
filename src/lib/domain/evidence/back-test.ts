/**
 * Would flags made from earlier figures only have told what came later? Ours. Vulnerability of
 * 2015–2019 and what moved until then, against what moved from 2015–2019 to 2019–2023.
 *
 * Every figure is one number a tract, NaN where there is none. A test without figure counts as not
 * passed, as in the method.
 */
import { mean, variance } from 'simple-statistics';
import { areaUnderCurve, ascending } from './statistics.ts';
import { bootstrap, type BootstrapOptions, type Sample, type WithInterval } from './statistics.ts';
import { crossValidatedScores } from './statistics.ts';

/** A test against the region's own figure: passed above it. */
export type AgainstRegion = { readonly values: readonly number[]; readonly region: number };

export type BackTestFigures = {
	readonly people: readonly number[];
	/** Rows of the tracts that share a border with each. */
	readonly neighbors: readonly (readonly number[])[];
	/** The five shares of 2015–2019. */
	readonly vulnerability: readonly AgainstRegion[];
	/** Changes that end in 2015–2019. */
	readonly early: Readonly<Record<'rent' | 'income' | 'homeValue', AgainstRegion>>;
	/** The four changes from 2015–2019 to 2019–2023. */
	readonly later: Readonly<Record<'rent' | 'income' | 'bachelors' | 'homeValue', AgainstRegion>>;
	/** Median value of homes as assessed in 2014. */
	readonly assessedValue: readonly number[];
	/** Median rent of 2010–2014, and its change to 2019–2023, which starts from that same figure. */
	readonly firstRent: readonly number[];
	readonly rentChangeFromFirst: readonly number[];
	/** People of a group in 2015–2019 and 2019–2023. */
	readonly groups: Readonly<
		Record<
			'lowIncome' | 'black',
			{ readonly from: readonly number[]; readonly to: readonly number[] }
		>
	>;
};

/** What is asked to tell two tracts apart. */
export type Teller =
	/** How many of the five vulnerability tests pass. */
	| 'vulnerability-count'
	/** Vulnerable, and two of three changes above the region's. */
	| 'pressure-then'
	| 'low-assessed-value'
	/** Income growth of the tracts around, own tract left out. */
	| 'neighbors-income-growth'
	/** A logistic model of four figures, each tract scored by a model that has not seen it. */
	| 'model-of-four'
	/** Rent low beside the neighbors' in 2010–2014. */
	| 'low-rent-beside-neighbors'
	| 'past-rent-growth';

/** What came by 2019–2023. */
export type Outcome =
	/** Three of four changes above the region's. */
	| 'later-pressure'
	/** Rent rose faster than in the tract in the middle, from 2010–2014 on. */
	| 'rent-rise-from-first'
	/** The same from 2015–2019 on. */
	| 'rent-rise-from-middle'
	/** A fifth or more of the group's people are gone. */
	| 'loss-of-low-income'
	| 'loss-of-black-residents';

/** How often a teller ranks two tracts rightly. */
export type Ranking = {
	readonly teller: Teller;
	readonly outcome: Outcome;
	readonly among: 'all' | 'vulnerable';
	/**
	 * Teller and outcome hold the same figure: its sampling error alone makes them agree or disagree
	 * (regression to the mean).
	 */
	readonly sharedFigure: boolean;
	readonly tracts: number;
	/** Share of the tracts where the outcome came about. */
	readonly base: number;
	/** Area under the curve; a coin gets 0.5. */
	readonly auc: WithInterval;
};

/** Where later pressure came: in tracts with a flag and in those without. */
export type Rates = {
	readonly flag:
		/** Vulnerable, and pressure then or near it: at least half of the neighbors. */
		| 'flag-near-half'
		/** The same with a single neighbor, an earlier reading of "near". */
		| 'flag-near-one'
		/** Pressure then, among vulnerable tracts. */
		| 'pressure-among-vulnerable';
	readonly flagged: { readonly tracts: number; readonly share: WithInterval };
	readonly others: { readonly tracts: number; readonly share: WithInterval };
	/** Flagged less others. */
	readonly difference: WithInterval;
};

export type BackTest = {
	/** Tracts with at least 500 people and every change, early and later. */
	readonly tracts: number;
	readonly vulnerable: number;
	/** Share of the tracts that later came under pressure. */
	readonly base: number;
	readonly rankings: readonly Ranking[];
	readonly rates: readonly Rates[];
	/** What the words "vulnerable", "pressure" and "loss" stand for, so that the page can say it. */
	readonly rules: BackTestRules;
	readonly draws: number;
};

export type BackTestRules = {
	/** A tract has at least so many people. */
	readonly leastPeople: number;
	/** "at least n of m tests" */
	readonly vulnerable: AtLeastShare;
	readonly pressureThen: AtLeastShare;
	readonly laterPressure: AtLeastShare;
	/** Share of a group's people that must be gone for a loss; smaller ones drown in sampling error. */
	readonly loss: number;
	/** Parts that the tracts are dealt into for the model. */
	readonly folds: number;
};

export type AtLeastShare = { readonly needed: number; readonly of: number };

const RULES: BackTestRules = {
	leastPeople: 500,
	vulnerable: { needed: 3, of: 5 },
	pressureThen: { needed: 2, of: 3 },
	laterPressure: { needed: 3, of: 4 },
	loss: 0.2,
	folds: 10
};

type Column = readonly number[];

export function backTest(figures: BackTestFigures, options: BootstrapOptions): BackTest {
	const early = Object.values(figures.early);
	const later = Object.values(figures.later);
	const kept = figures.people.flatMap((people, row) =>
		people >= RULES.leastPeople &&
		[...early, ...later].every(({ values }) => !Number.isNaN(values[row] ?? NaN))
			? [row]
			: []
	);
	const count = passedOf(figures.vulnerability);
	const vulnerable = count.map((passed) => bit(passed >= RULES.vulnerable.needed));
	const pressureThen = passedOf(early).map((passed) => bit(passed >= RULES.pressureThen.needed));
	const pressure = passedOf(later).map((passed) => bit(passed >= RULES.laterPressure.needed));
	const near = (atLeast: (neighbors: number) => number) =>
		figures.neighbors.map((rows) => {
			const under = rows.filter((row) => pressureThen[row] === 1).length;
			return bit(rows.length > 0 && under >= atLeast(rows.length));
		});
	const flag = (nearPressure: Column) =>
		vulnerable.map((own, row) =>
			bit(own === 1 && (pressureThen[row] === 1 || nearPressure[row] === 1))
		);
	const now = vulnerable.map((own, row) => bit(own === 1 && pressureThen[row] === 1));

	const lowAssessed = figures.assessedValue.map((value) => -value);
	const around = neighborsMean(figures.early.income.values, figures.neighbors);
	const rentAround = neighborsMean(figures.firstRent, figures.neighbors);
	const lowRent = figures.firstRent.map((rent, row) => -rent / (rentAround[row] ?? NaN));
	const ofVulnerable = (column: Column) =>
		column.map((value, row) => (vulnerable[row] === 1 ? value : NaN));
	const rank = (
		teller: Teller,
		scores: Column,
		outcome: Outcome,
		outcomes: Column,
		more: Partial<Pick<Ranking, 'among' | 'sharedFigure'>> = {}
	): Ranking => ({
		teller,
		outcome,
		among: 'all',
		sharedFigure: false,
		...more,
		...ranked(scores, outcomes, kept, options)
	});
	const laterRent = aboveMiddle(figures.later.rent.values, kept);

	return {
		tracts: kept.length,
		vulnerable: kept.filter((row) => vulnerable[row] === 1).length,
		base: mean(kept.map((row) => pressure[row] ?? NaN)),
		rankings: [
			rank('vulnerability-count', count, 'later-pressure', pressure),
			rank('low-assessed-value', lowAssessed, 'later-pressure', pressure),
			rank('neighbors-income-growth', around, 'later-pressure', pressure),
			rank(
				'model-of-four',
				modelScores([count, lowAssessed, around, lowRent], pressure, kept, options.seed),
				'later-pressure',
				pressure
			),
			rank('pressure-then', now, 'later-pressure', pressure),
			rank('pressure-then', ofVulnerable(pressureThen), 'later-pressure', pressure, {
				among: 'vulnerable'
			}),
			rank('vulnerability-count', count, 'loss-of-low-income', lost(figures.groups.lowIncome)),
			rank('vulnerability-count', count, 'loss-of-black-residents', lost(figures.groups.black)),
			rank(
				'low-rent-beside-neighbors',
				lowRent,
				'rent-rise-from-first',
				aboveMiddle(figures.rentChangeFromFirst, kept),
				{ sharedFigure: true }
			),
			rank('low-rent-beside-neighbors', lowRent, 'rent-rise-from-middle', laterRent),
			rank('past-rent-growth', figures.early.rent.values, 'rent-rise-from-middle', laterRent, {
				sharedFigure: true
			})
		],
		rates: [
			rates('flag-near-half', flag(near((all) => all / 2)), pressure, kept, options),
			rates('flag-near-one', flag(near(() => 1)), pressure, kept, options),
			rates('pressure-among-vulnerable', ofVulnerable(pressureThen), pressure, kept, options)
		],
		rules: RULES,
		draws: options.draws
	};
}

/**
 * What part of the spread of a change between tracts is real: 1 − mean squared standard error over
 * variance; not above 0 where the errors alone would spread so far. Null where fewer than two tracts
 * have an error.
 */
export function signalShare(
	changes: readonly { readonly value: number; readonly error: number }[],
	options: BootstrapOptions
): WithInterval | null {
	if (changes.length < 2) return null;
	return bootstrap(
		[changes.length],
		(sample) => {
			let sum = 0;
			let squares = 0;
			let noise = 0;
			changes.forEach(({ value, error }, row) => {
				const weight = sample[row] ?? 0;
				sum += weight * value;
				squares += weight * value * value;
				noise += weight * error * error;
			});
			const n = changes.length;
			const spread = (squares - (sum * sum) / n) / (n - 1);
			return 1 - noise / n / spread;
		},
		options
	);
}

function bit(holds: boolean): 0 | 1 {
	return holds ? 1 : 0;
}

function passedOf(tests: readonly AgainstRegion[]): number[] {
	return (tests[0]?.values ?? []).map(
		(_, row) => tests.filter(({ values, region }) => (values[row] ?? NaN) > region).length
	);
}

/** Mean over the neighbors that have a value. */
function neighborsMean(values: Column, neighbors: readonly (readonly number[])[]): number[] {
	return neighbors.map((rows) => {
		const present = rows.map((row) => values[row] ?? NaN).filter((value) => !Number.isNaN(value));
		return present.length === 0 ? NaN : mean(present);
	});
}

/** 1 where the value is above the one in the middle of the kept tracts, NaN where there is none. */
function aboveMiddle(values: Column, kept: readonly number[]): number[] {
	const present = kept.map((row) => values[row] ?? NaN).filter((value) => !Number.isNaN(value));
	const middle = present.sort((a, b) => a - b)[Math.floor(present.length / 2)] ?? NaN;
	return values.map((value) => (Number.isNaN(value) ? NaN : bit(value > middle)));
}

/** 1 where a fifth or more of the people are gone, NaN where there were none. */
function lost({ from, to }: BackTestFigures['groups']['black']): number[] {
	return from.map((before, row) => {
		const after = to[row] ?? NaN;
		return before > 0 && !Number.isNaN(after) ? bit(after <= (1 - RULES.loss) * before) : NaN;
	});
}

/** Rows among `kept` where no column is NaN. */
function complete(columns: readonly Column[], kept: readonly number[]): number[] {
	return kept.filter((row) => columns.every((column) => !Number.isNaN(column[row] ?? NaN)));
}

function modelScores(
	columns: readonly Column[],
	outcomes: Column,
	kept: readonly number[],
	seed: number
): number[] {
	const rows = complete([...columns, outcomes], kept);
	const features = columns.map((column) => {
		const own = rows.map((row) => column[row] ?? NaN);
		const center = mean(own);
		const spread = Math.sqrt(variance(own));
		return own.map((value) => (value - center) / spread);
	});
	const scores = crossValidatedScores(
		rows.map((_, at) => features.map((feature) => feature[at] ?? NaN)),
		rows.map((row) => outcomes[row] ?? NaN),
		{ folds: RULES.folds, seed }
	);
	const byRow = new Array<number>(outcomes.length).fill(NaN);
	rows.forEach((row, at) => (byRow[row] = scores[at] ?? NaN));
	return byRow;
}

function ranked(
	scores: Column,
	outcomes: Column,
	kept: readonly number[],
	options: BootstrapOptions
): Pick<Ranking, 'tracts' | 'base' | 'auc'> {
	const rows = complete([scores, outcomes], kept);
	const own = rows.map((row) => scores[row] ?? NaN);
	const came = rows.map((row) => outcomes[row] ?? NaN);
	const order = ascending(own);
	return {
		tracts: rows.length,
		base: mean(came),
		auc: bootstrap([rows.length], (sample) => areaUnderCurve(own, came, sample, order), options)
	};
}

function rates(
	flag: Rates['flag'],
	flags: Column,
	outcomes: Column,
	kept: readonly number[],
	options: BootstrapOptions
): Rates {
	const rows = complete([flags, outcomes], kept);
	const shareOf = (flagged: number) => (sample: Sample) => {
		let came = 0;
		let all = 0;
		rows.forEach((row, at) => {
			if (flags[row] !== flagged) return;
			const weight = sample[at] ?? 0;
			all += weight;
			came += weight * (outcomes[row] ?? 0);
		});
		return came / all;
	};
	const side = (flagged: number) => ({
		tracts: rows.filter((row) => flags[row] === flagged).length,
		share: bootstrap([rows.length], shareOf(flagged), options)
	});
	return {
		flag,
		flagged: side(1),
		others: side(0),
		difference: bootstrap(
			[rows.length],
			(sample) => shareOf(1)(sample) - shareOf(0)(sample),
			options
		)
	};
}
