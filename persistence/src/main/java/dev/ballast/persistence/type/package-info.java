/// How the generated code moves Java values into and out of the database.
@NullMarked
package dev.ballast.persistence.type;

import org.jspecify.annotations.NullMarked;
