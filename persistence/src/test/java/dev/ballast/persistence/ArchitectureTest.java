package dev.ballast.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The walls of the database module, checked on its compiled classes.
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 40;
    private static final String OWN = "dev.ballast.persistence";
    private static final String GENERATED = "dev.ballast.persistence.jooq..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OWN);

    @Test
    void thereIsSomethingToCheck() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
        assertThat(CLASSES.contain(OWN + ".jooq.tables.Bars")).isTrue();
    }

    @Test
    void onlyTheStoreAndItsModeAreOpenToOthers() {
        Stream<String> open = CLASSES.stream()
                .filter(type -> type.getPackageName().equals(OWN))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName);

        assertThat(open).containsExactlyInAnyOrder("JooqWorkstationStore", "OpenMode");
    }

    @Test
    void whatIsOpenSpeaksOfNoDatabase() {
        DescribedPredicate<JavaClass> databaseType = JavaClass.Predicates.resideInAnyPackage(
                        "org.jooq..",
                        "org.h2..",
                        "org.flywaydb..",
                        "com.zaxxer..",
                        "java.sql..",
                        "javax.sql..",
                        GENERATED)
                .as("a database type");

        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(OWN)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .notHaveRawReturnType(databaseType)
                .andShould()
                .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(databaseType))
                .check(CLASSES);
    }

    @Test
    void generatedClassesAreUsedByTheTablesOnly() {
        classes()
                .that()
                .resideInAPackage(GENERATED)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(OWN, GENERATED)
                .check(CLASSES);
    }

    @Test
    void theDatabaseKnowsNoScreensAndNoEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "dev.ballast.app..", "dev.ballast.core.engine..")
                .check(CLASSES);
    }

    @Test
    void ownPackagesAreNullMarked() {
        for (String name : new String[] {OWN, OWN + ".type"}) {
            assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }
}
