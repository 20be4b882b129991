/** What leaves for followers: template, customer-service and mass messages, sent once and followed to their receipt. */
@NullMarked
package com.haina.wechat.outbound;

import org.jspecify.annotations.NullMarked;
