"""Makes NotoSansSC-Sheets.ttf: the characters of GBK, traditional ones too, and some more, out of Debian's fonts-noto-cjk, with quadratic
outlines, which are what PDFBox can embed. Needs Debian's python3-fonttools and fonts-noto-cjk: /usr/bin/python3 make-font.py
"""
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

SOURCE = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
NAME = 'Noto Sans CJK SC'
TARGET = '../main/resources/fonts/NotoSansSC-Sheets.ttf'
# The ideographs of GBK are all of Unicode's first block of them
IDEOGRAPHS = range(0x4e00, 0x9fa6)
# Of names of places, outside it
MORE = '㙍㘵䓖䶮㳇'


def characters():
    yield from (chr(c) for c in range(0x20, 0x7f))
    for row in range(0xa1, 0xaa):
        for cell in range(0x40, 0xff):
            try:
                yield bytes([row, cell]).decode('gbk')
            except UnicodeDecodeError:
                pass
    yield from map(chr, IDEOGRAPHS)
    yield from MORE + '•·…—–“”‘’《》□'


def quadratic(font):
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    font['loca'] = newTable('loca')
    font['glyf'] = table = newTable('glyf')
    table.glyphOrder = order
    table.glyphs = drawn
    for name in order:
        table[name].recalcBounds(table)
    del font['CFF ']
    for unused in ('VORG', 'vhea', 'vmtx'):
        if unused in font:
            del font[unused]
    widths = font['hmtx']
    for name in order:
        width, _ = widths[name]
        widths[name] = width, getattr(drawn[name], 'xMin', 0)
    most = font['maxp'] = newTable('maxp')
    most.tableVersion = 0x00010000
    most.numGlyphs = len(order)
    for field in ('maxPoints', 'maxContours', 'maxCompositePoints', 'maxCompositeContours', 'maxStorage', 'maxFunctionDefs',
                  'maxInstructionDefs', 'maxStackElements', 'maxSizeOfInstructions', 'maxComponentElements', 'maxComponentDepth',
                  'maxTwilightPoints'):
        setattr(most, field, 0)
    most.maxZones = 1
    font['post'].formatType = 3.0
    font.sfntVersion = '\000\001\000\000'


options = subset.Options()
options.layout_features = []
options.hinting = False
options.name_IDs = ['*']
options.notdef_outline = True
font = next(f for f in TTCollection(SOURCE).fonts if f['name'].getDebugName(4) == NAME)
cut = subset.Subsetter(options)
cut.populate(text=''.join(sorted(set(characters()))))
cut.subset(font)
quadratic(font)
font.save(TARGET)
