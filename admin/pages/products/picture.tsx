import { IconPackage } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './products.module.css'

/** From the shop's own server, which is told of no address of ours; without one, or where it is gone, a sign. */
export function Picture({ src, large }: { src: string | null; large?: boolean }) {
  const [isGone, setIsGone] = useState(false)
  return (
    <span className={classes.picture} data-large={large || undefined}>
      {src && !isGone ? (
        <img src={src} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setIsGone(true)} />
      ) : (
        <IconPackage size={large ? 40 : 20} stroke={1.3} aria-hidden />
      )}
    </span>
  )
}
