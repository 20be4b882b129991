/** Rendering of the simulators' HTML pages from logic-less templates that escape every value. */
@NullMarked
package com.haina.simulators.pages;

import org.jspecify.annotations.NullMarked;
