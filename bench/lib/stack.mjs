// Starts the product as a newcomer does, with `mvn -Prun`, on ports and data of its own, and stops it with Ctrl-C.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_LIMIT_MS = 600_000;

/** A directory for the data of one measurement; `end` deletes it. */
export function dataDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'paychain-bench-'));
  return { path, end: () => rmSync(path, { recursive: true, force: true }) };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * @param {string} data the data directory
 * @returns {Promise<{url: string, rpcUrl: string, seconds: number, serverPid: number, stop: () => Promise<void>}>}
 *   `seconds` from the command to the first page answered with 200
 */
export async function start(data) {
  const port = await freePort();
  const chainPort = await freePort();
  const unlimited = '100000000';
  const maven = spawn('mvn', ['-o', '-q', '-Prun'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PAYCHAIN_DATA_DIR: data,
      PAYCHAIN_HTTP_PORT: `${port}`,
      PAYCHAIN_EMBEDDED_CHAIN_PORT: `${chainPort}`,
      PAYCHAIN_RATE_IP_PER_MINUTE: unlimited,
      PAYCHAIN_RATE_SIGNIN_PER_MINUTE: unlimited,
      PAYCHAIN_RATE_PRINCIPAL_PER_MINUTE: unlimited,
    },
  });
  let output = '';
  maven.stdout.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => maven.once('exit', resolve));
  const from = performance.now();
  const url = `http://localhost:${port}`;
  while (!(await answers(`${url}/`))) {
    if (maven.exitCode !== null || performance.now() - from > START_LIMIT_MS) {
      throw new Error(`The product did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (performance.now() - from) / 1_000;
  // The page may answer a moment before the launcher says that it is ready; stopping earlier would cut it short.
  while (!output.includes('PayChain is ready')) await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    url,
    rpcUrl: `http://127.0.0.1:${chainPort}`,
    seconds,
    serverPid: serverPid(data),
    stop: async () => {
      maven.kill('SIGINT');
      await ended;
    },
  };
}

function serverPid(data) {
  const record = readFileSync(join(data, 'run', 'server-1.pid'), 'utf8');
  return Number.parseInt(record, 10);
}

/** Resident memory of a process in megabytes (10^6 bytes). */
export function residentMegabytes(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
