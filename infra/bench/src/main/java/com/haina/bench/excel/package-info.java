/** Reading workbooks with EasyExcel and nothing around it. */
@NullMarked
package com.haina.bench.excel;

import org.jspecify.annotations.NullMarked;
