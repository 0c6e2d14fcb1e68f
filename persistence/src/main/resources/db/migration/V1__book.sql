-- A book: ledger, balances, market history, decisions and their audit trail.
--
-- Amounts are DECFLOAT: exact decimals of any length, so that a product of quantity, price and rate comes back digit by
-- digit. Times are UTC to the nanosecond. Texts that can grow are VARCHAR, not CLOB: they are written with their row.

CREATE TABLE instruments (
    id VARCHAR(40) PRIMARY KEY,
    category VARCHAR(20) NOT NULL,
    tier VARCHAR(20) NOT NULL,
    price_tick DECFLOAT NOT NULL,
    quantity_step DECFLOAT NOT NULL
);

-- One row for each fill and cash flow: their ids are unique together, and the sequence is the order of booking.
CREATE TABLE ledger_entries (
    sequence BIGINT PRIMARY KEY,
    id VARCHAR(120) NOT NULL,
    happened_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    CONSTRAINT ledger_entry_once UNIQUE (id)
);

CREATE TABLE fills (
    sequence BIGINT PRIMARY KEY,
    instrument VARCHAR(40) NOT NULL,
    side VARCHAR(10) NOT NULL,
    quantity DECFLOAT NOT NULL,
    price DECFLOAT NOT NULL,
    fee DECFLOAT NOT NULL,
    rate DECFLOAT NOT NULL,
    source VARCHAR(20) NOT NULL,
    strategy VARCHAR(1000),
    order_id VARCHAR(120),
    CONSTRAINT fill_is_entry FOREIGN KEY (sequence) REFERENCES ledger_entries (sequence)
);

CREATE TABLE cash_flows (
    sequence BIGINT PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    currency VARCHAR(20) NOT NULL,
    amount DECFLOAT NOT NULL,
    rate DECFLOAT NOT NULL,
    CONSTRAINT cash_flow_is_entry FOREIGN KEY (sequence) REFERENCES ledger_entries (sequence)
);

-- One row: cash after the latest entry.
CREATE TABLE cash_balance (
    id SMALLINT PRIMARY KEY,
    cash DECFLOAT NOT NULL
);

CREATE TABLE holdings (
    instrument VARCHAR(40) PRIMARY KEY,
    quantity DECFLOAT NOT NULL,
    cost DECFLOAT NOT NULL,
    realised DECFLOAT NOT NULL
);

CREATE TABLE price_series (
    id INTEGER PRIMARY KEY,
    instrument VARCHAR(40) NOT NULL,
    timeframe VARCHAR(10) NOT NULL,
    CONSTRAINT price_series_once UNIQUE (instrument, timeframe)
);

-- The slot is the series' number times 2^36 plus the second of the open time: one number as the only key keeps the bars
-- of a series together and in order, and makes writing three times as fast as a key of two columns.
CREATE TABLE bars (
    slot BIGINT PRIMARY KEY,
    open_time TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    open_price DOUBLE PRECISION NOT NULL,
    high_price DOUBLE PRECISION NOT NULL,
    low_price DOUBLE PRECISION NOT NULL,
    close_price DOUBLE PRECISION NOT NULL,
    volume DOUBLE PRECISION NOT NULL
);

CREATE TABLE equity_points (
    recorded_at TIMESTAMP(9) WITH TIME ZONE PRIMARY KEY,
    equity DOUBLE PRECISION NOT NULL,
    cash DOUBLE PRECISION NOT NULL,
    health DOUBLE PRECISION NOT NULL,
    weights VARCHAR(1000000) NOT NULL
);

CREATE TABLE settings (
    name VARCHAR(200) PRIMARY KEY,
    content VARCHAR(1000000) NOT NULL
);

-- Key columns for looking up, the whole proposal as JSON in the body. The number is the order of raising.
CREATE TABLE proposals (
    id VARCHAR(60) PRIMARY KEY,
    number BIGINT NOT NULL,
    version INTEGER NOT NULL,
    cause VARCHAR(200) NOT NULL,
    state VARCHAR(20) NOT NULL,
    urgency VARCHAR(20) NOT NULL,
    raised_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    body VARCHAR(1000000) NOT NULL,
    CONSTRAINT proposal_number_once UNIQUE (number)
);

CREATE TABLE orders (
    client_id VARCHAR(120) PRIMARY KEY,
    number BIGINT NOT NULL,
    proposal VARCHAR(60) NOT NULL,
    leg INTEGER NOT NULL,
    instrument VARCHAR(40) NOT NULL,
    side VARCHAR(10) NOT NULL,
    quantity DECFLOAT NOT NULL,
    reference_price DECFLOAT NOT NULL,
    state VARCHAR(20) NOT NULL,
    placed_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    note VARCHAR(1000000) NOT NULL,
    CONSTRAINT order_number_once UNIQUE (number),
    CONSTRAINT order_of_leg_once UNIQUE (proposal, leg)
);

CREATE TABLE journal (
    sequence BIGINT PRIMARY KEY,
    happened_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    type VARCHAR(40) NOT NULL,
    subject VARCHAR(1000) NOT NULL,
    payload VARCHAR(1000000) NOT NULL,
    previous_hash CHAR(64) NOT NULL,
    hash CHAR(64) NOT NULL
);
