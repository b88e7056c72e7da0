/** A source in the region’s `manifest.json`: who published what. What it cannot tell is in the region’s words. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1));

export const sourceSchema = v.strictObject({
	/** Kebab-case; indicators and corridors refer to it. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
	title: text,
	publisher: text,
	/** Years that the figures describe, or `undated` where the publisher does not say. */
	vintage: text,
	/** Census tracts that the figures stand on; null where they stand on none. */
	tractVintage: v.nullable(v.picklist([2010, 2020])),
	/** What is known of the licence. */
	licence: text,
	/** The publisher's own page, or null. */
	url: v.nullable(v.pipe(v.string(), v.url()))
});

/** All sources, each id once. */
export const sourcesSchema = v.pipe(
	v.array(sourceSchema),
	v.check(
		(sources) => new Set(sources.map((source) => source.id)).size === sources.length,
		'Two sources have the same id.'
	)
);

/** What is told of a source, where there is something to tell; each language has its own. */
export type SourceWords = {
	/** What a reader should know of it; may be empty. */
	readonly note: string;
	/** What is missing or weak, one sentence each. */
	readonly gaps: readonly string[];
};

export type Source = v.InferOutput<typeof sourceSchema>;
