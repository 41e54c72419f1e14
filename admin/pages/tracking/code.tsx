import { Copy } from '../../parts/copy.tsx'
import classes from './tracking.module.css'

interface CodeProps {
  title?: string
  lead?: string
  /** What is copied, for who does not see it. */
  what: string
  value: string
}

export function Code({ title, lead, what, value }: CodeProps) {
  return (
    <div className={classes.example}>
      {title && <h3>{title}</h3>}
      {lead && <p>{lead}</p>}
      <div className={classes.codeBox}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre className={classes.code} tabIndex={0}>
          {value}
        </pre>
        <div className={classes.copy}>
          <Copy value={value} what={what} />
        </div>
      </div>
    </div>
  )
}
