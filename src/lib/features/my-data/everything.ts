/** Everything that is kept on this device, gathered for one file; and such a file that waits for a yes. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { nameOfPlace } from '$lib/app/atlas.svelte';
import type { Everything, SubjectDraft } from '$lib/app/device/everything';
import type { KeptList } from '$lib/app/device/own-data-store';
import { draftSubjects, openStore, reportDraft } from '$lib/app/device/saved-store';
import { NO_CONSENT, type Consent, type Effect, type Preview } from '$lib/domain/knowledge/import';
import { liveEntries } from '$lib/domain/knowledge/merge';
import { isThere } from '$lib/domain/knowledge/scorecards';
import { isWalkThere } from '$lib/domain/knowledge/walks';
import { writeList, type ListFile } from '$lib/domain/own-data/list';
import { parsePlace } from '$lib/domain/places/place';
import { importDraft, previewDraft, saysNothing, takeBackDraft } from '$lib/domain/report/draft';
import type { Problem } from '$lib/domain/result';
import { pendingAccounts } from '$lib/features/community/pending-accounts';
import { pendingScorecards, scorecardList } from '$lib/features/scorecard/scorecard-list';
import {
	communityList,
	now,
	type DeviceList,
	ownCodes,
	savedList,
	storage,
	takeOver,
	walkList
} from '$lib/features/share/device-list.svelte';
import {
	isQuiet,
	partOf,
	pendingViews,
	type Pending,
	type PendingPart
} from '$lib/features/share/pending';
import { pendingWalks } from '$lib/features/walks/pending-walks';
import type { Messages } from '$lib/i18n';
import type { ImportedNoun, ImportMessages } from '$lib/i18n/import';
import { everything as words } from '#words/import.ts';
import { myLists } from '../own-data/my-lists.svelte';

type Counts = readonly { readonly noun: ImportedNoun; readonly count: number }[];

/** As it is on screen, also where storage is full or blocked. */
export async function everythingHere(): Promise<Everything> {
	const all = {
		own: ownCodes(),
		saved: savedList().value,
		walks: walkList().value,
		community: communityList().value,
		scorecards: scorecardList().value,
		drafts: draftsHere()
	};
	const lists = myLists();
	const cards = await lists.ready();
	const kept = await Promise.all(cards.map(({ id }) => lists.list(id)));
	return { ...all, lists: kept.flatMap((each) => (each ? [fileOf(each)] : [])) };
}

function draftsHere(): readonly SubjectDraft[] {
	return draftSubjects(storage)
		.map((subject) => ({ subject, draft: openStore(reportDraft(subject), storage).list() }))
		.filter(({ draft }) => !saysNothing(draft));
}

function fileOf({ card, list }: KeptList): ListFile {
	const { id, name, updated, fewest, measure } = card;
	return { id, name, updated, fewest, measure, list };
}

/** What can be seen of it, in numbers; nothing of what there is none of. */
export function countsOf(all: Everything): Counts {
	const counts: Counts = [
		{ noun: 'view', count: liveEntries(all.saved.views).length },
		{ noun: 'draft', count: all.drafts.filter(({ draft }) => !saysNothing(draft)).length },
		{ noun: 'account', count: liveEntries(all.community.accounts).length },
		{ noun: 'walk', count: all.walks.filter(isWalkThere).length },
		{ noun: 'scorecard', count: all.scorecards.filter(isThere).length },
		{ noun: 'list', count: all.lists.length }
	];
	return counts.filter(({ count }) => count > 0);
}

/* A file that waits for a yes: every part by the rules by which it is brought in alone. */

/** As `Pending`; lists are kept in a database, which answers later. */
export type EverythingWaiting = {
	readonly parts: readonly PendingPart[];
	readonly accept: (consents: readonly Consent[]) => Promise<Accepted>;
};

type Accepted = {
	readonly undo: (() => void) | null;
	/** What could not be brought in, or not be kept. */
	readonly problem: Problem | null;
};

export async function everythingWaiting(
	b: ImportMessages,
	t: Messages,
	atlas: Atlas,
	file: Everything
): Promise<EverythingWaiting> {
	const own = [...new Set([...ownCodes(), ...file.own])];
	const reader = { contributor: own, at: now() };
	const of = <T>(list: DeviceList<T>, pending: Pending) => atOnce(pending, () => list.problem);
	const all: readonly EverythingWaiting[] = [
		codesWaiting(file.own),
		of(savedList(), pendingViews(b, savedList(), file.saved, own)),
		...draftsWaiting(b, t, atlas, file.drafts, own),
		of(
			communityList(),
			pendingAccounts(b, communityList(), () => file.community, reader)
		),
		of(walkList(), pendingWalks(b, walkList(), file.walks, own)),
		of(scorecardList(), pendingScorecards(b, scorecardList(), file.scorecards, own)),
		await listsWaiting(b, file.lists)
	];
	return {
		parts: all.flatMap(({ parts }) => parts),
		accept: async (consents) => {
			const back: (() => void)[] = [];
			let problem: Problem | null = null;
			for (const [at, waiting] of all.entries()) {
				// Each has one part. What cannot be seen, such as that something is gone, comes in unasked.
				const done = await waiting.accept([consents[at] ?? NO_CONSENT]);
				if (done.undo) back.push(done.undo);
				problem ??= done.problem;
			}
			return { undo: () => back.toReversed().forEach((undo) => undo()), problem };
		}
	};
}

/** What a file did, in a few words. @param before what was here, counted; `after` it as well */
export function saidOf(
	parts: readonly PendingPart[],
	consents: readonly Consent[],
	before: Counts,
	after: Counts
): string {
	if (isQuiet({ parts })) return words.nothingNew;
	const added = after.flatMap(({ noun, count }) => {
		const more = count - (before.find((each) => each.noun === noun)?.count ?? 0);
		return more > 0 ? [{ noun, count: more }] : [];
	});
	const questions = parts.flatMap((part, at) =>
		part.questions.map(({ loss, noun, names }) => ({
			noun,
			count: names.length,
			isTaken: consents[at]![loss]
		}))
	);
	const kept = questions.filter(({ isTaken }) => !isTaken);
	const isChanged =
		kept.length < questions.length ||
		parts.some(({ rows }) => rows.some(({ effect }) => effect !== 'added'));
	const said = [
		added.length > 0 ? words.added({ counts: added }) : '',
		// A part of something that was here counts as a change of it.
		isChanged || (added.length === 0 && kept.length === 0) ? words.changed : '',
		kept.length > 0 ? words.kept({ counts: kept }) : ''
	];
	return said.filter((sentence) => sentence !== '').join(' ');
}

/** Whose work the file holds counts as the reader's from then on: that, too, is said first. */
function codesWaiting(own: readonly string[]): EverythingWaiting {
	const known = ownCodes();
	const isNew = own.some((code) => !known.includes(code));
	const { heading, said } = words.codes;
	const rows = isNew ? [{ effect: 'added' as const, said, names: [] }] : [];
	return {
		parts: [{ heading, rows, questions: [] }],
		accept: () => Promise.resolve({ undo: takeOver(own), problem: null })
	};
}

function atOnce({ parts, accept }: Pending, problem: () => Problem | null): EverythingWaiting {
	return {
		parts,
		accept: (consents) => {
			const undo = accept(consents)?.undo ?? null;
			return Promise.resolve({ undo, problem: problem() });
		}
	};
}

/* Drafts of reports. */

type DraftItem = { readonly noun: ImportedNoun; readonly effect: Effect; readonly name: string };

function draftsWaiting(
	b: ImportMessages,
	t: Messages,
	atlas: Atlas,
	drafts: readonly SubjectDraft[],
	own: readonly string[]
): readonly EverythingWaiting[] {
	if (drafts.length === 0) return [];
	const all = drafts.map(({ subject, draft }) => ({
		draft,
		name: nameOfSubject(t, atlas, subject),
		kept: reportDraft(subject),
		before: openStore(reportDraft(subject), storage).list()
	}));
	const previews = all.map(({ before, draft, name }): Preview<DraftItem> => {
		const preview = previewDraft(before, draft, own);
		if (saysNothing(before) && preview.differences.length > 0) {
			const whole: DraftItem = { noun: 'draft', effect: 'added', name };
			return { differences: [whole], own: { delete: [], replace: [] } };
		}
		const item = ({ id, effect }: { id: string; effect: Effect }): DraftItem => ({
			noun: 'field',
			effect,
			name: b.importPreview.field({ subject: name, field: nameOfField(id) })
		});
		return {
			differences: preview.differences.map(item),
			own: { delete: preview.own.delete.map(item), replace: preview.own.replace.map(item) }
		};
	});
	const together: Preview<DraftItem> = {
		differences: previews.flatMap(({ differences }) => differences),
		own: {
			delete: previews.flatMap((each) => each.own.delete),
			replace: previews.flatMap((each) => each.own.replace)
		}
	};
	const part = partOf(
		b,
		b.importPreview.parts.draft,
		together,
		({ noun }) => noun,
		({ name }) => name,
		'field'
	);
	return [
		{
			parts: [part],
			accept: ([consent]) => {
				const back: (() => void)[] = [];
				let problem: Problem | null = null;
				for (const { kept, draft } of all) {
					const store = openStore(kept, storage);
					const before = store.list();
					const made = store.change((known) => importDraft(known, draft, own, consent!));
					const after = store.list();
					if (!made.ok) problem ??= made.problem;
					back.push(
						() =>
							void openStore(kept, storage).restore((known) => takeBackDraft(known, before, after))
					);
				}
				return Promise.resolve({ undo: () => back.forEach((undo) => undo()), problem });
			}
		}
	];
}

function nameOfSubject(t: Messages, atlas: Atlas, subject: string): string {
	const name = (ref: string) => (parsePlace(ref) ? nameOfPlace(atlas, t, ref).name : ref);
	return subject.startsWith('compare ')
		? words.subjects.comparison({ places: subject.split(' ').slice(1).map(name) })
		: name(subject);
}

function nameOfField(id: string): string {
	const fields: Readonly<Record<string, string>> = words.fields;
	const field = /^words\.(.*)$/.exec(id)?.[1] ?? 'finding';
	return fields[field] ?? words.fields.finding;
}

/* Lists of one's own. */

type ListItem = {
	readonly effect: Effect;
	readonly file: ListFile;
	readonly before: KeptList | null;
};

async function listsWaiting(
	b: ImportMessages,
	files: readonly ListFile[]
): Promise<EverythingWaiting> {
	const lists = myLists();
	const items = await Promise.all(
		files.map(async (file): Promise<ListItem | null> => {
			const before = await lists.list(file.id);
			if (!before) return { effect: 'added', file, before };
			const { updated } = file;
			const same = writeList({ ...fileOf(before), updated }) === writeList(file);
			return same ? null : { effect: 'changed', file, before };
		})
	);
	const having = (effect: Effect) =>
		items.filter((item) => item !== null && item.effect === effect) as ListItem[];
	// Whoever keeps a list made or took it: another version takes its place only with a yes.
	const preview: Preview<ListItem> = {
		differences: having('added'),
		own: { delete: [], replace: having('changed') }
	};
	const part = partOf(
		b,
		b.importPreview.parts.list,
		preview,
		() => 'list',
		({ file }) => b.importPreview.list({ name: file.name, rows: file.list.at.length })
	);
	return {
		parts: [part],
		accept: async ([consent]) => {
			const back: (() => void)[] = [];
			let problem: Problem | null = null;
			const chosen = [...preview.differences, ...(consent!.replace ? preview.own.replace : [])];
			for (const { file, before } of chosen) {
				const { list, ...about } = file;
				const made = await lists.change(async (all) => {
					if (!before) return all.add(about, list);
					const { measure, updated, name, fewest } = about;
					const replaced = await all.replace(about.id, list, before.card.version, {
						measure,
						updated
					});
					return replaced.ok ? all.describe(about.id, { name, fewest }, updated) : replaced;
				});
				if (made.ok) {
					back.push(
						() =>
							void lists.change(async (all) =>
								before ? all.putBack(before) : all.remove(about.id)
							)
					);
				} else problem ??= made.problem;
				problem ??= lists.problem;
			}
			return {
				undo: () => back.forEach((undo) => undo()),
				problem
			};
		}
	};
}
