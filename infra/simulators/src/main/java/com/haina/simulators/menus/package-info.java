/** Custom menus (自定义菜单) as the account's APIs know them: the one for everybody, and those for bearers of a tag. */
@NullMarked
package com.haina.simulators.menus;

import org.jspecify.annotations.NullMarked;
