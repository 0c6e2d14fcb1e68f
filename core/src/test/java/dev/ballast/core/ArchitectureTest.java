package dev.ballast.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The walls of the engine, checked on its compiled classes.
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 100;

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ballast.core");

    /// From the ground up; a room imports only rooms before it.
    private static final List<String> FLOORS = List.of(
            "result",
            "market",
            "portfolio",
            "statistics",
            "regime",
            "optimization",
            "risk",
            "stress",
            "performance",
            "rebalance",
            "execution",
            "outcome");

    @Test
    void thereIsSomethingToCheck() {
        assertThat(CORE.size()).isGreaterThan(FEWEST_CLASSES);
        for (String floor : FLOORS) {
            assertThat(CORE.stream().filter(type -> type.getPackageName().equals("dev.ballast.core." + floor)))
                    .as(floor)
                    .isNotEmpty();
        }
    }

    @Test
    void coreKnowsNeitherScreensNorDatabases() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "java.awt..",
                        "javax.swing..",
                        "java.sql..",
                        "javax.sql..",
                        "org.jooq..",
                        "org.h2..",
                        "dev.ballast.persistence..",
                        "dev.ballast.app..")
                .check(CORE);
    }

    @Test
    void roomsStandOnTheRoomsBelow() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            String[] above = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                    .map(room -> "dev.ballast.core." + room + "..")
                    .toArray(String[]::new);
            String[] outside = {
                "dev.ballast.core.feed..",
                "dev.ballast.core.intake..",
                "dev.ballast.core.journal..",
                "dev.ballast.core.store..",
                "dev.ballast.core.engine.."
            };
            String room = "dev.ballast.core." + FLOORS.get(floor) + "..";
            noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(outside)
                    .check(CORE);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(CORE);
            }
        }
    }

    @Test
    void feedsKnowTheMarketOnlyAndIntakeNoEngine() {
        classes()
                .that()
                .resideInAPackage("dev.ballast.core.feed..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.ballast..")
                        .or(resideInAnyPackage(
                                "dev.ballast.core.feed..", "dev.ballast.core.market..", "dev.ballast.core.result..")))
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("dev.ballast.core.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ballast.core.engine..",
                        "dev.ballast.core.store..",
                        "dev.ballast.core.feed..",
                        "dev.ballast.core.rebalance..",
                        "dev.ballast.core.execution..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ballast.core.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.ballast.core.engine..")
                .check(CORE);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching("dev.ballast.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void timeAndChanceArePassedIn() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(new ArchCondition<JavaClass>("lie in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        String message = type.getPackageName() + " of " + type.getName() + " is not @NullMarked";
                        events.add(new SimpleConditionEvent(type, marked, message));
                    }
                })
                .check(CORE);
    }
}
