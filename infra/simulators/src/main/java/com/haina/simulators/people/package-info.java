/** The persons who hold the simulated phones, their chats and the pages' common look. */
@NullMarked
package com.haina.simulators.people;

import org.jspecify.annotations.NullMarked;
