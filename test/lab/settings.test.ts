import {expect, it} from 'vitest'
import {parse} from 'yaml'
import {describeLab} from './use-lab.js'

describeLab('the settings of the lab', (lab) => {
  it('name the ports of the running servers, and the environment their passwords', () => {
    expect(parse(lab.settingsYaml())).toEqual(JSON.parse(JSON.stringify(lab.settings())))
    expect(lab.settings({smtpEncryption: 'tls'}).companies['acme']?.smtp?.port).toBe(lab.ports.company.submissions)
    expect(lab.settings().inbound?.imap.port).toBe(lab.ports.recruit.imaps)
    expect(lab.environment()).toMatchObject({
      RECRUITMAIL_SECRET_ACME_SMTP: lab.accounts.acme.password,
      RECRUITMAIL_SECRET_INBOUND: lab.accounts.inbound.password,
    })
  })

  it('hold no password', () => {
    const yaml = lab.settingsYaml({mueller: true})
    expect(Object.values(lab.accounts).some(({password}) => yaml.includes(password))).toBe(false)
  })
})
