/** WeChat accounts, and the account side of api.weixin.qq.com. */
@NullMarked
package com.haina.simulators.mp;

import org.jspecify.annotations.NullMarked;
