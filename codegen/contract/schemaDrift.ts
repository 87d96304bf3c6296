/**
 * `npm run schema:drift -- <folder or image>`: how another schema differs from
 * the one shipped here. `--help` tells the rest.
 */
import { driftCommand } from "./driftCommand.js";

const { exitCode, output, complaint } = await driftCommand(process.argv.slice(2));
if (output !== "") console.log(output);
if (complaint !== "") console.error(complaint);
// Not process.exit: a report written to a pipe must be drained first.
process.exitCode = exitCode;
