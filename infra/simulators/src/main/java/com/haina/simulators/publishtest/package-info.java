/** The automatic test before 全网发布. */
@NullMarked
package com.haina.simulators.publishtest;

import org.jspecify.annotations.NullMarked;
