/** Saved views of a file that wait for a yes; see `pending`. */
import { countEffects, differencesBetween } from '$lib/core/merge/bring';
import { bringViews, previewViews, takeBackViews } from '$lib/core/saved/bring';
import type { SavedViews } from '$lib/core/saved/saved';
import type { BringMessages } from '$lib/i18n/bring';
import type { DeviceList } from './device-list.svelte';
import { keptOf, partOf, type Pending } from './pending';

/** @param device the reader's */
export function pendingViews(
	b: BringMessages,
	list: DeviceList<SavedViews>,
	file: SavedViews,
	device: string
): Pending {
	const words = b.bringPreview;
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
		bring: ([consent]) => {
			const made = list.bring((known) => bringViews(known, file, device, consent!), takeBackViews);
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
