/** Draws claim codes on paper, with PDFBox and ZXing. */
@NullMarked
package com.haina.resident.claim.pdf;

import org.jspecify.annotations.NullMarked;
