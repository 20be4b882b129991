/** The tenants' WeCom corps: contacts pushed to them, messages sent in them. */
@NullMarked
package com.haina.wecom;

import org.jspecify.annotations.NullMarked;
