/**
 * `npm run schema:drift -- <folder or image>`: compares another schema with the one shipped here. `--help` lists the
 * options.
 */
import { driftCommand } from "./driftCommand.js";

const { exitCode, output, complaint } = await driftCommand(process.argv.slice(2));
if (output !== "") console.log(output);
if (complaint !== "") console.error(complaint);
// Not process.exit: a report that is written to a pipe must be flushed first.
process.exitCode = exitCode;
