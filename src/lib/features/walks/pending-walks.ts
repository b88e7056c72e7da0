/** Walk-throughs of a file that wait for a yes, with the accounts that came along; see `pending`. */
import { canonical } from '$lib/domain/knowledge/merge';
import { isWalkThere, stepsOf } from '$lib/domain/knowledge/walks';
import type { ShownStep, Walk } from '$lib/domain/knowledge/walks';
import type { DeviceList } from '$lib/features/share/device-list.svelte';
import { keptOf, nounOfAll, partOf } from '$lib/features/share/pending';
import type { Pending } from '$lib/features/share/pending';
import { importWalks, previewWalks, takeBackWalks } from '$lib/domain/knowledge/import-walks';
import type { WalkDifference } from '$lib/domain/knowledge/import-walks';
import type { OwnCodes } from '$lib/domain/knowledge/import';
import type { ImportMessages } from '$lib/i18n/import';

/* What a merge did to walk-throughs, in numbers. */

export type MergeTally = {
	readonly added: number;
	readonly changed: number;
	/** Steps that now have more than one version and had one before. */
	readonly apart: number;
	/** Of walk-throughs that are still there. */
	readonly deleted: number;
	readonly walksDeleted: number;
};

function mergeTally(before: readonly Walk[], after: readonly Walk[]): MergeTally {
	const still = after.filter(isWalkThere);
	const ids = new Set(still.map(({ id }) => id));
	const were = before.filter(isWalkThere);
	const known = new Map<string, ShownStep['versions']>(
		were
			.filter(({ id }) => ids.has(id))
			.flatMap((walk) =>
				stepsOf(walk).map((step) => [`${walk.id} ${step.id}`, step.versions] as const)
			)
	);
	const tally = { added: 0, changed: 0, apart: 0 };
	for (const walk of still) {
		for (const { id, versions } of stepsOf(walk)) {
			const key = `${walk.id} ${id}`;
			const before = known.get(key);
			known.delete(key);
			if (!before) tally.added += 1;
			else if (versions.length > before.length && versions.length > 1) tally.apart += 1;
			else if (canonical(versions) !== canonical(before)) tally.changed += 1;
		}
	}
	return {
		...tally,
		deleted: known.size,
		walksDeleted: were.filter(({ id }) => !ids.has(id)).length
	};
}

/** @param device the reader's */
export function pendingWalks(
	b: ImportMessages,
	list: DeviceList<readonly Walk[]>,
	file: readonly Walk[],
	device: OwnCodes
): Pending {
	const words = b.importPreview;
	const preview = previewWalks(list.value, file, device);
	const nameOf = ({ title: text, heading, steps }: WalkDifference) => {
		const title = text === '' ? b.walkScreens.untitled : text;
		return heading === null
			? words.walk({ title, steps })
			: words.step({ title, heading: heading === '' ? words.noHeading : heading });
	};
	const nounOf = ({ heading }: WalkDifference) => (heading === null ? 'walk' : 'step');
	return {
		parts: [partOf(b, words.parts.walk, preview, nounOf, nameOf)],
		accept: ([consent]) => {
			const made = list.importWith(
				(known) => importWalks(known, file, device, consent!),
				takeBackWalks
			);
			if (!made) return null;
			const { before, after, undo } = made;
			const kept = keptOf(preview, consent!);
			const noun = nounOfAll(kept, nounOf);
			const said = [
				b.walk.merged(mergeTally(before, after)),
				words.outcome({ noun, changed: 0, deleted: 0, kept: kept.length })
			];
			return { said: said.join(' ').trim(), undo };
		}
	};
}

/** Both of one file, asked about at once and taken back at once. */
export function pendingTogether(b: ImportMessages, walks: Pending, accounts: Pending): Pending {
	return {
		parts: [...walks.parts, ...accounts.parts],
		accept: (consents) => {
			const first = walks.accept(consents.slice(0, walks.parts.length));
			if (!first) return null;
			const second = accounts.accept(consents.slice(walks.parts.length));
			if (!second) return first;
			return {
				said: `${first.said} ${b.walkScreens.alsoAccounts({ merged: second.said })}`,
				undo: () => {
					second.undo?.();
					first.undo?.();
				}
			};
		}
	};
}
