import { useEffect, useState } from 'react';

const DURATION_MS = 900;
const format = new Intl.NumberFormat('en-US');

/** A count that runs up to its value once; readers of the page hear only the value. */
export function CountUp({ value }: { value: number }) {
  const [shown, setShown] = useState(() => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? value : 0));
  useEffect(() => {
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setShown(value);
      return undefined;
    }
    const begun = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - begun) / DURATION_MS);
      setShown(Math.round(value * (1 - (1 - part) ** 3)));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return (
    <>
      <span aria-hidden>{format.format(shown)}</span>
      <span className="sr-only">{format.format(value)}</span>
    </>
  );
}
