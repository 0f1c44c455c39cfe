import { useState, type SubmitEvent } from 'react';
import { connect, type Connection } from '@/features/rescue/connection';
import { problemsOf, type Origin, type RescueSettings, type SettingProblems } from '@/features/rescue/settings';
import { Trouble } from '@/features/rescue/Trouble';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { focusFirstProblem } from '@/shared/ui/focusFirstProblem';
import { TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

interface ConnectFormProps {
  settings: RescueSettings;
  origin: Origin;
  /** True when the server that gave the page out names another contract. */
  conflict: boolean;
  onChange(settings: RescueSettings): void;
  onConnected(connection: Connection): void;
}

/** Which node to ask about which contract; nothing is asked before the person says so. */
export function ConnectForm(props: ConnectFormProps) {
  const { settings, origin, conflict, onChange } = props;
  const { problems, busy, error, submit } = useConnecting(props);
  const field = (name: keyof RescueSettings) => ({
    name,
    value: settings[name],
    error: problems[name],
    'data-testid': `rescue-${name}`,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ ...settings, [name]: event.target.value }),
  });
  return (
    <Panel title="1. Where your jobs are" id="where">
      <form onSubmit={(event) => void submit(event)} noValidate className="space-y-5">
        <OriginNotice origin={origin} conflict={conflict} />
        <TextField label="Address of a node (JSON-RPC)" hint="Any node of the chain that answers web pages: your own, or a provider’s. It learns your address and what you do." inputMode="url" {...field('rpc')} />
        <TextField label="Contract" className="font-mono" {...field('contract')} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField label="Chain id" inputMode="numeric" {...field('chain')} />
          <TextField label="Search from block" inputMode="numeric" hint="The contract’s first block; 0 is right, too, but slower." {...field('from')} />
        </div>
        {error !== null && <Trouble error={error} testId="rescue-connect-error" />}
        <Button type="submit" busy={busy} data-testid="rescue-connect" className="w-full sm:w-auto">
          {busy ? 'Asking the node…' : 'Connect'}
        </Button>
      </form>
    </Panel>
  );
}

function useConnecting({ settings, onConnected }: ConnectFormProps) {
  const [problems, setProblems] = useState<SettingProblems>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const found = problemsOf(settings);
    setProblems(found);
    setError(null);
    if (Object.keys(found).length > 0) return focusFirstProblem(event.currentTarget);
    setBusy(true);
    try {
      onConnected(await connect(settings));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return { problems, busy, error, submit };
}

// Settings decide which contract a signature is for, so it is said where they come from.
function OriginNotice({ origin, conflict }: { origin: Origin; conflict: boolean }) {
  if (conflict) {
    return (
      <Notice tone="danger" title="This link names another contract than this server" testId="rescue-conflict">
        Whoever made the link chose the contract and the node below. Do not sign anything unless you know the contract’s address from somewhere else.
      </Notice>
    );
  }
  if (origin === 'link') {
    return (
      <Notice tone="warn" title="These values came with the link" testId="rescue-from-link">
        Compare the contract’s address with one that you know, for example from your wallet’s history, before you sign anything.
      </Notice>
    );
  }
  if (origin === 'file') return <Notice testId="rescue-from-file">These values were saved in this file. The node is only a suggestion: use any that you trust.</Notice>;
  if (origin === 'server') return <Notice testId="rescue-from-server">PayChain’s server gave these values. Save this page while it can still be reached.</Notice>;
  return null;
}
