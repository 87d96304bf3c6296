import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of our own, reached through a socket in a temporary folder. */
export interface PostgresServer {
  /** A pool on a new, empty database. */
  readonly createDatabase: () => Promise<() => pg.Pool>;
  /** Ends the server as a crash would, and begins it again on the same data. */
  readonly halt: () => void;
  readonly start: () => void;
  /** Ends it for good. */
  readonly stop: () => void;
}

/** Folders where Debian and others keep the server's programs. */
function binaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), "/usr/bin", "/usr/local/bin"];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb")));
}

/** Starts a server, or says why there is none. */
export async function startPostgres(): Promise<PostgresServer | string> {
  const bin = binaries();
  if (bin === undefined) return "PostgreSQL is not installed (Debian: apt-get install postgresql)";
  // The server refuses to run as root, and has a user of its own where it is installed.
  const uid = userInfo().uid === 0 ? Number(spawnSync("id", ["-u", "postgres"]).stdout) : userInfo().uid;
  if (!Number.isInteger(uid) || uid === 0) return "PostgreSQL does not run as root, and there is no user postgres";
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data);
  chownSync(folder, uid, -1);
  chownSync(data, uid, -1);
  const run = (command: string, args: readonly string[]): void => {
    const { status, stderr, stdout } = spawnSync(join(bin, command), args, { uid, cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} failed: ${stderr} ${stdout}`);
  };
  const start = (): void => {
    const settings = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off`;
    run("pg_ctl", ["-D", data, "-w", "-o", settings, "-l", join(folder, "log"), "start"]);
  };
  const halt = (): void => {
    spawnSync(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], { uid, cwd: folder });
  };
  const stop = (): void => {
    halt();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run("initdb", ["-D", data, "-U", "mezonkit", "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8"]);
    start();
  } catch (error) {
    stop();
    throw error;
  }
  let databases = 0;
  const createDatabase = async (): Promise<() => pg.Pool> => {
    databases += 1;
    const database = `test_${databases}`;
    const admin = new pg.Client({ host: folder, user: "mezonkit", database: "postgres" });
    await admin.connect();
    await admin.query(`create database ${database}`);
    await admin.end();
    return () => new pg.Pool({ host: folder, user: "mezonkit", database });
  };
  return { createDatabase, halt, start, stop };
}
