/** Words of scorecards: a project, a group's own criteria and weights, and what people scored apart. */
import { madeOnUse } from '../../domain/text/format.ts';
import type {
	Agreement,
	ProjectFact,
	ScorecardDifference,
	ThemeId
} from '../../domain/knowledge/scorecards.ts';
import { language } from './language.ts';

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));
const half = madeOnUse(() => new Intl.NumberFormat(language.locale, { maximumFractionDigits: 1 }));
const percent = madeOnUse(() => new Intl.NumberFormat(language.locale, { style: 'percent' }));
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const criteria = (count: number) => (count === 1 ? '1 criterion' : `${count} criteria`);

export const title = 'Score a project';
export const intro =
	'Your group writes its own criteria for a development project. Everybody scores alone, on their own device. Then you put the files together and see where you agree.';
/** Whose themes these are. */
export const credit =
	'The six themes are named after the Equitable Development Principles & Scorecard of The Alliance. Only the names are used here. The criteria and weights are your group’s own.';

export const themes: Readonly<Record<ThemeId, string>> = {
	livability: 'Livability',
	'community-power': 'Community power',
	housing: 'Housing',
	'economic-development': 'Economic development',
	environment: 'Environment',
	transportation: 'Transportation'
};

export const facts: Readonly<Record<ProjectFact, string>> = {
	name: 'Name of the project',
	place: 'Place',
	address: 'Address',
	developer: 'Developer',
	homes: 'Homes',
	rents: 'Rents',
	subsidy: 'Public money asked for',
	source: 'Where these facts come from',
	link: 'Link to the source',
	day: 'Date of the facts',
	weighing: 'How you set the weights',
	low: 'A score of 1 means',
	high: 'A score of 5 means'
};

export const factHints: Readonly<Partial<Record<ProjectFact, string>>> = {
	homes: 'How many, how large, for whom',
	rents: 'As the plan says, and for how long they are held',
	subsidy: 'How much, and from whom',
	source: 'The application, a staff report, a letter',
	weighing: 'For example: we talked it over at our meeting and voted'
};

/** The list of scorecards. */
export const cards = {
	begin: 'Begin a scorecard',
	beginHere: (p: { place: string }) => `It will be about a project in this place: ${p.place}.`,
	make: 'Begin',
	heading: 'Your scorecards',
	none: 'None yet. Begin one, or open a file that somebody sent you.',
	onDevice: 'Saved on this device only.',
	unnamed: 'A project without a name',
	scorers: (p: { count: number }) =>
		p.count === 0 ? 'Nobody has scored yet' : `${people(p.count)} scored`,
	open: 'Open a scorecard file',
	openHint: 'What is in the file is added to what you have. Nobody’s scores are lost.',
	all: 'All scorecards',
	unknown: 'This scorecard is not on this device. Open its file first.',
	remove: 'Delete this scorecard',
	removed: (p: { name: string }) => `${p.name} was deleted.`,
	merged: (p: { scorecards: number; people: number; marks: number }) =>
		p.scorecards + p.people + p.marks === 0
			? 'The file has nothing new for this device.'
			: `${list().format([
					...(p.scorecards === 0
						? []
						: [p.scorecards === 1 ? '1 scorecard' : `${p.scorecards} scorecards`]),
					...(p.people === 0
						? []
						: [p.people === 1 ? '1 score sheet' : `${p.people} score sheets`]),
					...(p.marks === 0 ? [] : [p.marks === 1 ? '1 other change' : `${p.marks} other changes`])
				])} came in.`
};

/** The three screens of one scorecard. */
export const steps = {
	label: 'Parts of this scorecard',
	set: 'Project and criteria',
	score: 'Score',
	result: 'Result'
};

export const setUp = {
	project: 'The project',
	projectHint: 'Fill in what you know. Leave the rest empty. Say where each fact comes from.',
	place: 'Where is it?',
	placeNone: 'No place is chosen. Without one, no figures stand beside the scores.',
	placeChosen: (p: { place: string }) => `Chosen: ${p.place}`,
	placeSearch: 'Find a place',
	placeTake: (p: { place: string }) => `Take ${p.place}`,
	placeClear: 'Take the place out',
	placeDraw: 'Draw a place on the map',
	placeDrawHint: 'Draw or make a place on the map, then choose “Score a project” there.',
	placeRefused: 'This place cannot be kept with a scorecard. Choose another one.',
	meaning: 'What scores mean',
	meaningHint: 'Everybody scores from 1 to 5. Agree on what that means first.',
	criteria: 'Criteria and weights',
	criteriaHint:
		'Write each as a question about this project. Agree on them before you score. A weight of 0 leaves a theme or a criterion out.',
	example: 'How it works',
	exampleText:
		'A criterion is one thing to judge. Write it so that two people read it the same way. Say who should gain, and how you would know.',
	none: 'No criteria yet in this theme.',
	add: (p: { theme: string }) => `Add a criterion: ${p.theme}`,
	addShort: 'Add',
	criterionNumber: (p: { theme: string; at: number }) => `${p.theme}: criterion ${p.at}`,
	weight: 'Weight',
	themeWeight: (p: { theme: string }) => `Weight of the theme ${p.theme}`,
	criterionWeight: (p: { at: number }) => `Weight of criterion ${p.at}`,
	remove: 'Take out',
	removeNumber: (p: { theme: string; at: number }) => `Take out ${p.theme}, criterion ${p.at}`,
	removed: 'The criterion is taken out. What people scored on it is kept, but not counted.',
	scored: (p: { count: number }) =>
		`${people(p.count)} scored this. If you change the words, that is said in the result.`,
	apart: 'Two versions',
	apartHint: 'Two people wrote this apart. Choose one.',
	keepThis: 'Keep this one',
	chosen: 'Your choice is kept.',
	toScore: 'Go on and score'
};

export const sheet = {
	heading: 'Your score sheet',
	alone:
		'Score alone first. What others scored is not shown here. Your name and reasons go into every file of this scorecard.',
	noCriteria: 'There are no criteria to score yet. Write some first.',
	who: 'Your name',
	whoHint: 'As it should stand in the result. Leave it empty to score without a name.',
	toCriteria: 'Write criteria',
	begin: 'Begin to score',
	another: 'Somebody else scores on this device',
	choose: 'Whose sheet?',
	unnamed: 'Somebody without a name',
	unnamedNumber: (p: { at: number }) => `Somebody without a name (${p.at})`,
	numbered: (p: { name: string; at: number }) => `${p.name} (${p.at})`,
	progress: (p: { answered: number; of: number }) => `${p.answered} of ${criteria(p.of)} answered.`,
	abstain: 'I cannot tell',
	reason: 'Why? (you may leave this empty)',
	clear: 'Clear',
	clearOf: (p: { words: string }) => `Clear my answer: ${p.words}`,
	apart: 'Two windows gave two answers. Choose again.',
	otherWords: 'The words were changed after you scored. Look again.',
	remove: 'Delete this sheet',
	removed: (p: { name: string }) => `The sheet of ${p.name} was deleted.`,
	toResult: 'See the result'
};

export const result = {
	made: (p: { day: string }) => `Made with Rootline on ${p.day}.`,
	facts: 'The project',
	factsNone: 'No facts were filled in.',
	factsNote: 'The group filled in these facts. Check them against their source.',
	factsNoSource: 'The group named no source for these facts.',
	found: 'What the group found',
	nobody: 'Nobody has scored this project yet.',
	/** Sheets are there, but no score that counts. */
	nothing: 'There is no score yet that counts.',
	alone: (p: { name: string; score: number }) =>
		`One person has scored: ${p.name}. Their scores come to about ${half().format(p.score)} of 5. That is one view and not the group’s.`,
	together: (p: { people: number; score: number }) =>
		`${people(p.people)} scored. Weighted, their scores come to about ${half().format(p.score)} of 5.`,
	range: (p: { low: number; high: number; agreement: Agreement }) =>
		p.low === p.high
			? `Each person’s own scores come to about ${half().format(p.low)}.`
			: `One by one, people’s scores come to between about ${half().format(p.low)} and ${half().format(p.high)}.`,
	agreement: {
		alone: 'Only one person scored.',
		agree: 'They agree.',
		close: 'They are close.',
		apart: 'They differ.',
		far: 'They are far apart, so the middle says little.'
	} satisfies Readonly<Record<Agreement, string>>,
	agreementShort: {
		alone: 'one person',
		agree: 'agree',
		close: 'close',
		apart: 'differ',
		far: 'far apart'
	} satisfies Readonly<Record<Agreement, string>>,
	covered: (p: { share: number }) =>
		p.share >= 1
			? 'Every criterion with a weight has a score.'
			: `The score rests on ${percent().format(p.share)} of the weight. The rest has no score yet.`,
	unweighted: (p: { score: number }) =>
		`With all weights the same it would be about ${half().format(p.score)}.`,
	allSame: 'All weights are the same.',
	weighing: (p: { words: string }) => `How the group set its weights: ${p.words}`,
	weighingNone: 'The group has not said how it set its weights.',
	meaning: (p: { low: string; high: string }) =>
		[
			'Scores run from 1 to 5.',
			p.low === '' ? '' : `A score of 1 means: ${p.low}`,
			p.high === '' ? '' : `A score of 5 means: ${p.high}`
		]
			.filter((text) => text !== '')
			.join(' '),
	table: 'Themes side by side',
	columns: {
		theme: 'Theme',
		weight: 'Weight',
		score: 'Score of 5',
		range: 'Lowest to highest person'
	},
	weight: (p: { weight: number; share: number | null }) =>
		p.share === null ? `${p.weight}` : `${p.weight} (${percent().format(p.share)})`,
	about: (p: { score: number }) => `about ${half().format(p.score)}`,
	fromTo: (p: { low: number; high: number }) =>
		p.low === p.high
			? `about ${half().format(p.low)}`
			: `about ${half().format(p.low)} to ${half().format(p.high)}`,
	rangeNote: (p: { people: number; agreement: Agreement }) =>
		`${people(p.people)}: ${result.agreementShort[p.agreement]}`,
	noScore: 'No score',
	/** One person alone is no group. */
	oneOnly: 'One person only',
	noCriteria: 'The group wrote no criteria for this theme.',
	criterionWeight: (p: { weight: number }) => `(weight ${p.weight})`,
	/** "Scores run from 2 to 5, with 3 in the middle; 2 of 3 people are within a point of it: far apart." */
	spread: (p: {
		low: number;
		high: number;
		middle: number;
		near: number;
		people: number;
		agreement: Agreement;
	}) =>
		p.people === 1
			? `One person scored it: ${p.low}.`
			: p.low === p.high
				? `All ${p.people} people gave a ${p.low}.`
				: `Scores run from ${p.low} to ${p.high}, with ${half().format(p.middle)} in the middle. ${p.near} of ${people(p.people)} ${p.near === 1 ? 'is' : 'are'} within a point of it.`,
	scoresBy: (p: { all: readonly { name: string; score: number }[] }) =>
		`${p.all.map(({ name, score }) => `${name} ${score}`).join(', ')}.`,
	abstained: (p: { names: readonly string[] }) =>
		p.names.length === 0 ? '' : `${list().format(p.names)} could not tell.`,
	silent: (p: { count: number }) => (p.count === 0 ? '' : `${people(p.count)} gave no answer.`),
	noScores: 'Nobody gave a score.',
	isApart: 'It has two versions; the newer one is shown.',
	reasons: (p: { name: string; reason: string }) => `${p.name}: “${p.reason}”`,
	figures: (p: { theme: string; place: string }) => `${p.theme}: figures for ${p.place}`,
	figure: 'Figure',
	figuresNote:
		'These figures tell who lives there and what homes cost. They do not measure the project.',
	waiting: 'Adding up the figures of the place…',
	noPlace: 'No place was chosen, so no figures stand beside the scores.',
	who: 'Who scored',
	person: (p: { name: string; scored: number; of: number; abstained: number }) =>
		`${p.name}: scored ${p.scored} of ${criteria(p.of)}${p.abstained === 0 ? '' : `, could not tell on ${p.abstained}`}.`,
	limits: 'How to read this',
	limitsText: [
		'A score says what the people who scored think of a plan. It does not measure what the project will do.',
		'Only the people named here scored. They do not stand for everybody who lives there.',
		'A theme’s score is the mean of its criteria by their weights. A person’s score counts only what that person scored. Both are rounded to the nearest half.'
	],
	uncounted: (p: { count: number }) =>
		p.count === 1
			? '1 answer is not counted, as its criterion or its sheet was taken out.'
			: `${p.count} answers are not counted, as their criteria or sheets were taken out.`,
	otherWords: (p: { count: number }) =>
		p.count === 1
			? '1 score was given before the words of its criterion were changed.'
			: `${p.count} scores were given before the words of their criteria were changed.`,
	unsettled: (p: { count: number }) =>
		p.count === 1
			? '1 part has two versions that nobody has chosen between. The newer one is used.'
			: `${p.count} parts have two versions that nobody has chosen between. The newer ones are used.`,
	source: (p: { version: string }) =>
		`Figures: Rootline, data version ${p.version}, from the U.S. Census Bureau and the records named in each row. Margins are at 90% confidence.`,
	print: 'Print',
	document: 'Save as a document (DOCX)',
	making: 'Making the document…',
	documentFailed: 'The document could not be made. Try again.',
	file: 'Save as a Rootline file',
	fileHint:
		'Send the file to the others, and open theirs here. It holds the names, scores and reasons of everybody who scored.',
	foot: (p: { title: string; day: string }) => `${p.title} · Rootline scorecard · ${p.day}`,
	pageTitle: (p: { name: string }) => `Scorecard: ${p.name}`,
	map: (p: { place: string; title: string }) => `${p.place}. ${p.title}`,
	dots: 'Each dot is one person.'
};

/** What a file would change, by name. */
export function partName({ project, part }: Pick<ScorecardDifference, 'project' | 'part'>): string {
	const name = project === '' ? cards.unnamed : project;
	switch (part.kind) {
		case 'scorecard':
			return `${name} (${cards.scorers({ count: part.people })})`;
		case 'fact':
			return `${name}: ${facts[part.fact]}`;
		case 'weight':
			return `${name}: ${themes[part.theme]}`;
		case 'criterion':
			return `${name}: ${part.words}`;
		case 'scorer':
			return `${name}: ${part.name === '' ? sheet.unnamed : part.name} (${part.scores === 1 ? '1 answer' : `${part.scores} answers`})`;
		case 'mark':
			return `${name}: ${part.name === '' ? sheet.unnamed : part.name}, “${part.words}”`;
	}
}
