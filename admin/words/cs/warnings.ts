/** Co vědět před odesláním, a co s tím. */
export const warnings = {
  blocked: 'Nejdřív vyřešte:',
  warned: 'Dobré vědět:',
  hints: 'Drobnosti k vylepšení ({n})',
  line: 'řádek {line}',
  andMore: 'a další',
  toDomains: 'Ověřit doménu',
  askForDomain: 'Ověří ji administrátor v Odesílacích doménách.',
  codes: {
    subjectMissing: 'Chybí předmět. Doplňte ho nahoře v nastavení.',
    senderMissing: 'Chybí odesílatel: jméno, nebo e-mail.',
    htmlMissing: 'E-mail nemá obsah.',
    mjmlBroken: 'V MJML je chyba. Dokud ji neopravíte, e-mail nemá žádný obsah.',
    listsMissing: 'Není vybraný žádný seznam.',
    noRecipients: 'Kampaň by nikdo nedostal. Vyberte jiný seznam nebo uberte z vynechaných.',
    emailBroken: 'V e-mailu je chyba ve značkách.',
    unsubscribeMissing: 'V e-mailu chybí odkaz na odhlášení. Vložte značku *|UNSUB|*, obchodní sdělení ho musí mít.',
    unknownTags: 'Neznámé značky se vypíšou prázdné: {tags}. Opravte překlep, nebo pole přidejte v seznamu.',
    tooLarge: 'E-mail má {sizeBytes} a Gmail vše nad {limitBytes} skryje, i odkaz na odhlášení. Zkraťte ho.',
    valuesMissing: 'Značky {tags} zůstanou prázdné, počet lidí bez údaje: {contacts}. Pomůže podmínka *|IF:…|*.',
    publicUrlInsecure:
      'Adresa {publicUrl} není https, takže Gmail a Yahoo odhlášení jedním kliknutím neuznají. Nastavte https v PUBLIC_URL.',
    linkEmpty: 'Odkaz nikam nevede ({places}). Doplňte adresu.',
    linkLocal: 'Odkaz vede na tento počítač nebo do vnitřní sítě ({places}), příjemcům nepůjde otevřít.',
    linkSample:
      'Zbyly tu ukázkové odkazy z předlohy, vedou na adresy jako www.example.cz. Je jich {count}; nahraďte je svými.',
    imageInsecure: 'Obrázek má adresu http ({places}) a leckde se nezobrazí. Použijte https.',
    senderFreemail:
      'Adresu u {domain} nejde použít: její správce přes DMARC zakazuje, aby za ni posílal někdo jiný, a e-maily skončí ve spamu. Pište z vlastní domény.',
    senderUnchecked: 'DNS domény {domain} se teď nepodařilo zkontrolovat.',
    domainNotVerified: 'Doména {domain} není ověřená a tento server posílá jen z ověřených domén.',
    spfMissing:
      'Doména {domain} nemá v DNS záznam SPF. Přidejte do něj svůj odesílací server, jinak vás Gmail a Seznam mohou odmítat.',
    dmarcMissing:
      'Doména {domain} nemá v DNS záznam DMARC. Gmail a Yahoo ho od hromadných odesílatelů vyžadují; stačí začít s p=none a mít podpis DKIM od odesílacího serveru.',
    listUnconfirmed: 'V seznamu {lists} čeká na potvrzení {contacts} odběrů, ti e-mail nedostanou.',
    excludedListGone:
      'Vynechaný seznam mezitím někdo smazal, takže jeho lidé e-mail dostanou. Zkontrolujte, koho vynechat.',
    couponsShort:
      'Kupónů pro tag {tag} zbývá: {left}. Příjemců je víc: {contacts}. Na koho kupón nezbude, tomu e-mail neodejde, dokud nepřidáte další.',
    couponFolderGone: 'Složka kupónů pro tyto tagy není: {tags}. E-mail by neodešel nikomu.',
    catalogueEmpty: 'Katalog produktů je prázdný, takže tagy s produkty nevypíšou nic. Připojte feed produktů.',
    shopDataMissing: 'Příjemců, u kterých tag {tag} nevypíše nic: {contacts}. Pomůže podmínka *|IF:{tag}|*.',
    recentlySent:
      'Za posledních 24 hodin už jinou kampaň dostalo tolik z těchto lidí: {contacts} ({titles}). Zvažte pozdější čas.',
    subjectLong: 'Předmět má {characters} znaků, na telefonu se nad {limit} ořízne.',
    subjectShouting: 'Předmět je celý velkými písmeny, filtry i lidé to berou jako křik.',
    preheaderMissing: 'Chybí skrytý text za předmět (preheader), schránka ukáže první slova e-mailu.',
    altMissing: 'Obrázek bez popisu alt ({places}): kdo obrázky nevidí, neví, co na nich je.',
    langMissing: 'HTML neříká jazyk (lang), čtečky ho pak čtou špatně.',
  },
}
