/** What every file of a package is and what its columns mean. */
import type { FileCell } from './figure-rows.ts';
import type { FigureColumn, FileKind, FileWords, PlaceColumn } from './file-words.ts';

export type PackedFile = { readonly kind: FileKind; readonly name: string };

const FIGURE_COLUMNS: readonly FigureColumn[] = [
	'figure',
	'title',
	'topic',
	'unit',
	'period',
	'tables'
];
const PLACE_COLUMNS: readonly PlaceColumn[] = ['value', 'margin', 'state'];

/** Rows of the dictionary: file, column, meaning. */
export function dictionaryRows(files: readonly PackedFile[], words: FileWords): FileCell[][] {
	const { dictionary, columns } = words;
	const of = files.filter(({ kind }) => kind === 'csv' || kind === 'workbook');
	const anyPlace = { place: `[${words.place}]` };
	const placeColumns: Readonly<Record<PlaceColumn, string>> = {
		value: words.value(anyPlace),
		margin: words.margin(anyPlace),
		state: words.state(anyPlace)
	};
	return [
		[dictionary.file, dictionary.column, dictionary.meaning],
		...files.map(({ kind, name }) => [name, '', dictionary.files[kind]]),
		...of.flatMap(({ name }) => [
			...FIGURE_COLUMNS.map((each) => [name, columns[each], dictionary.meanings[each]]),
			...PLACE_COLUMNS.map((each) => [name, placeColumns[each], dictionary.meanings[each]])
		])
	];
}
