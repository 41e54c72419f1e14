import type { Words } from '../words.ts'

export const warnings: Words['warnings'] = {
  blocked: 'Solve this first:',
  warned: 'Good to know:',
  hints: 'Small improvements ({n})',
  line: 'line {line}',
  andMore: 'and more',
  toDomains: 'Verify the domain',
  askForDomain: 'An administrator verifies it under Sender domains.',
  codes: {
    subjectMissing: 'The subject is missing. Fill it in among the settings.',
    senderMissing: 'The sender is missing: a name or an e-mail.',
    htmlMissing: 'The e-mail has no content.',
    mjmlBroken: 'The MJML has a mistake. Until it is mended, the e-mail has no content.',
    listsMissing: 'No list is chosen.',
    noRecipients: 'Nobody would get this campaign. Choose another list, or leave out fewer.',
    emailBroken: 'The e-mail has a mistake in its tags.',
    unsubscribeMissing:
      'The e-mail has no link to unsubscribe. Insert the tag *|UNSUB|*; commercial mail must have it.',
    unknownTags: 'Unknown tags print nothing: {tags}. Mend the typo, or add the field to the list.',
    tooLarge:
      'The e-mail has {sizeBytes} and Gmail hides all above {limitBytes}, the unsubscribe link too. Shorten it.',
    valuesMissing: 'The tags {tags} stay empty, people without a value: {contacts}. A condition *|IF:…|* helps.',
    publicUrlInsecure:
      'The address {publicUrl} is not https, so Gmail and Yahoo do not accept one-click unsubscribing. Set https in PUBLIC_URL.',
    linkEmpty: 'A link leads nowhere ({places}). Fill in its address.',
    linkLocal: 'A link leads to this machine or an inner network ({places}); recipients cannot open it.',
    linkSample:
      'Sample links of the starter are still here, leading to addresses like www.example.com. Their number: {count}. Replace them by yours.',
    imageInsecure: 'A picture has an http address ({places}) and is often not shown. Use https.',
    senderFreemail:
      'An address at {domain} cannot be used: by DMARC its owner forbids that others send for it, and the e-mails end in spam. Write from a domain of your own.',
    senderUnchecked: 'The DNS of {domain} could not be checked just now.',
    domainNotVerified: 'The domain {domain} is not verified, and this server sends from verified ones only.',
    spfMissing:
      'The domain {domain} has no SPF record in its DNS. Add your mail server to one, or Gmail and others may refuse you.',
    dmarcMissing:
      'The domain {domain} has no DMARC record in its DNS. Gmail and Yahoo ask bulk senders for it; begin with p=none and have your mail server sign by DKIM.',
    listUnconfirmed: 'On {lists}, {contacts} subscriptions wait for confirmation and will not get the e-mail.',
    excludedListGone:
      'A list to leave out has been deleted, so its people would get the e-mail. Check whom to leave out.',
    couponsShort:
      'Coupons left for the tag {tag}: {left}. The audience is larger: {contacts}. Whoever gets none is not sent the e-mail until you add more.',
    couponFolderGone: 'The coupon folder of these tags does not exist: {tags}. Nobody would be sent the e-mail.',
    catalogueEmpty: 'The catalogue of products is empty, so tags of products print nothing. Add a product feed.',
    shopDataMissing: 'Recipients for whom the tag {tag} prints nothing: {contacts}. A condition *|IF:{tag}|* helps.',
    recentlySent:
      'So many of these people had another campaign within 24 hours: {contacts} ({titles}). Consider a later time.',
    subjectLong: 'The subject has {characters} characters; a phone cuts it at {limit}.',
    subjectShouting: 'The subject is all capitals, which filters and people take for shouting.',
    preheaderMissing:
      'There is no hidden text for behind the subject (preheader); the inbox shows the first words of the e-mail.',
    altMissing: 'A picture without an alt text ({places}): who cannot see it does not know what it shows.',
    langMissing: 'The HTML does not say its language (lang), so screen readers read it wrongly.',
  },
}
