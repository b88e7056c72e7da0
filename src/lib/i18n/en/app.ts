/** Words of the screens. Plain sentences, grade 6–8; figures and names come in as parameters. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import { indicatorWords } from './indicators.ts';
import { newest, regionWords } from './region.ts';

export const common = {
	appName: 'Rootline',
	tagline: `The anti-displacement atlas for the ${regionWords.line}`,
	tryAgain: 'Try again',
	close: 'Close',
	back: 'Back',
	loading: 'Loading…',
	skipLabel: 'Skip',
	skipToPanel: 'Skip to the figures',
	skipToTable: 'Skip to the table of all areas',
	skipToMap: 'Skip to the map',
	region: regionWords.name,
	/** The region inside a sentence. */
	theRegion: regionWords.inText,
	noScript:
		'The map and the table need JavaScript. The list of stations and the sources below work without it.'
};

export const nav = {
	label: 'Main',
	map: 'Map',
	table: 'Table',
	compare: 'Compare',
	methods: 'Methods',
	evidence: 'How far to trust it',
	data: 'Data',
	more: 'More',
	share: 'Share this view',
	shareShort: 'Share',
	keep: 'Save this view',
	lightColors: 'Light colors',
	darkColors: 'Dark colors'
};

export const explore = {
	/** "Renters paying 30% or more of income, by census tract, 2019–2023" */
	title: (p: { indicator: IndicatorId; period: string }) => {
		const { title, sentence = title } = indicatorWords[p.indicator];
		return `${sentence}, by census tract, ${p.period}`;
	},
	tableLink: 'See every area in a table',
	mapLink: 'See it on the map',
	indicatorLabel: 'Which figure',
	sourceLine: (p: { tables: string; period: string }) =>
		`U.S. Census Bureau, American Community Survey ${p.period}, table ${p.tables}. 2020 census tracts. Margins at 90% confidence.`,
	period: 'Period',
	periodHint: 'Earlier periods are in dollars of the same year and on the same tracts.',
	dropped: (p: { parts: string }) =>
		`Part of this link could not be understood and was left out: ${p.parts}`,
	dismiss: 'Dismiss'
};

export const lens = {
	label: 'What to show',
	indicator: 'One figure',
	classes: 'Who may face pressure',
	agreement: 'Where methods agree',
	classesTitle: `Where displacement pressure may build, by census tract, ${newest.period}`,
	classesTitleOther: (p: { method: string }) =>
		`${p.method}: classes by census tract, ${newest.period}`,
	agreementTitle: `How many methods flag each census tract, ${newest.period}`,
	/** A title of a map by rules that somebody changed. */
	rulesChanged: (p: { title: string }) => `${p.title} (rules changed)`,
	flagged: 'may face pressure',
	mayBeFlagged: 'may be flagged, not sure'
};

export const topics = {
	rents: 'Rents and cost burden',
	homes: 'Homes',
	income: 'Income and poverty',
	people: 'Who lives here',
	education: 'Education and language',
	mobility: 'Getting around',
	change: 'Change over time',
	records: 'What records say'
};

export const place = {
	tract: (p: { number: string }) => `Tract ${p.number}`,
	noMarginShort: 'margin not known',
	carried: 'Carried across changed tract boundaries.',
	compared: 'Beside it',
	here: 'Here',
	figure: 'Figure',
	value: 'Value',
	margin: 'Margin of error',
	reliability: 'How firm',
	report: 'Report',
	close: 'Close this place',
	pressure: 'May this place face pressure?',
	corridor: 'Within a mile of the line',
	/** The same inside a sentence: "than in …". */
	corridorIn: 'the area within a mile of the line',
	compareThis: 'Compare',
	compareOpen: (p: { count: number }) =>
		p.count === 1 ? 'Comparison (1 place)' : `Comparison (${p.count} places)`
};

export const sheet = {
	taller: 'Show more of the panel',
	shorter: 'Show less of the panel',
	handle: 'Height of the panel'
};
