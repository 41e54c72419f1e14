/** The demo shop's invitation, as somebody there would write it in MJML. */
export const invitation = (name: string, home: string, sender: string): string => `<mjml lang="cs">
  <mj-head>
    <mj-title>Pozvánka na ochutnávku</mj-title>
    <mj-preview>Čtyři kávy, dva čaje a dort od sousedů. Míst je dvanáct, tak neváhejte.</mj-preview>
    <mj-attributes>
      <mj-all font-family="Helvetica Neue, Helvetica, Arial, sans-serif" />
      <mj-text color="#2b211b" font-size="16px" line-height="26px" padding="0 0 16px" />
      <mj-section padding="0" />
      <mj-button background-color="#2f4a3c" color="#ffffff" border-radius="6px" font-size="16px" font-weight="700" inner-padding="14px 30px" padding="8px 0 0" />
    </mj-attributes>
    <mj-style>
      h1, h2, p { margin: 0; }
      h1, h2 { font-family: Georgia, serif; font-weight: normal; }
      p + p { margin-top: 16px; }
    </mj-style>
  </mj-head>
  <mj-body background-color="#f7f1e8" width="600px">
    <mj-section padding="30px 24px 20px">
      <mj-column>
        <mj-text align="center" font-family="Georgia, serif" font-size="21px" font-weight="700" padding="0">
          <a href="${home}/" style="color: #2b211b; text-decoration: none;">${name}</a>
        </mj-text>
      </mj-column>
    </mj-section>
    <mj-wrapper background-color="#ffffff" border-radius="10px" padding="0">
      <mj-section background-color="#2f4a3c" border-radius="10px 10px 0 0" padding="44px 40px">
        <mj-column>
          <mj-text color="#f0d9b5" font-size="13px" line-height="18px" font-weight="700" letter-spacing="0.08em" padding="0 0 10px">Zveme vás</mj-text>
          <mj-text color="#ffffff" padding="0">
            <h1 style="font-size: 38px; line-height: 44px;">Ochutnávka v&nbsp;pražírně</h1>
          </mj-text>
        </mj-column>
      </mj-section>
      <mj-section padding="34px 40px 10px">
        <mj-column>
          <mj-text>
            <p>*|IF:VOKATIV|*Dobrý den, *|VOKATIV|*,*|ELSE:|*Dobrý den,*|END:IF|*</p>
            <p>první čtvrtek v&nbsp;měsíci otevíráme pražírnu i&nbsp;večer. Uvaříme čtyři kávy, které běžně neprodáváme, dva čaje a&nbsp;k&nbsp;tomu nakrájíme dort od sousedů.</p>
          </mj-text>
        </mj-column>
      </mj-section>
      <mj-section padding="0 40px 14px">
        <mj-column>
          <mj-table color="#2b211b" font-size="16px" line-height="24px" padding="0">
            <tr>
              <th scope="row" align="left" style="padding: 10px 16px 10px 0; border-bottom: 1px solid #eadfd2;">Kdy</th>
              <td style="padding: 10px 0; border-bottom: 1px solid #eadfd2;">ve čtvrtek od 18 do 20 hodin</td>
            </tr>
            <tr>
              <th scope="row" align="left" style="padding: 10px 16px 10px 0; border-bottom: 1px solid #eadfd2;">Kde</th>
              <td style="padding: 10px 0; border-bottom: 1px solid #eadfd2;">Pod Hnízdem 12, Horní Dravčice</td>
            </tr>
          </mj-table>
        </mj-column>
      </mj-section>
      <!-- Jen pro členy klubu: podmínka stojí kolem celé sekce. -->
      *|IF:VERNOSTNI_BODY|*
      <mj-section padding="10px 40px 6px">
        <mj-column background-color="#f7f1e8" border-radius="8px" padding="18px 22px">
          <mj-text padding="0">Máte <strong>*|VERNOSTNI_BODY|*&nbsp;bodů</strong>, takže vstup máte zdarma.</mj-text>
        </mj-column>
      </mj-section>
      *|END:IF|*
      <mj-section padding="10px 40px 42px">
        <mj-column>
          <mj-button align="left" href="${home}/ochutnavka/">Zamluvit si místo</mj-button>
        </mj-column>
      </mj-section>
    </mj-wrapper>
    <mj-section padding="26px 24px 36px">
      <mj-column>
        <mj-text align="center" color="#6f6259" font-size="13px" line-height="21px" padding="0">
          <p><a href="*|WEBVERSION|*" style="color: #6f6259;">Zobrazit v&nbsp;prohlížeči</a> &nbsp;·&nbsp; <a href="*|PREFERENCES|*" style="color: #6f6259;">Nastavit, co mi chodí</a> &nbsp;·&nbsp; <a href="*|UNSUB|*" style="color: #6f6259;">Odhlásit se</a></p>
          <p>Obchodní sdělení. Píšeme vám, protože jste se přihlásili k&nbsp;novinkám v&nbsp;našem obchodě.</p>
          <p>${sender}</p>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`
