/** The accounts' files at WeChat: permanent material, media for three days, pictures inside articles. */
@NullMarked
package com.haina.simulators.materials;

import org.jspecify.annotations.NullMarked;
