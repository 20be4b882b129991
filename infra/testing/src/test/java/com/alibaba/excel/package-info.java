/** Stands for the vendor, so that the rules need no SDK here. */
@NullMarked
package com.alibaba.excel;

import org.jspecify.annotations.NullMarked;
