/** An e-mail address: where it does not fit, it breaks before its @. */
export function Address({ of: email }: { of: string }) {
  const at = email.lastIndexOf('@')
  return (
    <span>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  )
}
