import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cx } from '@/shared/ui/cx';

/** Slides its content up when it comes into view; without motion or observer it is simply there. */
export function Reveal({ children, className }: { children: ReactNode; className?: string }) {
  const element = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(() => typeof IntersectionObserver === 'undefined' || window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    if (shown || !element.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setShown(true), { rootMargin: '0px 0px -8% 0px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [shown]);
  return (
    <div ref={element} className={cx(className, shown ? 'animate-slide-up' : 'opacity-0')}>
      {children}
    </div>
  );
}
