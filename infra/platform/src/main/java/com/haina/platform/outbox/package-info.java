/** Events recorded inside the aggregate that they tell about, and the relay that publishes them. */
@NullMarked
package com.haina.platform.outbox;

import org.jspecify.annotations.NullMarked;
