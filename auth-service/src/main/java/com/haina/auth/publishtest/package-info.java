/** The automatic test before 全网发布, as far as it needs the component. */
@NullMarked
package com.haina.auth.publishtest;

import org.jspecify.annotations.NullMarked;
