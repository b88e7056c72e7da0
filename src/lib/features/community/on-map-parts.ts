/** What only a device needs that keeps what residents know: the accounts, and whether the map shows them. */
import { storage, communityList } from '$lib/features/share/device-list.svelte.ts';
import { accountsOf } from '$lib/domain/knowledge/accounts';
import type { Scene } from '$lib/domain/layers/scene';

export { default as AccountsSwitch } from './AccountsSwitch.svelte';
export { default as PutAside } from '$lib/features/share/PutAside.svelte';
export { communityList };

const KEY = 'rootline.accounts-on-map';

export function keptAccounts(): Scene['accounts'] {
	return accountsOf(communityList().value).flatMap(({ id, versions }) => {
		const account = versions[0];
		return account ? [{ id, kind: account.kind, geometry: account.geometry, chosen: false }] : [];
	});
}

/** As this device last had it; shown where nobody has said. */
export function wasWanted(): boolean {
	return attempt(() => storage.get(KEY)) !== 'hidden';
}

export function rememberWanted(wanted: boolean): void {
	attempt(() => {
		storage.set(KEY, wanted ? 'shown' : 'hidden');
	});
}

/** Where storage is blocked or full, the choice holds as long as the page is open. */
function attempt<T>(act: () => T): T | null {
	try {
		return act();
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		return null;
	}
}
