/**
 * `npm run api`: writes `docs/api/`, one report of the public types per entry point, so that a
 * change of them shows in review. `--check` fails when a report is out of date. Reads the built
 * package: `npm run build` comes first. Members marked `@internal` must not be in it.
 */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const REPORTS = join(ROOT, "docs/api");
/** Generated from the schemas, which are reviewed themselves. */
const UNREPORTED: readonly string[] = ["./proto", "./package.json"];

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const { exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
  exports: Readonly<Record<string, string | { readonly default: { readonly types: string } }>>;
};
await mkdir(REPORTS, { recursive: true });
const temporary = await mkdtemp(join(tmpdir(), "api-report-"));
try {
  for (const [entryPoint, paths] of Object.entries(exports)) {
    if (UNREPORTED.includes(entryPoint) || typeof paths === "string") continue;
    const { types } = paths.default;
    const name = entryPoint === "." ? "mezonkit" : entryPoint.slice(2);
    if (!report(name, join(ROOT, types))) process.exitCode = 1;
    if ((await readFile(join(REPORTS, `${name}.api.md`), "utf8")).includes("@internal")) {
      throw new Error(`docs/api/${name}.api.md shows @internal members: tsdown.config.ts has to strip them`);
    }
  }
} finally {
  await rm(temporary, { recursive: true });
}
if (process.exitCode === 1) console.error("The public types changed. If that is meant: npm run build && npm run api");

/** Returns false when the report is out of date and only a check was asked for. */
function report(name: string, mainEntryPointFilePath: string): boolean {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, "package.json"),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath,
      compiler: { tsconfigFilePath: join(ROOT, "tsconfig.json") },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: REPORTS,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // Release tags and links are not what the report is for.
      messages: { extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } } },
    },
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !values.check,
    messageCallback: (message) => {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  return !values.check || !apiReportChanged;
}
