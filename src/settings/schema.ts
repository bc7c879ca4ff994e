import {isIP} from 'node:net'
import {z} from 'zod'
import {addressProblem} from './address.js'
import {isDnsServer, isHost} from './host.js'
import {hasControlCharacter} from './text.js'

/*
 * The shape of the settings. A description says what would be valid, in the words a problem shows; rules that compare
 * several values stand in rules.ts. An optional key may also be left empty, as YAML writes it when its value is
 * commented out.
 */

/** Ids of companies and jobs: they become parts of secret ids, folder names and environment names. */
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'is no valid id')
  .refine((text) => text !== 'constructor' && text !== 'prototype', 'is a reserved word and no valid id')
  .describe('lower-case letters, digits, dot, hyphen and underscore, at most 63, beginning with a letter or digit')

const plainText = (longest: number): z.ZodString =>
  z
    .string()
    .refine((text) => text.trim() !== '', 'is empty')
    .refine((text) => text.trim() === text || text.trim() === '', 'begins or ends with a space')
    .refine((text) => !hasControlCharacter(text), 'holds a line break or another control character')
    .max(longest, `is longer than ${longest} characters`)
    .describe(`text of 1 to ${longest} characters in one line`)

const address = z
  .string()
  .superRefine((text, context) => {
    const problem = addressProblem(text)
    if (problem !== undefined) context.addIssue({code: 'custom', message: problem})
  })
  .describe('an address such as jobs@acme.example')

const ip = z
  .string()
  .refine((text) => isIP(text) !== 0, 'is no IP address')
  .describe('an IPv4 or IPv6 address')

const host = z
  .string()
  .refine(isHost, 'is no host name and no IP address')
  .describe('a host name or IP address alone, without scheme, port or final dot')

const port = z.int().min(1).max(65535).describe('1 to 65535')

const argument = z.string().refine((text) => !text.includes('\0'), 'holds a NUL character')

const passwordCommand = z
  .array(argument)
  .min(1, 'is empty')
  .refine((words) => words[0] !== '', 'names no program')
  .describe('a list of program and arguments, such as [op, read, "op://…"]; no shell reads it')

const optional = <T extends z.ZodType>(schema: T): z.ZodExactOptional<z.ZodNullable<T>> =>
  z.exactOptional(z.nullable(schema))

const server = z
  .strictObject({
    host,
    port,
    encryption: z.enum(['tls', 'starttls', 'none', 'ssl']).describe('tls, starttls; none on loopback hosts only'),
    account: plainText(320),
    auth: optional(z.enum(['password', 'oauth']).describe('password, oauth')),
    passwordCommand: optional(passwordCommand),
    servername: optional(host),
    address: optional(ip),
  })
  .describe('a mapping with host, port, encryption and account')

const inbound = z
  .strictObject({
    address,
    imap: server,
    folder: optional(plainText(255)),
    jobsFolder: optional(plainText(255)),
    sentFolder: optional(plainText(255)),
  })
  .describe('a mapping with address and imap')

const company = z
  .strictObject({
    name: plainText(200),
    main: optional(z.boolean().describe('true, false')),
    redirect: optional(z.strictObject({from: address, to: optional(address)}).describe('a mapping with from, and to')),
    senderName: optional(
      z.union([z.literal(''), plainText(200)]).describe('text of at most 200 characters in one line'),
    ),
    customAddress: optional(
      z.union([z.literal(''), address]).describe('an address such as jobs@acme.example, or empty'),
    ),
    channel: optional(z.enum(['builtin', 'smtp', 'google', 'microsoft']).describe('builtin, smtp, google, microsoft')),
    smtp: optional(server),
    imap: optional(server),
    inbound: optional(inbound),
  })
  .describe('a mapping with name, main, redirect, senderName, customAddress, channel, smtp, imap, inbound')

const job = z.strictObject({title: plainText(200), company: z.string()}).describe('a mapping with title and company')

/** The settings document as an admin may write it. What it accepts besides the canonical form, `normalise` straightens. */
export const settingsSchema = z
  .strictObject({
    version: z.literal(1).describe('1'),
    inbound: optional(inbound),
    builtin: optional(z.strictObject({address, smtp: server}).describe('a mapping with address and smtp')),
    companies: optional(z.record(id, company).describe('a mapping of company ids to companies')),
    jobs: optional(z.record(id, job).describe('a mapping of job ids to jobs')),
    network: optional(
      z
        .strictObject({
          caFile: optional(plainText(4096)),
          dnsServers: optional(
            z
              .array(z.string().refine(isDnsServer, 'is no address of a resolver').describe('ip, ip:port or [v6]:port'))
              .min(1, 'is empty')
              .describe('a list of ip, ip:port or [v6]:port'),
          ),
        })
        .describe('a mapping with caFile and dnsServers'),
    ),
  })
  .describe('a mapping with version, inbound, builtin, companies, jobs and network')
