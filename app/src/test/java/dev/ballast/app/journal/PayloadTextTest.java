package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadTextTest {

    @Test
    void theSentenceLeadsAndValuesFollowInWords() {
        String payload = "{\"averageCost\":12.50,\"reason\":\"Too dear\",\"legs\":[{\"a\":1},{\"a\":2}],\"note\":\"\"}";

        assertThat(PayloadText.line(payload)).isEqualTo("Too dear · average cost 12.50 · legs 2 items");
    }

    @Test
    void whatFiredLeadsAndHashesComeLast() {
        String payload = "{\"cause\":\"HEAT\",\"inputs\":\"" + "0a".repeat(32)
                + "\",\"skipped\":[],\"triggers\":[\"Open risk is 8.9 %\"],\"urgency\":\"LOW\"}";

        assertThat(PayloadText.line(payload))
                .isEqualTo("Open risk is 8.9 % · cause HEAT · urgency LOW · inputs " + "0a".repeat(32));
    }

    @Test
    void shortListsAndSmallObjectsAreWrittenOut() {
        assertThat(PayloadText.line("{\"symbols\":[\"BTC-USD\",\"ETH-USD\"],\"cost\":{\"fee\":1,\"halfSpread\":2}}"))
                .isEqualTo("symbols BTC-USD, ETH-USD · cost (fee 1, half spread 2)");
    }

    @Test
    void decimalsKeepEveryDigit() {
        assertThat(PayloadText.line("{\"quantity\":0.12345678901234567890}"))
                .isEqualTo("quantity 0.12345678901234567890");
    }

    @Test
    void whatIsNotJsonIsShownAsItIs() {
        assertThat(PayloadText.line("{broken")).isEqualTo("{broken");
        assertThat(PayloadText.indented("{broken")).isEqualTo("{broken");
    }

    @Test
    void aLongPayloadIsCutInTheLineButNotInTheDetail() {
        String note = "x".repeat(1_000);
        String payload = "{\"note\":\"" + note + "\"}";

        assertThat(PayloadText.line(payload)).hasSize(240).endsWith("…");
        assertThat(PayloadText.indented(payload)).contains(note).contains("\n");
    }
}
