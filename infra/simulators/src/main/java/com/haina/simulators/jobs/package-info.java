/** What becomes of messages that WeChat delivers later, and when the account is told. */
@NullMarked
package com.haina.simulators.jobs;

import org.jspecify.annotations.NullMarked;
