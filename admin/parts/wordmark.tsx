import classes from './wordmark.module.css'

/** A kestrel hovering, seen from the front; the raised wings leave the flap of an envelope between them. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M3.5 6.2C8.2 6.8 12.3 9.2 14.6 13c.3-1.2.9-1.8 1.8-1.8.8 0 1.5.5 1.8 1.400l1 .5-.9.4C20.3 9.7 24.2 7 28.5 6.200c-.7 5.6-4.2 9.9-9 11.9-.3 1.5-.9 2.9-1.5 4.100l1.6 5.3-3.2-1.4-3 1.4 1.4-5.500c-.7-1.2-1.2-2.5-1.5-3.900C8.3 16.3 4.5 12 3.5 6.200z" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <Mark />
      <span>Poštolka</span>
    </span>
  )
}
