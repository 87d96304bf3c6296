// Imports one module in a fresh process, and says what that took. Plain JavaScript: nothing is to be loaded for it.
const [specifier] = process.argv.slice(2);
const start = performance.now();
if (specifier !== "") await import(specifier);
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, rss: process.memoryUsage().rss }));
// The official client's module leaves something running.
process.exit();
