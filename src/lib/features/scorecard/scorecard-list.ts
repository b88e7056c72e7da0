/** Scorecards as the device keeps them, and those of a file that wait for a yes; see `pending`. */
import type { Attachment } from 'svelte/attachments';
import { kept, type Kept } from '$lib/app/device/saved-store';
import { countEffects, type OwnCodes } from '$lib/domain/knowledge/import';
import { liveEntries } from '$lib/domain/knowledge/merge';
import {
	SCORECARD_FORMAT,
	bringingBack,
	importScorecards,
	mergeScorecards,
	previewScorecards,
	takeBackScorecards,
	type Scorecard,
	type ScorecardDifference,
	type ScorecardFile
} from '$lib/domain/knowledge/scorecards';
import { ok } from '$lib/domain/result';
import { DeviceList, stamp } from '$lib/features/share/device-list.svelte';
import { keptOf, nounOfAll, partOf, type Pending } from '$lib/features/share/pending';
import type { ImportMessages, ImportedNoun } from '$lib/i18n/import';
import { typedIn } from '$lib/ui/typed.svelte';
import { cards as words, partName } from '#words/scorecard.ts';

const FILE = kept<ScorecardFile>(SCORECARD_FORMAT, { scorecards: [] }, (a, b) => ({
	scorecards: mergeScorecards(a.scorecards, b.scorecards)
}));

const SCORECARDS: Kept<readonly Scorecard[]> = {
	key: FILE.key,
	empty: FILE.empty.scorecards,
	read: (text) => {
		const read = FILE.read(text);
		return read.ok ? ok(read.value.scorecards) : read;
	},
	write: (scorecards) => FILE.write({ scorecards }),
	merge: mergeScorecards
};

let cards: DeviceList<readonly Scorecard[]> | undefined;

export function scorecardList(): DeviceList<readonly Scorecard[]> {
	cards ??= new DeviceList(SCORECARDS);
	return cards;
}

/** @param seen where the change took a while: what came since stays beside it */
export type ChangeCard = (
	id: string,
	make: (card: Scorecard) => Scorecard,
	seen?: readonly Scorecard[]
) => boolean;

type Field = Attachment<HTMLInputElement | HTMLTextAreaElement>;

/**
 * Fields of a scorecard by a key of theirs, made once each: one that were made anew with each change
 * would forget who is typing in it. Each is kept when it is left; what another window made of the same
 * field meanwhile stays beside it.
 *
 * @param all scorecards, as somebody sees them who begins to type
 */
export function cardFields(
	card: () => Scorecard,
	all: () => readonly Scorecard[],
	onchange: ChangeCard
) {
	const fields = new Map<string, Field>();
	return (
		key: string,
		value: () => string,
		make: (card: Scorecard, text: string) => Scorecard
	): Field => {
		const known = fields.get(key);
		if (known) return known;
		const made = typedIn<readonly Scorecard[]>(value, all, () => {
			const of = card().id;
			return (text, seen) => onchange(of, (each) => make(each, text), seen);
		});
		fields.set(key, made);
		return made;
	};
}

const nounOf = ({ part }: ScorecardDifference): ImportedNoun => part.kind;

/** @param device the reader's */
export function pendingScorecards(
	b: ImportMessages,
	list: DeviceList<readonly Scorecard[]>,
	file: readonly Scorecard[],
	device: OwnCodes
): Pending {
	const preview = previewScorecards(list.value, bringingBack(list.value, file, stamp()), device);
	const { parts, outcome } = b.importPreview;
	return {
		parts: [partOf(b, parts.scorecard, preview, nounOf, partName, 'scored')],
		accept: ([consent]) => {
			const made = list.importWith(
				(known) => importScorecards(known, bringingBack(known, file, stamp()), device, consent!),
				takeBackScorecards
			);
			if (!made) return null;
			const { before, after, undo } = made;
			// As a reader of nothing: all that came in, whoever it is of.
			const { differences } = previewScorecards(before, after, '');
			const { changed, apart, deleted } = countEffects(differences);
			const own = keptOf(preview, consent!);
			const said = [
				cameIn(differences),
				outcome({
					noun: nounOfAll(own, nounOf, 'scored'),
					changed: changed + apart,
					deleted,
					kept: own.length
				})
			];
			return { said: said.filter((each) => each !== '').join(' '), undo };
		}
	};
}

/** New scorecards with the sheets in them, new sheets of those that were here, and other things that are new. */
function cameIn(differences: readonly ScorecardDifference[]): string {
	const added = differences.filter(({ effect }) => effect === 'added');
	const ofKind = (kind: ScorecardDifference['part']['kind']) =>
		added.filter(({ part }) => part.kind === kind).length;
	const scorecards = ofKind('scorecard');
	const people = ofKind('scorer');
	return words.merged({ scorecards, people, marks: added.length - scorecards - people });
}

/** How many people have a sheet with an answer on it. */
export function scorersWithAnswers(card: Scorecard): number {
	const sheets = new Set(liveEntries(card.marks).map(({ id }) => id.slice(0, id.lastIndexOf('.'))));
	return liveEntries(card.scorers).filter(({ id }) => sheets.has(id)).length;
}
