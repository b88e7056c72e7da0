/**
 * Brings thousands of spoiled files of every format to the one reader, and looks that each ends in
 * shapes, a table or a problem, soon and with nothing thrown. Exit code 1 where one does not.
 *   npm run -s fuzz [-- <files of each format> [<seed>]]
 */
import { RandomStream } from '../../src/lib/domain/statistics/random.ts';
import {
	dbfOf,
	GPX,
	KML,
	latin1,
	shpOf,
	TOPOJSON,
	utf16,
	zipOf
} from '../../src/lib/domain/files/brought.fixture.ts';
import { inDegrees } from '../../src/lib/domain/files/coordinates.ts';
import { openFile } from '../../src/lib/domain/files/formats.ts';
