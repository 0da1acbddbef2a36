// Reads a RIS file with @customcommander/ris: node customcommander.mjs count|titles FILE
import { readFileSync } from 'node:fs'
import ris from '@customcommander/ris'

const [job, file] = process.argv.slice(2)
// It logs to standard output that it could not parse, and returns null.
const log = console.log
console.log = console.error
const records = ris.read(readFileSync(file, 'utf8')) ?? []
console.log = log
if (job === 'titles') {
  for (const r of records) console.log(String((r.TI ?? r.T1 ?? [''])[0]).replace(/\s+/g, ' '))
} else {
  console.log(records.length)
}
