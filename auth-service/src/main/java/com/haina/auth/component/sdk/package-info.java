/** weixin-java-open behind the component's own interface. */
@NullMarked
package com.haina.auth.component.sdk;

import org.jspecify.annotations.NullMarked;
