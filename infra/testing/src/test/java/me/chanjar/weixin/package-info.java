/** Stands for the vendor, so that the rules need no SDK here. */
@NullMarked
package me.chanjar.weixin;

import org.jspecify.annotations.NullMarked;
