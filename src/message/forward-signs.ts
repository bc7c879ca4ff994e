/** What mail programs put before the subject of a forward, by language; Exchange uses that of the mailbox. */
export const forwardPrefix =
  /^\s*(?:WG|FW|FWD|TR|RV|VS|VB|VL|VÁ|ENC|I|PD|DOORST|WTR|FS|TOV|İLT|ILT|YNT|FYI|ΠΡΘ|НА|ПЕРЕСЛ|HA|הועבר|轉寄|转发|转寄|転送|WEITERGELEITET|WEITERLEITUNG|TRANSF(?:ERT|ÉRÉ)?|INOLTRA(?:TO)?|REENV(?:IADO)?|FORWARDED?)\s*[:：]/iu

/** The line above a quoted message, as programs write it. */
export const forwardIntroduction =
  /-- ?(?:original message|original appointment|forwarded message|urspr(?:ü|ue)ngliche nachricht|weitergeleitete nachricht|message (?:transf(?:é|e)r(?:é|e)|d'origine)|mensaje (?:reenviado|original)|mensagem (?:encaminhada|original)|messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht|vidarebefordrat|videresendt|wiadomość (?:oryginalna|przekazana)|původní zpráva|eredeti üzenet|пересылаемое|исходное|転送)|begin forwarded message|anfang der weitergeleiteten|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato/i

/** Names of fields in the block of a quoted header, by language: From, To, Subject, Date or Sent. */
const quotedFields: readonly RegExp[] = [
  /^[>\s*_]*(?:from|von|de|da|van|od|från|fra|feladó|kimden|от|lähettäjä|odesílatel|expediteur|寄件者|发件人|差出人|보낸 사람)\s*[*_]*\s*[:：]/imu,
  /^[>\s*_]*(?:to|an|à|para|a|aan|do|till|til|címzett|kime|кому|vastaanottaja|komu|收件者|收件人|宛先|받는 사람)\s*[*_]*\s*[:：]/imu,
  /^[>\s*_]*(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|předmět|tárgy|konu|тема|aihe|主旨|主题|件名|제목)\s*[*_]*\s*[:：]/imu,
  /^[>\s*_]*(?:date|sent|datum|gesendet|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|wysłano|skickat|dato|sendt|odesláno|elküldve|tarih|gönderildi|дата|отправлено|lähetetty|傳送時間|发送时间|送信日時|날짜)\s*[*_]*\s*[:：]/imu,
]

/** Whether a text quotes the header of another message as lines: `Von: … Gesendet: … An: … Betreff: …`. */
export function quotesHeader(text: string): boolean {
  return quotedFields.filter((field) => field.test(text.slice(0, 50_000))).length >= 3
}

/** `forward` in the languages in which providers write; every other one is known by the addresses it names. */
export const aboutForwarding =
  /forward|redirect|weiterleit|umleit|nachsend|transf[eé]r|redirec|r[eé]exp[eé]di|rediri|reenv|reencaminh|encaminh|inoltr|doorst|doorzend|vidarebef|videresend|edelleenlähet|välitä|przekaz|przekier|přeposíl|přesměr|preposiel|továbbít|átirány|redirecțion|yönlendir|пересыл|переадрес|препращ|προώθ|転送|转发|轉寄|轉發|전달|إعادة توجيه|העבר/i
