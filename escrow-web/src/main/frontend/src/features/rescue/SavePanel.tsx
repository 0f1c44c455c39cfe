import { Download } from 'lucide-react';
import { download } from '@/features/rescue/save';
import type { RescueSettings } from '@/features/rescue/settings';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';

/** The page as a file of one's own, for the day when the server is gone. */
export function SavePanel({ settings }: { settings: RescueSettings }) {
  return (
    <Panel title="Keep this page" id="keep">
      <div className="space-y-4">
        <p className="leading-relaxed text-muted">One file holds all of it, with the values above. Open it in any browser that has your wallet, from a disk or a stick; it needs no server. It holds no keys.</p>
        <Button tone="plain" onClick={() => download(settings)} data-testid="rescue-save">
          <Download aria-hidden className="size-4" /> Save this page
        </Button>
      </div>
    </Panel>
  );
}
