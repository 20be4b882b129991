/** Serves the web apps that were built into this jar: the console at {@code /}, the phone pages at {@code /m/}. */
@NullMarked
package com.haina.gateway.pages;

import org.jspecify.annotations.NullMarked;
