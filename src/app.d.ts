declare namespace App {}

/** The part of shpjs that is used here; it comes without types. */
declare module 'shpjs' {
	export function parseShp(shp: DataView): unknown[];
	export function parseDbf(dbf: DataView, encoding?: string): Record<string, unknown>[];
	export function combine(parts: [unknown[], Record<string, unknown>[]]): { features: unknown[] };
}
