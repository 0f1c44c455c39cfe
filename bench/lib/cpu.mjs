// CPU time, which other programs on the machine change much less than time on the clock.
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100; // of Linux on every machine that we know

/** CPU milliseconds that a process has used so far, all threads, its own and the kernel's for it. */
export function cpuMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

/** CPU milliseconds of `pid` for each of `count` runs of `work`, one after the other. */
export async function costOf(pid, count, work) {
  const before = cpuMilliseconds(pid);
  for (let i = 0; i < count; i++) await work(i);
  return (cpuMilliseconds(pid) - before) / count;
}
