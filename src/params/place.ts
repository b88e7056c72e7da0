/** Kinds of places that have a page of their own, made ready by the build. */
export const match = (kind: string): kind is 'station' | 'city' =>
	kind === 'station' || kind === 'city';
