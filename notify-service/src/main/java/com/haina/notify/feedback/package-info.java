/** What operators tell those who run the platform, and what they are answered. */
@NullMarked
package com.haina.notify.feedback;

import org.jspecify.annotations.NullMarked;
