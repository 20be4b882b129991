/** QR codes of accounts with a scene in them. */
@NullMarked
package com.haina.simulators.scenes;

import org.jspecify.annotations.NullMarked;
