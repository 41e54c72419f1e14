import { campaigns } from './campaigns.ts'
import { domains } from './domains.ts'
import { found } from './found.ts'
import { lists } from './lists.ts'
import { logs } from './logs.ts'
import { pipelines } from './pipelines.ts'
import { shared } from './shared.ts'
import { shop } from './shop.ts'
import { subscribers } from './subscribers.ts'
import { transactional } from './transactional.ts'
import { webhooks } from './webhooks.ts'

/** The contract's prose in Czech, by its English. A changed English sentence needs its Czech anew. */
export const czech: Record<string, string> = {
  ...shared,
  ...lists,
  ...subscribers,
  ...found,
  ...campaigns,
  ...shop,
  ...transactional,
  ...webhooks,
  ...logs,
  ...pipelines,
  ...domains,
}
