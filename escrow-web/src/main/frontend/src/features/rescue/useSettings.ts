import { useEffect, useState } from 'react';
import { savedSettings } from '@/features/rescue/save';
import { NO_SETTINGS, sameContract, settingsFromJson, settingsFromLink, settingsFromServer, type Origin, type RescueSettings } from '@/features/rescue/settings';

interface Start {
  settings: RescueSettings;
  origin: Origin;
}

/** The settings and where they come from: the link first, then this file, then the server that gave the page out. */
export function useSettings() {
  const [start, setStart] = useState<Start>(() => known() ?? { settings: NO_SETTINGS, origin: 'person' });
  const [server, setServer] = useState<RescueSettings | null>(null);

  useEffect(() => {
    let stopped = false;
    void askServer().then((answer) => {
      if (stopped || answer === null) return;
      setServer(answer);
      // What a person has begun to type stays.
      setStart((now) => (now.origin === 'person' && now.settings === NO_SETTINGS ? { settings: answer, origin: 'server' } : now));
    });
    return () => {
      stopped = true;
    };
  }, []);

  const conflict = start.origin !== 'person' && server !== null && !sameContract(server, start.settings);
  return { ...start, conflict, change: (settings: RescueSettings) => setStart({ settings, origin: 'person' }) };
}

function known(): Start | null {
  const link = settingsFromLink(window.location.hash);
  if (link) return { settings: link, origin: 'link' };
  const file = settingsFromJson(savedSettings());
  return file && { settings: file, origin: 'file' };
}

/** Asks the server that gave this page out; null for a file, and when the server is gone. */
async function askServer(): Promise<RescueSettings | null> {
  if (!window.location.protocol.startsWith('http')) return null;
  try {
    const response = await fetch('/api/v1/chain', { headers: { Accept: 'application/json' }, credentials: 'omit' });
    const { data } = (await response.json()) as { data?: unknown };
    return response.ok ? settingsFromServer(data) : null;
  } catch {
    return null;
  }
}
