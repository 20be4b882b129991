/** What the web part keeps to itself. */
@NullMarked
package com.haina.platform.web;

import org.jspecify.annotations.NullMarked;
