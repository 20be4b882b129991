/** Notices, who they are for, and whether they arrived. */
@NullMarked
package com.haina.notify;

import org.jspecify.annotations.NullMarked;
