import { listen } from '../platform/listen.ts'
import { mailboxCarriers, Sender, smtpCarriers, WAKE_CHANNEL } from '../rooms/outbox/index.ts'
import type { RoleParts, RunningRole } from './role.ts'

/** Hands messages over to the next mail server. */
export function startSender({ house, heart, directUrl }: RoleParts): RunningRole {
  const { config, ground } = house
  const carriers = config.smtp ? smtpCarriers(config.smtp) : mailboxCarriers(ground)
  const sender = new Sender({ ground, processId: heart.processId, carriers, setTrouble: heart.setTrouble })
  sender.start()
  const ears = listen(directUrl, WAKE_CHANNEL, ground.log, () => sender.wake())
  return {
    stop: async () => {
      await ears.stop()
      await sender.stop(2_000)
    },
  }
}
