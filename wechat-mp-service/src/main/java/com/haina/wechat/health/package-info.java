/** How the tenants' accounts are doing, and who has to do what about it. */
@NullMarked
package com.haina.wechat.health;

import org.jspecify.annotations.NullMarked;
