import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './cards.module.css'

interface CardProps {
  picture: ReactNode
  /** A link or a button of class `cards.name`: it is the whole card. */
  name: ReactNode
  under?: ReactNode
  menu?: ReactNode
}

export function Card({ picture, name, under, menu }: CardProps) {
  return (
    <li className={classes.card}>
      <div className={classes.picture}>{picture}</div>
      <div className={classes.caption}>
        <div className={classes.words}>
          {name}
          {under && <span className={classes.under}>{under}</span>}
        </div>
        {menu && <div className={classes.menu}>{menu}</div>}
      </div>
    </li>
  )
}

export function CardsSkeleton() {
  return (
    <ul className={classes.cards} aria-hidden>
      {[1, 2, 3, 4].map(n => (
        <li key={n}>
          <Skeleton height={280} radius={10} />
          <Skeleton height={12} width="60%" mt={14} />
        </li>
      ))}
    </ul>
  )
}
