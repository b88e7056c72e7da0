/** Walk-throughs of a file that wait for a yes, with the accounts that came along; see `pending`. */
import type { DeviceList } from '$lib/components/share/device-list.svelte';
import { keptOf, nounOfAll, partOf, type Pending } from '$lib/components/share/pending';
import { bringWalks, previewWalks, takeBackWalks, type WalkDifference } from '$lib/core/walk/bring';
import type { Walk } from '$lib/core/walk/walk';
import type { BringMessages } from '$lib/i18n/bring';
import { mergeTally } from './changes';

/** @param device the reader's */
export function pendingWalks(
	b: BringMessages,
	list: DeviceList<readonly Walk[]>,
	file: readonly Walk[],
	device: string
): Pending {
	const words = b.bringPreview;
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
		bring: ([consent]) => {
			const made = list.bring((known) => bringWalks(known, file, device, consent!), takeBackWalks);
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
export function pendingTogether(b: BringMessages, walks: Pending, accounts: Pending): Pending {
	return {
		parts: [...walks.parts, ...accounts.parts],
		bring: (consents) => {
			const first = walks.bring(consents.slice(0, walks.parts.length));
			if (!first) return null;
			const second = accounts.bring(consents.slice(walks.parts.length));
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
