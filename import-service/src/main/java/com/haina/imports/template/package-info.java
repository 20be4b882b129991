/** Empty workbooks made for one office: its layers, its names, its departments to choose from. */
@NullMarked
package com.haina.imports.template;

import org.jspecify.annotations.NullMarked;
