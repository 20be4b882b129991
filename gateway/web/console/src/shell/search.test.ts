import { expect, it } from 'vitest'
import { isPersonal, tailOf } from './search'

it.each(['13800138001', '138 0013 8001', '+86-138-0013-8001', '330106198001011234'])(
  'keeps %s out of addresses',
  (term) => expect(isPersonal(term)).toBe(true),
)

it.each(['1602', '6幢2单元1602', '王芳', '2-1-0301'])('takes %s for a name or a room', (term) =>
  expect(isPersonal(term)).toBe(false),
)

it('looks for staff by the last four digits only', () => {
  expect(tailOf('138 0013 8001')).toBe('8001')
})
