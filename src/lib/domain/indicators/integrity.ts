/**
 * Whether a file is what the build wrote: a built file carries a hash of its content in its name, or in
 * its folder's. That of a folder stands over all of its files; each of them ends with what it takes to
 * get there from its own hash (a Merkle proof), so that pages need to carry none.
 */

/** `…-<hash>.json`, or `…-<hash>/<name>.json`. */
const NAMED = /-([0-9a-f]{16})(?:\.\w+|\/([^/]+)\.json)$/;
const PROOF = /,"proof":"([0-9a-f]*)"\}$/;

/** A JSON object as a file of a folder: with its proof, the hashes beside its way up, as its last entry. */
export function withProof(json: string, beside: readonly string[]): string {
	return json.replace(/\}$/, `,"proof":"${beside.join('')}"}`);
}

/** What a file of a folder is hashed as: another one's content under its name does not pass. */
export function leafOf(name: string, contentHash: string): string {
	return `${name} ${contentHash}`;
}

/** What two hashes are hashed as, whichever comes first. */
export function nodeOf(one: string, other: string): string {
	return [one, other].sort().join('');
}

/**
 * First 16 hex digits of the SHA-256, as the build names its files. Null where browsers offer no
 * SHA-256: on pages that are neither of this device nor encrypted.
 */
export async function contentHash(content: Uint8Array | string): Promise<string | null> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const subtle =
		typeof crypto === 'undefined' ? undefined : (crypto.subtle as SubtleCrypto | undefined);
	if (!subtle) return null;
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
	return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether the content is what the address promises. True where the address promises nothing, and
 * where no hash can be made.
 */
export async function isAsNamed(url: string, content: Uint8Array): Promise<boolean> {
	const [, promised, name] = NAMED.exec(url) ?? [];
	if (promised === undefined) return true;
	if (name === undefined) return ((await contentHash(content)) ?? promised) === promised;
	const text = new TextDecoder().decode(content);
	const proof = PROOF.exec(text)?.[1];
	const own = await contentHash(text.replace(PROOF, '}'));
	if (own === null) return true;
	let hash = await contentHash(leafOf(name, own));
	for (const beside of proof?.match(/.{16}/g) ?? [])
		hash = await contentHash(nodeOf(hash!, beside));
	return proof !== undefined && hash === promised;
}
