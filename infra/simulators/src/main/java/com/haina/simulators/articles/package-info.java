/** Drafts of articles, their publication, and what a media id shows on a phone. */
@NullMarked
package com.haina.simulators.articles;

import org.jspecify.annotations.NullMarked;
