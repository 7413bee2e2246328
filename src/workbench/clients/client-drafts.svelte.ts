import type { ConnectDraft } from './connect-draft.ts';
import type { MessageDraft } from './message-draft.ts';

/** What a learner has typed into one client and not sent yet; it outlives the view that shows it. */
export class ClientDrafts {
  connect = $state<ConnectDraft>({ path: '/', query: '', protocols: '', headers: '' });
  message = $state<MessageDraft>({ format: 'text', text: '', pieces: 1, file: undefined });
  close = $state({ code: '1000', reason: '' });
}
