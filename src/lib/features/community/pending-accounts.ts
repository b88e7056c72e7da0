/** Accounts of a file that wait for a yes; see `pending`. */
import type { DeviceList } from '$lib/features/share/device-list.svelte';
import { keptOf, partOf } from '$lib/features/share/pending';
import type { Pending } from '$lib/features/share/pending';
import {
	addedAccounts,
	importAccounts,
	previewCommunity,
	takeBackCommunity
} from '$lib/domain/knowledge/import-accounts';
import type { Reader } from '$lib/domain/knowledge/import-accounts';
import type { AccountContent, Community } from '$lib/domain/knowledge/accounts';
import { countEffects, differencesBetween } from '$lib/domain/knowledge/import';
import type { Difference } from '$lib/domain/knowledge/import';
import type { ImportMessages } from '$lib/i18n/import';

/** So much of an account's words is enough to know it again. */
const WORDS_SHOWN = 80;

/** @param fileFor what of the file is to be merged into a list: of a table, only what is new to it */
export function pendingAccounts(
	b: ImportMessages,
	list: DeviceList<Community>,
	fileFor: (known: Community) => Community,
	reader: Reader
): Pending {
	const words = b.importPreview;
	const preview = previewCommunity(list.value, fileFor(list.value), reader);
	const nameOf = ({ before, after }: Difference<AccountContent>) => {
		const value = (before[0] ?? after[0])!.value;
		return words.account({
			kind: b.community.kinds[value.kind],
			words: shortened(value.words),
			name: value.contributorName
		});
	};
	const part = partOf(b, words.parts.account, preview, () => 'account', nameOf);
	const { takenOut: count } = preview;
	return {
		parts: [
			count > 0
				? {
						...part,
						rows: [...part.rows, { effect: 'deleted', said: words.takenOut({ count }), names: [] }]
					}
				: part
		],
		accept: ([consent]) => {
			const made = list.importWith(
				(known) => importAccounts(known, fileFor(known), reader, consent!),
				takeBackCommunity
			);
			if (!made) return null;
			const { before, after, undo } = made;
			const { changed, apart, deleted } = countEffects(
				differencesBetween(before.accounts, after.accounts)
			);
			const said = [
				b.community.merged(addedAccounts(before, after)),
				words.outcome({
					noun: 'account',
					changed: changed + apart,
					deleted,
					kept: keptOf(preview, consent!).length
				})
			];
			return { said: said.join(' ').trim(), undo };
		}
	};
}

function shortened(words: string): string {
	const text = words.replaceAll(/\s+/g, ' ');
	return text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN)}…` : text;
}
