/** Template messages (模板消息): an account's templates, and sending by them. */
@NullMarked
package com.haina.simulators.templates;

import org.jspecify.annotations.NullMarked;
