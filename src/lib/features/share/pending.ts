/** A file that was opened and waits for a yes: what it would do, in words, and how it is brought in. */
import {
	countEffects,
	differencesBetween,
	type Consent,
	type Effect,
	type Loss,
	type OwnCodes,
	type Preview
} from '$lib/domain/knowledge/import';
import type { ImportMessages, ImportedNoun } from '$lib/i18n/import';
import type { Done } from '../../ui/files';
import {
	importViews,
	previewViews,
	takeBackViews,
	type SavedViews
} from '$lib/domain/knowledge/saved';
import type { DeviceList } from './device-list.svelte';

/** Names of what one sentence counts. */
export type Named = {
	readonly said: string;
	readonly names: readonly string[];
};

/** The reader's own that a file would delete, or replace: one question. */
export type MyPlaceQuestion = Named & {
	readonly loss: Loss;
	readonly noun: ImportedNoun;
};

export type PendingPart = {
	readonly heading: string;
	readonly rows: readonly (Named & { readonly effect: Item['effect'] })[];
	readonly questions: readonly MyPlaceQuestion[];
};

export type Pending = {
	readonly parts: readonly PendingPart[];
	/** @param consents one for each part; null where the list could not be changed at all */
	readonly accept: (consents: readonly Consent[]) => Done | null;
};

type Item = { readonly effect: Effect | 'moved' };

const EFFECTS = ['added', 'changed', 'apart', 'moved', 'deleted'] as const;
const LOSSES = ['delete', 'replace'] as const;

/**
 * @param nounOf several nouns of one part are counted apart
 * @param nameOf in words
 * @param mixed what some of several nouns are called together
 */
export function partOf<T extends Item>(
	b: ImportMessages,
	heading: string,
	{ differences, own }: Preview<T>,
	nounOf: (item: T) => ImportedNoun,
	nameOf: (item: T) => string,
	mixed: ImportedNoun = 'part'
): PendingPart {
	const words = b.importPreview;
	return {
		heading,
		rows: EFFECTS.flatMap((effect) =>
			byNoun(
				differences.filter((item) => item.effect === effect),
				nounOf
			).map(([noun, items]) => ({
				effect,
				said: words.effects[effect]({ noun, count: items.length }),
				names: items.map(nameOf)
			}))
		),
		questions: LOSSES.flatMap((loss) => {
			const items = own[loss];
			if (items.length === 0) return [];
			const noun = nounOfAll(items, nounOf, mixed);
			const said = words.own[loss]({ noun, count: items.length });
			return [{ loss, noun, said, names: items.map(nameOf) }];
		})
	};
}

/** Whether a file changes nothing that can be seen, so that there is nothing to ask. */
export function isQuiet({ parts }: Pick<Pending, 'parts'>): boolean {
	return parts.every(({ rows, questions }) => rows.length === 0 && questions.length === 0);
}

/** Of the reader's own, what stays as it is against what the file says. */
export function keptOf<T>({ own }: Preview<T>, consent: Consent): readonly T[] {
	return LOSSES.flatMap((loss) => (consent[loss] ? [] : own[loss]));
}

/** One noun for all: a walk-through and a step together are parts. */
export function nounOfAll<T>(
	items: readonly T[],
	nounOf: (item: T) => ImportedNoun,
	mixed: ImportedNoun = 'part'
): ImportedNoun {
	const [noun = mixed, ...others] = new Set(items.map(nounOf));
	return others.length === 0 ? noun : mixed;
}

function byNoun<T>(
	items: readonly T[],
	nounOf: (item: T) => ImportedNoun
): readonly (readonly [ImportedNoun, readonly T[]])[] {
	const nouns = new Set(items.map(nounOf));
	return [...nouns].map((noun) => [noun, items.filter((item) => nounOf(item) === noun)]);
}

/* Saved views of a file that wait for a yes; see `pending`. */

/** @param device the reader's */
export function pendingViews(
	b: ImportMessages,
	list: DeviceList<SavedViews>,
	file: SavedViews,
	device: OwnCodes
): Pending {
	const words = b.importPreview;
	const preview = previewViews(list.value, file, device);
	return {
		parts: [
			partOf(
				b,
				words.parts.view,
				preview,
				() => 'view',
				({ before, after }) => words.view({ name: (before[0] ?? after[0])!.value.name })
			)
		],
		accept: ([consent]) => {
			const made = list.importWith(
				(known) => importViews(known, file, device, consent!),
				takeBackViews
			);
			if (!made) return null;
			const { before, after, undo } = made;
			const { added, changed, apart, deleted } = countEffects(
				differencesBetween(before.views, after.views)
			);
			const said = [
				b.saved.merged({ added }),
				words.outcome({
					noun: 'view',
					changed: changed + apart,
					deleted,
					kept: keptOf(preview, consent!).length
				})
			];
			return { said: said.join(' ').trim(), undo };
		}
	};
}
