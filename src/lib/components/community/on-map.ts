/** What residents know, for the map of figures; nothing is fetched where this device keeps nothing. */
import type { Scene } from '$lib/core/scene/scene';

export async function accountsOnMap(): Promise<Scene['accounts']> {
	if (!keepsAny()) return [];
	const [{ communityList }, { accountsOf }] = await Promise.all([
		import('$lib/components/share/lists'),
		import('$lib/core/community/accounts')
	]);
	return accountsOf(communityList().value).flatMap(({ id, versions }) => {
		const account = versions[0];
		return account ? [{ id, kind: account.kind, geometry: account.geometry, chosen: false }] : [];
	});
}

function keepsAny(): boolean {
	try {
		return localStorage.getItem('rootline.community') !== null;
	} catch {
		// Storage is blocked: there is nothing to show.
		return false;
	}
}
