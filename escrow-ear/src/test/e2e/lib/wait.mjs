/** Waits until `look` answers something truthy and answers it; `what` is named when it never does. */
export async function eventually(what, look, { within = 15_000, every = 100 } = {}) {
  const end = Date.now() + within;
  let last;
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Not within ${within} ms: ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
