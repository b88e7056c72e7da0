/**
 * Classifies the areas of a table by one of the methods:
 *   npm run -s classify -- --method <id> --input <csv> --output <csv> [--as-published]
 *     [--directions <csv>] [--factor 1.44] [--scale cdf|z|nominal]
 * Anything wrong with what it is given ends in one sentence, exit code 2, and no output file.
 */
import { main } from './main.ts';

process.exitCode = main(process.argv.slice(2), {
	print: (text) => process.stdout.write(text),
	complain: (text) => process.stderr.write(text)
});
