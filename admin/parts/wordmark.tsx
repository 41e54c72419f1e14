import classes from './wordmark.module.css'

/** A kestrel hovering, seen from the front; the raised wings leave the flap of an envelope between them. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 9.2c1.3 0 2.3.9 2.500 2.100C22.200 8.900 25 7 28 5.600c-.6 5.600-3.700 9.800-8.500 11.800L21.300 26 16 23.700 10.700 26l1.800-8.600C7.700 15.400 4.600 11.200 4 5.600c3 1.400 5.800 3.300 9.500 5.700.2-1.200 1.200-2.100 2.500-2.100z" />
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
